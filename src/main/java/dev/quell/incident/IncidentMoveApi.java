package dev.quell.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quell.queue.Commands;
import dev.quell.web.Caller;
import dev.quell.web.Edits;
import dev.quell.web.Json;
import dev.quell.web.Needs;
import dev.quell.web.Nothing;
import dev.quell.web.Permission;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Opening incidents, giving them to people, putting them off, merging and splitting them. */
@RestController
@Tag(name = "Incidents")
public final class IncidentMoveApi {
  static final int MOST_TITLE = 512;
  static final int MOST_TEXT = 6144;
  static final List<String> SEVERITIES = List.of("Info", "Warning", "Critical");
  private static final JsonMapper JSON = Json.mapper();
  private static final int MOST_COMMENT = 1024;
  private static final int MOST_MINUTES = 1440;
  private static final int MOST_ALERTS = 1000;
  private static final int MOST_FIELDS = 100;

  private final IncidentOrders orders;

  public IncidentMoveApi(Commands commands) {
    this.orders = new IncidentOrders(commands);
  }

  /** {@code channelId} 0: it belongs to none; {@code fields}: values by the names of fields. */
  record CreateRequest(
      @Required String incidentSeverity,
      Optional<String> title,
      Optional<String> description,
      long channelId,
      Optional<AssignTo> assignedTo,
      Map<String, JsonNode> fields) {}

  record Created(String incidentId, String title) {}

  record SnoozeRequest(@Required List<String> incidentIds, long minutes) {}

  record IdsRequest(@Required List<String> incidentIds) {}

  /** Several by {@code incidentIds}, which win over the one of {@code incidentId}. */
  record AssignRequest(
      Optional<String> incidentId, List<String> incidentIds, @Required AssignTo assignedTo) {}

  record AddRequest(
      @Required String incidentId,
      @Required List<Long> personIds,
      @JsonProperty("notify") Optional<AssignTo.Notify> told) {}

  record MergeRequest(
      @Required List<String> sourceIncidentIds,
      @Required String targetIncidentId,
      Optional<String> title,
      Optional<String> comment,
      long ownerId,
      boolean removeSourceIncidents) {}

  record SplitRequest(
      @Required String incidentId, @Required List<String> alertIds, Optional<String> title) {}

  @Operation(summary = "Open an incident by hand, in a channel or in none")
  @PostMapping("/incident/create")
  @Needs(Permission.INCIDENTS_MANAGE)
  Created create(@RequestBody CreateRequest request, Caller caller) {
    Map<String, Object> body = new TreeMap<>();
    body.put(
        "incident_severity",
        Requests.oneOf("incident_severity", request.incidentSeverity(), SEVERITIES));
    body.put("title", text("title", request.title(), MOST_TITLE));
    body.put("description", text("description", request.description(), MOST_TEXT));
    body.put("channel_id", Requests.between("channel_id", request.channelId(), 0, Long.MAX_VALUE));
    request.assignedTo().ifPresent(to -> body.put("assigned_to", to.read()));
    Requests.between("fields (how many)", request.fields().size(), 0, MOST_FIELDS);
    body.put("fields", request.fields());
    return JSON.readValue(orders.run("incident.create", caller, body), Created.class);
  }

  @Operation(summary = "Do not want to hear of incidents for 1 to 1440 minutes")
  @PostMapping("/incident/snooze")
  @Needs(Permission.INCIDENTS_MANAGE)
  Nothing snooze(@RequestBody SnoozeRequest request, Caller caller) {
    long minutes = Requests.between("minutes", request.minutes(), 1, MOST_MINUTES);
    return orders.each(
        "incident.snooze", caller, request.incidentIds(), Map.of("minutes", minutes));
  }

  @Operation(summary = "Want to hear of snoozed incidents again")
  @PostMapping("/incident/wake")
  @Needs(Permission.INCIDENTS_MANAGE)
  Nothing wake(@RequestBody IdsRequest request, Caller caller) {
    return orders.each("incident.wake", caller, request.incidentIds(), Map.of());
  }

