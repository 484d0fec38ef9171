package dev.quell.incident;

import dev.quell.web.Needs;
import dev.quell.web.Page;
import dev.quell.web.PageRequest;
import dev.quell.web.Permission;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Looking at alerts, their events and their timeline. */
@RestController
@Tag(name = "Alerts", description = "Episodes of one problem, with all their events")
public final class AlertApi {
  private final IncidentReader reader;
  private final InstantSource clock;

  public AlertApi(IncidentReader reader, InstantSource clock) {
    this.reader = reader;
    this.clock = clock;
  }

  record ListRequest(
      long startTime,
      long endTime,
      int p,
      int limit,
      Optional<String> searchAfterCtx,
      Optional<Boolean> isActive,
      Optional<Boolean> isOpen,
      Optional<Boolean> everMuted,
      Optional<String> alertSeverity,
      List<Long> channelIds,
      List<Long> integrationIds,
      List<String> alertIds,
      List<String> alertKeys,
      Optional<String> title,
      Optional<String> orderby,
      boolean asc) {

    AlertQuery query(long now) {
      List<String> ids = QueryWords.ids("alert_ids", alertIds, 0, QueryWords.MOST_VALUES);
      boolean anyTime = startTime == 0 && endTime == 0 && !ids.isEmpty();
      String order =
          Requests.oneOf(
              "orderby",
              orderby.filter(word -> !word.isEmpty()).orElse("created_at"),
              List.of("created_at", "updated_at"));
      return new AlertQuery(
          anyTime ? Optional.empty() : Optional.of(Window.of(startTime, endTime, now)),
          isActive,
          isOpen,
          everMuted,
          QueryWords.severities("alert_severity", alertSeverity),
          QueryWords.numbers("channel_ids", channelIds),
          QueryWords.numbers("integration_ids", integrationIds),
          ids,
          QueryWords.keys("alert_keys", alertKeys),
          QueryWords.text("title", title),
          order.equals("updated_at"),
          Slice.of(searchAfterCtx, PageRequest.of(p, limit), asc));
    }
  }

  record InfoRequest(@Required String alertId) {}

  record ByIdsRequest(@Required List<String> alertIds) {}

  record EventsRequest(@Required String alertId, int p, int limit, boolean asc) {}

  record FeedRequest(@Required String alertId, int p, int limit, boolean asc, List<String> types) {}

  @Operation(summary = "List alerts that were going on within a window of at most 31 days")
  @PostMapping("/alert/list")
  @Needs(Permission.INCIDENTS_READ)
  Page<AlertItem> list(@RequestBody ListRequest request) {
    return reader.alerts(request.query(clock.millis()));
  }

  @Operation(summary = "One alert")
  @PostMapping("/alert/info")
  @Needs(Permission.INCIDENTS_READ)
  AlertItem info(@RequestBody InfoRequest request) {
    return reader.alerts(List.of(QueryWords.id("alert_id", request.alertId()))).getFirst();
  }

  @Operation(summary = "Several alerts; one unknown id refuses all")
  @PostMapping("/alert/list-by-ids")
  @Needs(Permission.INCIDENTS_READ)
  Page<AlertItem> listByIds(@RequestBody ByIdsRequest request) {
    List<AlertItem> found =
        reader.alerts(QueryWords.ids("alert_ids", request.alertIds(), 1, QueryWords.MOST_VALUES));
    return new Page<>(found, found.size(), false, Optional.empty());
  }

  @Operation(summary = "Events of an alert, the newest first")
  @PostMapping("/alert/event/list")
  @Needs(Permission.INCIDENTS_READ)
  Page<EventItem> events(@RequestBody EventsRequest request) {
    Alert alert = reader.alert(QueryWords.id("alert_id", request.alertId()));
    PageRequest page = PageRequest.of(request.p(), request.limit());
    return reader.events(alert, new Slice(Optional.empty(), page, request.asc()));
  }

  @Operation(summary = "Timeline of an alert, the newest first; times are milliseconds")
  @PostMapping("/alert/feed")
  @Needs(Permission.INCIDENTS_READ)
  IncidentReader.Feed feed(@RequestBody FeedRequest request) {
    Alert alert = reader.alert(QueryWords.id("alert_id", request.alertId()));
    PageRequest page = PageRequest.of(request.p(), request.limit());
    return reader.feed(
        alert.id(),
        QueryWords.keys("types", request.types()),
        new Slice(Optional.empty(), page, request.asc()));
  }
}
