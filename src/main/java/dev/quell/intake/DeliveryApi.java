package dev.quell.intake;

import dev.quell.model.Event;
import dev.quell.model.ObjectId;
import dev.quell.model.Outcome;
import dev.quell.queue.LogRecord;
import dev.quell.queue.RecordOutcome.EventOutcome;
import dev.quell.queue.Sight;
import dev.quell.web.Caller;
import dev.quell.web.Needs;
import dev.quell.web.PageRequest;
import dev.quell.web.Permission;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What senders pushed, and what became of it. */
@RestController
@Tag(name = "Deliveries", description = "Every push with its verdict")
public final class DeliveryApi {
  private static final int SHOWN_BODY = 256 << 10;
  private static final int MOST_REPLAYS = 100;

  private final Deliveries deliveries;
  private final Integrations integrations;
  private final Replayer replayer;
  private final Supplier<Sight> sight;

  /**
   * @param sight of whoever asks
   */
  public DeliveryApi(
      Deliveries deliveries, Integrations integrations, Replayer replayer, Supplier<Sight> sight) {
    this.deliveries = deliveries;
    this.integrations = integrations;
    this.replayer = replayer;
    this.sight = sight;
  }

  record ListRequest(
      @Required Long integrationId,
      Optional<Long> startTime,
      Optional<Long> endTime,
      Optional<String> verdict,
      Optional<String> outcome,
      Optional<String> query,
      int limit,
      Optional<String> searchAfterCtx) {}

  record Item(
      String deliveryId,
      long receivedAt,
      String remote,
      int size,
      String verdict,
      String reason,
      int eventCnt,
      List<String> eventIds,
      Map<String, Integer> outcomes,
      String replayOf,
      String replayedBy,
      List<String> replayedAs) {}

  /**
   * A page of deliveries.
   *
   * @param searchedBackTo how far back this page looked, epoch milliseconds; 0 when there is
   *     nothing older
   */
  record ItemPage(
      List<Item> items,
      boolean hasNextPage,
      Optional<String> searchAfterCtx,
      long searchedBackTo) {}

  record InfoRequest(@Required String deliveryId) {}

  /**
   * One event of a delivery.
   *
   * @param hidden whether it went into a channel the caller may not see; its texts are left out
   *     then, and so is the body of the delivery
   */
  record EventItem(
      String eventId,
      String outcome,
      String title,
      String alertKey,
      String eventStatus,
      long eventTime,
      List<String> alertIds,
      boolean hidden) {}

  record Details(
      String deliveryId,
      long integrationId,
      String requestId,
      long receivedAt,
      String remote,
      int size,
      String verdict,
      String reason,
      int eventCnt,
      List<String> eventIds,
      Map<String, String> headers,
      Map<String, String> query,
      String body,
      boolean bodyTruncated,
      List<EventItem> events,
      Map<String, Integer> outcomes,
      String replayOf,
      String replayedBy,
      List<String> replayedAs,
      String replayRefusal) {}

  record ReplayRequest(List<String> deliveryIds, Optional<String> deliveryId) {}

  record ReplayItem(
      String deliveryId,
      String replayId,
      String verdict,
      String reason,
      Map<String, Integer> outcomes) {}

  record ReplayItems(List<ReplayItem> items) {}

  @Operation(summary = "Deliveries of an integration, newest first")
  @PostMapping("/integration/delivery/list")
  @Needs(Permission.INTEGRATIONS_READ)
  ItemPage list(@RequestBody ListRequest request) {
    integrations.existing(request.integrationId());
    PageRequest page = PageRequest.of(1, request.limit());
    DeliverySearch search =
        new DeliverySearch(
            DeliverySearch.span(request.startTime(), request.endTime()),
            given(request.verdict()),
            given(request.outcome()),
            request.query().orElse(""),
            sight.get());
    long before = given(request.searchAfterCtx()).map(DeliveryApi::position).orElse(Long.MAX_VALUE);
    Deliveries.Found found =
        deliveries.newest(request.integrationId(), search, before, page.limit());
    Deliveries.Around around = deliveries.around(found.deliveries());
    return new ItemPage(
        found.deliveries().stream().map(delivery -> item(delivery, around)).toList(),
        found.next().isPresent(),
        found.next().map(String::valueOf),
        found.lookedBackTo().orElse(0L));
  }