  @Operation(
      summary = "Give incidents to people, or to whomever an escalation rule names at a level")
  @PostMapping("/incident/assign")
  @Needs(Permission.INCIDENTS_MANAGE)
  Nothing assign(@RequestBody AssignRequest request, Caller caller) {
    List<String> ids =
        request.incidentIds().isEmpty()
            ? List.of(Requests.required("incident_id", request.incidentId().orElse(null)))
            : request.incidentIds();
    return orders.each(
        "incident.assign", caller, ids, Map.of("assigned_to", request.assignedTo().read()));
  }

  @Operation(summary = "Add people to those who have an incident")
  @PostMapping("/incident/responder/add")
  @Needs(Permission.INCIDENTS_MANAGE)
  Nothing add(@RequestBody AddRequest request, Caller caller) {
    Map<String, Object> more = new TreeMap<>();
    more.put("person_ids", AssignTo.people("person_ids", request.personIds()));
    request.told().ifPresent(how -> more.put("notify", how.read("notify")));
    return orders.each(
        "incident.responder_add",
        caller,
        List.of(QueryWords.id("incident_id", request.incidentId())),
        more);
  }

  @Operation(summary = "Make one incident of several: alerts and responders go to the target")
  @PostMapping("/incident/merge")
  @Needs(Permission.INCIDENTS_MANAGE)
  Nothing merge(@RequestBody MergeRequest request, Caller caller) {
    Map<String, Object> body = new TreeMap<>();
    body.put("target_incident_id", QueryWords.id("target_incident_id", request.targetIncidentId()));
    body.put(
        "source_incident_ids",
        QueryWords.ids(
            "source_incident_ids", request.sourceIncidentIds(), 1, IncidentOrders.MOST_AT_ONCE));
    body.put("title", text("title", request.title(), MOST_TITLE));
    body.put("comment", text("comment", request.comment(), MOST_COMMENT));
    body.put("owner_id", request.ownerId());
    body.put("remove_source_incidents", request.removeSourceIncidents());
    orders.run("incident.merge", caller, body);
    return new Nothing();
  }

  @Operation(summary = "Make an incident of its own of some alerts of another")
  @PostMapping("/incident/split")
  @Needs(Permission.INCIDENTS_MANAGE)
  Created split(@RequestBody SplitRequest request, Caller caller) {
    Map<String, Object> body = new TreeMap<>();
    body.put("incident_id", QueryWords.id("incident_id", request.incidentId()));
    body.put("alert_ids", QueryWords.ids("alert_ids", request.alertIds(), 1, MOST_ALERTS));
    body.put("title", text("title", request.title(), MOST_TITLE));
    return JSON.readValue(orders.run("incident.split", caller, body), Created.class);
  }

  @Operation(summary = "Let no alert join incidents by itself any more")
  @PostMapping("/incident/disable-merge")
  @Needs(Permission.INCIDENTS_MANAGE)
  Nothing disableMerge(@RequestBody IdsRequest request, Caller caller) {
    return orders.each("incident.disable_merge", caller, request.incidentIds(), Map.of());
  }

  @Operation(summary = "Let alerts join incidents by themselves again")
  @PostMapping("/incident/enable-merge")
  @Needs(Permission.INCIDENTS_MANAGE)
  Nothing enableMerge(@RequestBody IdsRequest request, Caller caller) {
    return orders.each("incident.enable_merge", caller, request.incidentIds(), Map.of());
  }

  @Operation(summary = "Remove incidents for good; their alerts are closed and stay")
  @PostMapping("/incident/remove")
  @Needs(Permission.INCIDENTS_MANAGE)
  @Edits("incident_ids")
  Nothing remove(@RequestBody IdsRequest request, Caller caller) {
    return orders.each("incident.remove", caller, request.incidentIds(), Map.of());
  }

  /** Empty when it is not said. */
  static String text(String name, Optional<String> given, int most) {
    return Requests.atMost(name, Requests.storable(name, given.orElse("").strip()), most);
  }
}
