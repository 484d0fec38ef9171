package dev.quell.intake;

import dev.quell.model.Event;
import dev.quell.model.ObjectId;
import dev.quell.model.Outcome;
import dev.quell.queue.RecordOutcome.EventOutcome;
import dev.quell.web.ApiException;
import dev.quell.web.PageRequest;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What senders pushed, and what became of it. */
@RestController
@Tag(name = "Deliveries", description = "Every push with its verdict")
public final class DeliveryApi {
  private static final int SHOWN_BODY = 256 << 10;
  private static final List<String> VERDICTS =
      List.of("accepted", "duplicate", "nothing_to_do", "rejected", "set_aside");

  private final Deliveries deliveries;
  private final Integrations integrations;

  public DeliveryApi(Deliveries deliveries, Integrations integrations) {
    this.deliveries = deliveries;
    this.integrations = integrations;
  }

  record ListRequest(
      @Required Long integrationId,
      Optional<Long> startTime,
      Optional<Long> endTime,
      Optional<String> verdict,
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
      Map<String, Integer> outcomes) {}

  record ItemPage(List<Item> items, boolean hasNextPage, Optional<String> searchAfterCtx) {}

  record InfoRequest(@Required String deliveryId) {}

  record EventItem(
      String eventId,
      String outcome,
      String title,
      String alertKey,
      String eventStatus,
      long eventTime,
      List<String> alertIds) {}

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
      List<EventItem> events) {}

  @Operation(summary = "Deliveries of an integration, newest first")
  @PostMapping("/integration/delivery/list")
  ItemPage list(@RequestBody ListRequest request) {
    integrations.existing(request.integrationId());
    PageRequest page = PageRequest.of(1, request.limit());
    request.verdict().ifPresent(verdict -> Requests.oneOf("verdict", verdict, VERDICTS));
    long from = request.startTime().map(seconds -> seconds * 1000).orElse(0L);
    long to = request.endTime().map(seconds -> seconds * 1000 + 999).orElse(Long.MAX_VALUE);
    Predicate<Delivery> wanted =
        delivery ->
            delivery.callback().receivedAt() >= from
                && delivery.callback().receivedAt() <= to
                && request.verdict().map(delivery.verdict()::equals).orElse(true);
    long before = request.searchAfterCtx().map(DeliveryApi::position).orElse(Long.MAX_VALUE);
    Deliveries.Found found =
        deliveries.newest(request.integrationId(), before, page.limit(), wanted);
    return new ItemPage(
        found.deliveries().stream().map(DeliveryApi::item).toList(),
        found.next().isPresent(),
        found.next().map(String::valueOf));
  }

  @Operation(summary = "One delivery with its body and its events")
  @PostMapping("/integration/delivery/info")
  Details info(@RequestBody InfoRequest request) {
    Delivery delivery =
        deliveries
            .find(request.deliveryId())
            .orElseThrow(() -> ApiException.notFound("delivery", request.deliveryId()));
    Item item = item(delivery);
    byte[] body = delivery.callback().body();
    int shown = Math.min(body.length, SHOWN_BODY);
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
        delivery.callback().headers(),
        delivery.callback().query(),
        new String(body, 0, shown, StandardCharsets.UTF_8),
        shown < delivery.callback().size(),
        events(delivery));
  }

  private static long position(String context) {
    try {
      return Long.parseLong(context);
    } catch (NumberFormatException e) {
      throw Requests.invalid("search_after_ctx", context, "the one of the page before");
    }
  }

  private static Item item(Delivery delivery) {
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
        outcomes(delivery));
  }

  /** How many events ended how. */
  private static Map<String, Integer> outcomes(Delivery delivery) {
    Map<String, Integer> counts = new TreeMap<>();
    delivery.events().forEach(event -> counts.merge(event.outcome().wire(), 1, Integer::sum));
    return counts;
  }

  private static List<EventItem> events(Delivery delivery) {
    List<EventItem> items = new ArrayList<>();
    List<EventOutcome> outcomes = delivery.events();
    for (int i = 0; i < delivery.callback().events().size(); i++) {
      Event event = delivery.callback().events().get(i);
      Optional<EventOutcome> outcome =
          i < outcomes.size() ? Optional.of(outcomes.get(i)) : Optional.empty();
      items.add(
          new EventItem(
              eventId(delivery, i),
              outcome.map(EventOutcome::outcome).map(Outcome::wire).orElse(""),
              event.title(),
              event.alertKey(),
              event.status(),
              event.time().map(Instant::getEpochSecond).orElse(0L),
              outcome.map(EventOutcome::alertIds).orElse(List.of())));
    }
    return items;
  }

  private static String eventId(Delivery delivery, int index) {
    return ObjectId.of(delivery.callback().receivedAt(), delivery.offset(), index);
  }
}
