package dev.quell.incident;

import dev.quell.queue.Commands;
import dev.quell.web.Caller;
import dev.quell.web.Needs;
import dev.quell.web.Nothing;
import dev.quell.web.Page;
import dev.quell.web.PageRequest;
import dev.quell.web.Permission;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Looking at incidents and working on them. */
@RestController
@Tag(name = "Incidents", description = "What people handle")
public final class IncidentApi {
  private static final int MOST_TEXT = 1024;
  private static final int MOST_ALERTS = 1000;
  private static final int NUM_DIGITS = 6;

  private final IncidentReader reader;
  private final IncidentOrders orders;
  private final InstantSource clock;

  public IncidentApi(IncidentReader reader, Commands commands, InstantSource clock) {
    this.reader = reader;
    this.orders = new IncidentOrders(commands);
    this.clock = clock;
  }

  record ListRequest(
      long startTime,
      long endTime,
      boolean asc,
      Optional<String> progress,
      Optional<String> incidentSeverity,
      Optional<String> query,
      Optional<Boolean> everMuted,
      Optional<Boolean> isSnoozed,
      List<Long> channelIds,
      List<Long> responderIds,
      List<Long> ackerIds,
      List<Long> creatorIds,
      List<Long> closerIds,
      List<String> incidentIds,
      List<String> nums,
      Map<String, JsonNode> fields,
      int p,
      int limit,
      Optional<String> searchAfterCtx) {

    IncidentQuery query(long now, CustomFields known) {
      List<String> ids = QueryWords.ids("incident_ids", incidentIds, 0, QueryWords.MOST_VALUES);
      List<String> shortIds =
          QueryWords.keys("nums", nums).stream()
              .map(num -> num.strip().toUpperCase(Locale.ROOT))
              .toList();
      boolean named = !ids.isEmpty() || !shortIds.isEmpty();
      return new IncidentQuery(
          named && startTime == 0 && endTime == 0
              ? Optional.empty()
              : Optional.of(Window.of(startTime, endTime, now)),
          QueryWords.progress("progress", progress),
          QueryWords.severities("incident_severity", incidentSeverity),
          everMuted,
          isSnoozed,
          QueryWords.numbers("channel_ids", channelIds),
          new IncidentQuery.People(
              QueryWords.numbers("responder_ids", responderIds),
              QueryWords.numbers("acker_ids", ackerIds),
              QueryWords.numbers("creator_ids", creatorIds),
              QueryWords.numbers("closer_ids", closerIds)),
          ids,
          shortIds,
          known.wanted(fields),
          QueryWords.text("query", query),
          Slice.of(searchAfterCtx, PageRequest.of(p, limit), asc));
    }
  }

  record InfoRequest(@Required String incidentId) {}

  record ByIdsRequest(@Required List<String> incidentIds) {}

  record AlertsRequest(
      @Required String incidentId,
      Optional<Boolean> isActive,
      boolean includeEvents,
      int p,
      int limit) {}

  record FeedRequest(
      @Required String incidentId, int p, int limit, boolean asc, List<String> types) {}

  record IdsRequest(@Required List<String> incidentIds) {}

  record ResolveRequest(
      @Required List<String> incidentIds,
      Optional<String> rootCause,
      Optional<String> resolution) {}

  record ReopenRequest(@Required List<String> incidentIds, Optional<String> reason) {}

  /** {@code mentions}: people it speaks to; {@code muteReply}: nobody outside is told of it. */
  record CommentRequest(
      @Required List<String> incidentIds,
      @Required String comment,
      boolean muteReply,
      List<Long> mentions) {}

  @Operation(summary = "List incidents that were going on within a window of at most 31 days")
  @PostMapping("/incident/list")
  @Needs(Permission.INCIDENTS_READ)
  Page<IncidentItem> list(@RequestBody ListRequest request) {
    return reader.incidents(request.query(clock.millis(), reader.fields()));
  }

  @Operation(summary = "One incident by its id, or the newest with these six characters")
  @PostMapping("/incident/info")
  @Needs(Permission.INCIDENTS_READ)
  IncidentItem info(@RequestBody InfoRequest request) {
    String id = request.incidentId().strip();
    return id.length() == NUM_DIGITS
        ? reader.byNum(Requests.storable("incident_id", id.toUpperCase(Locale.ROOT)))
        : reader.incidents(List.of(QueryWords.id("incident_id", id))).getFirst();
  }

