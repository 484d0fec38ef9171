package dev.quell.incident;

import dev.quell.queue.Commands;
import dev.quell.web.Caller;
import dev.quell.web.Needs;
import dev.quell.web.Nothing;
import dev.quell.web.Permission;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What people write about incidents themselves; alerts that come later do not write over it. */
@RestController
@Tag(name = "Incidents")
public final class IncidentTextApi {

  private final IncidentOrders orders;

  public IncidentTextApi(Commands commands) {
    this.orders = new IncidentOrders(commands);
  }

  /** What is left out stays as it is; a text may be taken away, a title may not. */
  record ResetRequest(
      @Required String incidentId,
      Optional<String> title,
      Optional<String> description,
      Optional<String> impact,
      Optional<String> rootCause,
      Optional<String> resolution,
      Optional<String> incidentSeverity) {}

  record TitleRequest(@Required String incidentId, @Required String title) {}

  record DescriptionRequest(@Required String incidentId, @Required String description) {}

  record SeverityRequest(@Required String incidentId, @Required String incidentSeverity) {}

  record ImpactRequest(@Required String incidentId, @Required String impact) {}

  record RootCauseRequest(@Required String incidentId, @Required String rootCause) {}

  record ResolutionRequest(@Required String incidentId, @Required String resolution) {}

  /** Without a value the incident has none any more. */
  record FieldRequest(
      @Required String incidentId, @Required String fieldName, Optional<JsonNode> fieldValue) {}

  @Operation(summary = "Write over title, severity, description or findings of an incident")
  @PostMapping("/incident/reset")
  @Needs(Permission.INCIDENTS_MANAGE)
  Nothing reset(@RequestBody ResetRequest request, Caller caller) {
    Map<String, String> said = new TreeMap<>();
    request.title().ifPresent(text -> said.put("title", text));
    request.description().ifPresent(text -> said.put("description", text));
    request.impact().ifPresent(text -> said.put("impact", text));
    request.rootCause().ifPresent(text -> said.put("root_cause", text));
    request.resolution().ifPresent(text -> said.put("resolution", text));
    request.incidentSeverity().ifPresent(word -> said.put("incident_severity", word));
    if (said.isEmpty()) {
      throw Requests.invalid(
          "title",
          "missing",
          "this or description, impact, root_cause, resolution or incident_severity");
    }
    return reset(request.incidentId(), said, caller);
  }

  @Operation(summary = "Write over the title of an incident")
  @PostMapping("/incident/title/reset")
  @Needs(Permission.INCIDENTS_MANAGE)
  Nothing title(@RequestBody TitleRequest request, Caller caller) {
    return reset(request.incidentId(), Map.of("title", request.title()), caller);
  }

  @Operation(summary = "Write over the description of an incident")
  @PostMapping("/incident/description/reset")
  @Needs(Permission.INCIDENTS_MANAGE)
  Nothing description(@RequestBody DescriptionRequest request, Caller caller) {
    return reset(request.incidentId(), Map.of("description", request.description()), caller);
  }

  @Operation(summary = "Say how severe an incident is, whatever its alerts say")
  @PostMapping("/incident/severity/reset")
  @Needs(Permission.INCIDENTS_MANAGE)
  Nothing severity(@RequestBody SeverityRequest request, Caller caller) {
    return reset(
        request.incidentId(), Map.of("incident_severity", request.incidentSeverity()), caller);
  }

  @Operation(summary = "Write down whom an incident hurts")
  @PostMapping("/incident/impact/reset")
  @Needs(Permission.INCIDENTS_MANAGE)
  Nothing impact(@RequestBody ImpactRequest request, Caller caller) {
    return reset(request.incidentId(), Map.of("impact", request.impact()), caller);
  }

  @Operation(summary = "Write down why an incident happened")
  @PostMapping("/incident/root-cause/reset")
  @Needs(Permission.INCIDENTS_MANAGE)
  Nothing rootCause(@RequestBody RootCauseRequest request, Caller caller) {
    return reset(request.incidentId(), Map.of("root_cause", request.rootCause()), caller);
  }

  @Operation(summary = "Write down how an incident was resolved")
  @PostMapping("/incident/resolution/reset")
  @Needs(Permission.INCIDENTS_MANAGE)
  Nothing resolution(@RequestBody ResolutionRequest request, Caller caller) {
    return reset(request.incidentId(), Map.of("resolution", request.resolution()), caller);
  }

  @Operation(summary = "Set a custom field of an incident, or take its value away")
  @PostMapping("/incident/field/reset")
  @Needs(Permission.INCIDENTS_MANAGE)
  Nothing field(@RequestBody FieldRequest request, Caller caller) {
    Map<String, Object> body = new TreeMap<>();
    body.put("field_name", Requests.storable("field_name", request.fieldName()));
    request
        .fieldValue()
        .filter(value -> !value.isNull())
        .ifPresent(value -> body.put("field_value", value));
    return orders.one("incident.field_reset", caller, request.incidentId(), body);
  }

  private Nothing reset(String incidentId, Map<String, String> said, Caller caller) {
    Map<String, Object> read = new TreeMap<>();
    said.forEach((name, text) -> read.put(name, read(name, text)));
    return orders.one("incident.reset", caller, incidentId, read);
  }

  private static String read(String name, String given) {
    return switch (name) {
      case "title" ->
          Requests.storable(name, Requests.text(name, given.strip(), IncidentMoveApi.MOST_TITLE));
      case "incident_severity" -> Requests.oneOf(name, given, IncidentMoveApi.SEVERITIES);
      default -> IncidentMoveApi.text(name, Optional.of(given), IncidentMoveApi.MOST_TEXT);
    };
  }
}