  @Operation(summary = "One delivery with its body and its events")
  @PostMapping("/integration/delivery/info")
  @Needs(Permission.INTEGRATIONS_READ)
  Details info(@RequestBody InfoRequest request) {
    Delivery delivery = deliveries.existing(request.deliveryId());
    Item item = item(delivery, deliveries.around(List.of(delivery)));
    Sight mine = sight.get();
    boolean hidden = delivery.isHiddenFrom(mine);
    byte[] body = hidden ? new byte[0] : delivery.callback().body();
    int shown = Math.min(body.length, SHOWN_BODY);
    RedirectSecrets secrets = RedirectSecrets.of(delivery.callback());
    return new Details(
        item.deliveryId(),
        delivery.callback().lane(),
        delivery.callback().deliveryId(),
        item.receivedAt(),
        item.remote(),
        item.size(),
        item.verdict(),
        item.reason(),
        item.eventCnt(),
        item.eventIds(),
        hidden ? Map.of() : delivery.callback().headers(),
        hidden ? Map.of() : secrets.hide(delivery.callback().query()),
        secrets.hide(new String(body, 0, shown, StandardCharsets.UTF_8)),
        !hidden && shown < delivery.callback().size(),
        events(delivery, mine),
        item.outcomes(),
        item.replayOf(),
        item.replayedBy(),
        item.replayedAs(),
        replayer.refusal(delivery).orElse(""));
  }

  @Operation(
      summary = "Read kept bodies again, by today's source, settings, routes and rules",
      description =
          "The oldest goes first. The answer comes when the replays had their effect; one without"
              + " a replay_id was refused, and its reason says what to do.")
  @PostMapping("/integration/delivery/replay")
  @Needs(Permission.INTEGRATIONS_MANAGE)
  ReplayItems replay(@RequestBody ReplayRequest request, Caller caller) {
    Set<String> ids = new LinkedHashSet<>();
    given(request.deliveryId()).ifPresent(ids::add);
    int least = ids.isEmpty() ? 1 : 0;
    ids.addAll(Requests.list("delivery_ids", request.deliveryIds(), least, MOST_REPLAYS));
    Requests.list("delivery_ids", List.copyOf(ids), 1, MOST_REPLAYS);
    return new ReplayItems(
        replayer.replay(List.copyOf(ids), caller.personId()).stream()
            .map(DeliveryApi::replayItem)
            .toList());
  }

  private static ReplayItem replayItem(Replayer.Replayed replayed) {
    return new ReplayItem(
        replayed.deliveryId(),
        replayed.replay().map(Deliveries::id).orElse(""),
        replayed.replay().map(Delivery::verdict).orElse(""),
        replayed.reason(),
        replayed.replay().map(DeliveryApi::outcomes).orElse(Map.of()));
  }

  /** Clients send an empty text for one they leave out. */
  private static Optional<String> given(Optional<String> text) {
    return text.filter(found -> !found.isEmpty());
  }

  private static long position(String context) {
    try {
      return Requests.between("search_after_ctx", Long.parseLong(context), 1, Long.MAX_VALUE);
    } catch (NumberFormatException e) {
      throw Requests.invalid("search_after_ctx", context, "the one of the page before");
    }
  }

  private static Item item(Delivery delivery, Deliveries.Around around) {
    int events = delivery.callback().events().size();
    return new Item(
        Deliveries.id(delivery),
        delivery.callback().receivedAt(),
        delivery.callback().remote(),
        delivery.callback().size(),
        delivery.verdict(),
        delivery.reason(),
        events,
        IntStream.range(0, events).mapToObj(index -> eventId(delivery, index)).toList(),
        outcomes(delivery),
        delivery.callback().replay().map(LogRecord.Replay::originalId).orElse(""),
        around.replayedBy(delivery),
        around.replayedAs(delivery));
  }

  /** How many events ended how. */
  private static Map<String, Integer> outcomes(Delivery delivery) {
    Map<String, Integer> counts = new TreeMap<>();
    delivery.events().forEach(event -> counts.merge(event.outcome().wire(), 1, Integer::sum));
    return counts;
  }

  private static List<EventItem> events(Delivery delivery, Sight sight) {
    return IntStream.range(0, delivery.callback().events().size())
        .mapToObj(index -> event(delivery, index, sight))
        .toList();
  }

  private static EventItem event(Delivery delivery, int index, Sight sight) {
    Event event = delivery.callback().events().get(index);
    Optional<EventOutcome> outcome = delivery.outcome(index).map(sight::seen);
    boolean hidden = sight.hides(delivery.outcome(index));
    return new EventItem(
        eventId(delivery, index),
        outcome.map(EventOutcome::outcome).map(Outcome::wire).orElse(""),
        hidden ? "" : event.title(),
        hidden ? "" : event.alertKey(),
        event.status(),
        event.time().map(Instant::getEpochSecond).orElse(0L),
        outcome.map(EventOutcome::alertIds).orElse(List.of()),
        hidden);
  }

  private static String eventId(Delivery delivery, int index) {
    return ObjectId.of(delivery.callback().receivedAt(), delivery.offset(), index);
  }
}
