package dev.quell.incident;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.quell.storage.Database;
import dev.quell.web.Costly;
import dev.quell.web.Needs;
import dev.quell.web.Permission;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * What was like an incident before: closed incidents of its channel that say nearly the same. Of
 * the 30 days before it the newest {@value #MOST_COMPARED} are compared, each by its own words.
 */
@RestController
@Tag(name = "Incidents")
public final class PastIncidents {
  static final int MOST_COMPARED = 2000;
  private static final Duration LOOK_BACK = Duration.ofDays(30);
  private static final double LEAST = 0.9;
  private static final int USUAL = 5;
  private static final int MOST = 100;

  /** Somebody was wiser afterwards; then the most alike, and of those the newest. */
  private static final Comparator<Found> BEST_FIRST =
      Comparator.comparing((Found found) -> !isExplained(found.incident))
          .thenComparing(Comparator.comparingDouble(Found::score).reversed())
          .thenComparing(
              Comparator.comparingLong((Found found) -> found.incident.times().close()).reversed());

  private final Database database;
  private final IncidentReader reader;
  private final Resemblance resemblance;

  /** How alike incidents are. */
  @FunctionalInterface
  public interface Resemblance {
    /** For each of the others, in their order: 0..1. */
    double[] scores(Incident one, List<Incident> others);
  }

  public PastIncidents(Database database, IncidentReader reader, Resemblance resemblance) {
    this.database = database;
    this.reader = reader;
    this.resemblance = resemblance;
  }

  private record Found(Incident incident, double score) {}

  record PastRequest(@Required String incidentId, Optional<Long> limit) {}

  record PastItem(@JsonUnwrapped IncidentItem incident, double score) {}

  record Items(List<PastItem> items) {}

  @Operation(summary = "Incidents of the channel that were like this one in the 30 days before it")
  @PostMapping("/incident/past/list")
  @Costly
  @Needs(Permission.INCIDENTS_READ)
  Items list(@RequestBody PastRequest request) {
    long limit = Requests.between("limit", request.limit().orElse(0L), 0, MOST);
    Incident incident = reader.incident(QueryWords.id("incident_id", request.incidentId()));
    List<Found> best =
        like(incident).stream().sorted(BEST_FIRST).limit(limit == 0 ? USUAL : limit).toList();
    List<IncidentItem> shown =
        reader.incidents(best.stream().map(found -> found.incident.id()).toList());
    List<PastItem> items = new ArrayList<>();
    for (int at = 0; at < best.size(); at++) {
      double score = Math.round(best.get(at).score * 1000) / 1000.0;
      items.add(new PastItem(shown.get(at), score));
    }
    return new Items(items);
  }

  /** One that belongs to no channel has none. */
  private List<Found> like(Incident incident) {
    if (incident.channelId() == 0) {
      return List.of();
    }
    long since = incident.times().created() - LOOK_BACK.toMillis();
    List<Incident> others =
        database
            .read(sql ->
                IncidentListStore.closedSince(sql, incident.channelId(), since, MOST_COMPARED))
            .stream()
            .filter(other -> other.times().created() <= incident.times().created())
            .filter(other -> !other.id().equals(incident.id()))
            .toList();
    double[] scores = resemblance.scores(incident, others);
    List<Found> found = new ArrayList<>();
    for (int at = 0; at < scores.length; at++) {
      if (scores[at] >= LEAST) {
        found.add(new Found(others.get(at), scores[at]));
      }
    }
    return found;
  }

  private static boolean isExplained(Incident incident) {
    return !incident.findings().rootCause().isEmpty()
        || !incident.findings().resolution().isEmpty();
  }
}
