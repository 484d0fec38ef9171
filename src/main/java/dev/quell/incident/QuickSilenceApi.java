package dev.quell.incident;

import dev.quell.web.Needs;
import dev.quell.web.Permission;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Proposes how to silence what an incident is about. */
@RestController
@Tag(name = "Incidents")
public final class QuickSilenceApi {
  private final IncidentReader reader;
  private final InstantSource clock;

  public QuickSilenceApi(IncidentReader reader, InstantSource clock) {
    this.reader = reader;
    this.clock = clock;
  }

  record DraftRequest(@Required String incidentId) {}

  @Operation(summary = "What a silence of an incident would say; nothing is saved")
  @PostMapping("/incident/quick-silence/draft")
  @Needs(Permission.INCIDENTS_READ)
  QuickSilence draft(@RequestBody DraftRequest request) {
    Incident incident = reader.incident(QueryWords.id("incident_id", request.incidentId()));
    return QuickSilence.of(incident, reader.sharedLabels(incident), clock.millis());
  }
}