  @Operation(summary = "Several incidents; one unknown id refuses all")
  @PostMapping("/incident/list-by-ids")
  @Needs(Permission.INCIDENTS_READ)
  Page<IncidentItem> listByIds(@RequestBody ByIdsRequest request) {
    List<IncidentItem> found = reader.incidents(ids(request.incidentIds(), MOST_ALERTS));
    return new Page<>(found, found.size(), false, Optional.empty());
  }

  @Operation(
      summary = "Alerts of an incident, the newest first; with their newest events where wanted")
  @PostMapping("/incident/alert/list")
  @Needs(Permission.INCIDENTS_READ)
  Page<AlertItem> alerts(@RequestBody AlertsRequest request) {
    Incident incident = reader.incident(QueryWords.id("incident_id", request.incidentId()));
    int most = request.includeEvents() ? IncidentOrders.MOST_AT_ONCE : MOST_ALERTS;
    PageRequest page = PageRequest.of(request.p(), request.limit(), most, most);
    return reader.alertsOf(
        incident,
        request.isActive(),
        new Slice(Optional.empty(), page, false),
        request.includeEvents());
  }

  @Operation(summary = "Timeline of an incident, the newest first; times are milliseconds")
  @PostMapping("/incident/feed")
  @Needs(Permission.INCIDENTS_READ)
  IncidentReader.Feed feed(@RequestBody FeedRequest request) {
    Incident incident = reader.incident(QueryWords.id("incident_id", request.incidentId()));
    PageRequest page = PageRequest.of(request.p(), request.limit());
    return reader.feed(
        incident.id(),
        QueryWords.keys("types", request.types()),
        new Slice(Optional.empty(), page, request.asc()));
  }

  @Operation(summary = "Say \"I am on it\"")
  @PostMapping("/incident/ack")
  @Needs(Permission.INCIDENTS_MANAGE)
  Nothing acknowledge(@RequestBody IdsRequest request, Caller caller) {
    return orders.each("incident.ack", caller, request.incidentIds(), Map.of());
  }

  @Operation(summary = "Take one's acknowledgement back")
  @PostMapping("/incident/unack")
  @Needs(Permission.INCIDENTS_MANAGE)
  Nothing withdraw(@RequestBody IdsRequest request, Caller caller) {
    return orders.each("incident.unack", caller, request.incidentIds(), Map.of());
  }

  @Operation(summary = "Close incidents and their alerts")
  @PostMapping("/incident/resolve")
  @Needs(Permission.INCIDENTS_MANAGE)
  Nothing resolve(@RequestBody ResolveRequest request, Caller caller) {
    Map<String, Object> findings = new TreeMap<>();
    request.rootCause().ifPresent(text -> findings.put("root_cause", text("root_cause", text)));
    request.resolution().ifPresent(text -> findings.put("resolution", text("resolution", text)));
    return orders.each("incident.resolve", caller, request.incidentIds(), findings);
  }

  @Operation(summary = "Open closed incidents again")
  @PostMapping("/incident/reopen")
  @Needs(Permission.INCIDENTS_MANAGE)
  Nothing reopen(@RequestBody ReopenRequest request, Caller caller) {
    String reason = text("reason", request.reason().orElse(""));
    return orders.each("incident.reopen", caller, request.incidentIds(), Map.of("reason", reason));
  }

  @Operation(summary = "Write into the timeline")
  @PostMapping("/incident/comment")
  @Needs(Permission.INCIDENTS_MANAGE)
  Nothing comment(@RequestBody CommentRequest request, Caller caller) {
    String comment = Requests.text("comment", request.comment().strip(), MOST_TEXT);
    Map<String, Object> said = new TreeMap<>();
    said.put("comment", text("comment", comment));
    said.put("mute_reply", request.muteReply());
    said.put(
        "mentions", Requests.list("mentions", request.mentions(), 0, IncidentOrders.MOST_AT_ONCE));
    return orders.each("incident.comment", caller, request.incidentIds(), said);
  }

  private static List<String> ids(List<String> given, int most) {
    return QueryWords.ids("incident_ids", given, 1, most);
  }

  private static String text(String name, String text) {
    return Requests.atMost(name, Requests.storable(name, text.strip()), MOST_TEXT);
  }
}
