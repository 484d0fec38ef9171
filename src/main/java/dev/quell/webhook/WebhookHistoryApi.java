package dev.quell.webhook;

import dev.quell.channel.Channel;
import dev.quell.channel.ChannelOwners;
import dev.quell.channel.Channels;
import dev.quell.incident.LatestObjects;
import dev.quell.storage.Database;
import dev.quell.web.ApiException;
import dev.quell.web.Caller;
import dev.quell.web.Edits;
import dev.quell.web.Needs;
import dev.quell.web.Nothing;
import dev.quell.web.Page;
import dev.quell.web.Permission;
import dev.quell.web.Position;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** What webhooks were told in the last days, and what they answered. */
@RestController
@Tag(name = "Webhooks")
public final class WebhookHistoryApi {
  private static final long FIRST_MILLIS = 1_000_000_000_000L;
  private static final long LAST_MILLIS = 9_999_999_999_999L;
  private static final int MOST = 100;
  private static final int LONGEST_REF = 128;

  private final Parts parts;

  /**
   * What it goes by.
   *
   * @param zone times are told in
   * @param arrived is called when there is something to send
   */
  public record Parts(
      Webhooks webhooks,
      Database database,
      LatestObjects objects,
      Channels channels,
      ChannelOwners owners,
      InstantSource clock,
      ZoneId zone,
      Runnable arrived) {}

  public WebhookHistoryApi(Parts parts) {
    this.parts = parts;
  }

  /**
   * Which attempts are asked for.
   *
   * @param startTime epoch milliseconds
   * @param refId of an incident or an alert
   */
  record ListRequest(
      @Required Integer limit,
      @Required Long startTime,
      @Required Long endTime,
      Optional<String> searchAfterCtx,
      boolean asc,
      Optional<String> orderby,
      Optional<String> refId,
      Optional<Long> integrationId,
      List<String> eventTypes,
      Optional<String> status) {}

  /**
   * A page of attempts.
   *
   * @param total counts no further than 1000
   * @param searchAfterCtx asks for the next page; empty: there is none
   */
  record Items(List<HistoryItem> items, long total, String searchAfterCtx) {}

  record One(@Required String eventId, @Required Long integrationId) {}

  @Operation(summary = "Attempts to tell webhooks something, the newest first")
  @PostMapping("/webhook/history/list")
  @Needs(Permission.INTEGRATIONS_READ)
  Items list(@RequestBody ListRequest request, Caller caller) {
    HistoryQuery query = query(request);
    Set<Long> hidden = parts.owners().hiddenFrom(caller);
    Page<HistoryStore.Kept> page =
        parts
            .database()
            .read(sql ->
                Page.after(
                    HistoryStore.page(sql, query, hidden),
                    query.limit(),
                    HistoryStore.count(sql, query, hidden),
                    kept -> new Position(kept.at(), kept.historyId())));
    return new Items(
        page.items().stream().map(kept -> item(kept, caller, HistoryItem.Called.NOTHING)).toList(),
        page.total(),
        page.searchAfterCtx().orElse(""));
  }

  @Operation(summary = "One attempt with headers and bodies, without secrets")
  @PostMapping("/webhook/history/detail")
  @Needs(Permission.INTEGRATIONS_READ)
  HistoryItem detail(@RequestBody One request, Caller caller) {
    HistoryStore.Kept kept = existing(request, caller);
    Optional<ObjectNode> object =
        kept.kind().equals(Kind.INCIDENT.wire())
            ? parts.objects().incident(kept.refId())
            : parts.objects().alert(kept.refId());
    HistoryItem.Called called =
        new HistoryItem.Called(
            object.map(found -> found.path("title").asString("")),
            parts.channels().find(kept.channelId()).map(Channel::name));
    return item(kept, caller, called);
  }

  @Operation(
      summary = "Tell a webhook again what an attempt told, under the same event id",
      description = "It says what is true now. What is still under way is not told twice.")
  @PostMapping("/webhook/history/replay")
  @Needs(Permission.INTEGRATIONS_MANAGE)
  @Edits("integration_id")
  Nothing replay(@RequestBody One request, Caller caller) {
    HistoryStore.Kept kept = existing(request, caller);
    Webhook webhook = parts.webhooks().existing(kept.webhookId());
    if (!webhook.enabled()) {
      throw Requests.invalid("integration_id", webhook.id(), "a webhook that is switched on");
    }
    long now = parts.clock().millis();
    boolean begun =
        parts
            .database()
            .write(sql -> WebhookEventStore.again(sql, webhook.id(), kept.eventId(), now));
    if (!begun) {
      throw Requests.invalid(
          "event_id", kept.historyId(), "an attempt of an event that is not under way");
    }
    parts.arrived().run();
    return new Nothing();
  }

  private HistoryItem item(HistoryStore.Kept kept, Caller caller, HistoryItem.Called called) {
    return HistoryItem.of(kept, Endpoint.shown(kept.endpoint(), caller), parts.zone(), called);
  }

  private HistoryStore.Kept existing(One request, Caller caller) {
    Requests.between("integration_id", request.integrationId(), 1, Long.MAX_VALUE);
    return parts
        .database()
        .read(sql -> HistoryStore.byId(sql, request.eventId()))
        .filter(kept -> kept.webhookId() == request.integrationId())
        .filter(kept -> !parts.owners().hides(kept.channelId(), caller))
        .orElseThrow(() -> ApiException.notFound("event", request.eventId()));
  }

  private static HistoryQuery query(ListRequest request) {
    Requests.oneOf(
        "orderby",
        request.orderby().filter(word -> !word.isEmpty()).orElse("event_time"),
        List.of("event_time"));
    long from = Requests.between("start_time", request.startTime(), FIRST_MILLIS, LAST_MILLIS);
    long until = Requests.between("end_time", request.endTime(), FIRST_MILLIS, LAST_MILLIS);
    if (until <= from) {
      throw Requests.invalid("end_time", until, "later than start_time " + from);
    }
    Requests.list("event_types", request.eventTypes(), 0, MOST);
    return new HistoryQuery(
        from,
        until,
        request
            .integrationId()
            .filter(id -> Requests.between("integration_id", id, 0, Long.MAX_VALUE) > 0),
        request
            .refId()
            .filter(id -> !id.isEmpty())
            .map(id -> Requests.atMost("ref_id", id, LONGEST_REF)),
        request.eventTypes(),
        request
            .status()
            .filter(word -> !word.isEmpty())
            .map(word ->
                Requests.oneOf("status", word, List.of("success", "failed")).equals("success")),
        request.asc(),
        (int) Requests.between("limit", request.limit(), 1, MOST),
        Position.of(request.searchAfterCtx()));
  }
}
