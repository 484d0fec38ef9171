package dev.quell.intake;

import dev.quell.model.Event;
import dev.quell.model.Outcome;
import dev.quell.queue.EventLog;
import dev.quell.queue.Sight;
import dev.quell.web.Requests;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which deliveries are looked for.
 *
 * @param verdict and {@code outcome} are words of the API; absent means any
 * @param query in lower case, found in the body, the reason, a title or an alert key; may be empty
 * @param sight of whoever looks: nothing is found by what they may not see
 */
record DeliverySearch(
    EventLog.Span received,
    Optional<String> verdict,
    Optional<String> outcome,
    String query,
    Sight sight) {
  private static final long LAST_SECOND = 253_402_300_799L;
  private static final int LONGEST_QUERY = 500;
  private static final List<String> VERDICTS =
      List.of("accepted", "duplicate", "nothing_to_do", "rejected", "set_aside");
  private static final List<String> OUTCOMES =
      Arrays.stream(Outcome.values()).map(Outcome::wire).toList();

  DeliverySearch {
    verdict.ifPresent(word -> Requests.oneOf("verdict", word, VERDICTS));
    outcome.ifPresent(word -> Requests.oneOf("outcome", word, OUTCOMES));
    query = Requests.atMost("query", query, LONGEST_QUERY).strip().toLowerCase(Locale.ROOT);
  }

  /** Reads two times in seconds; an absent one, and 0, mean without end. */
  static EventLog.Span span(Optional<Long> start, Optional<Long> end) {
    long from = Requests.between("start_time", start.orElse(0L), 0, LAST_SECOND);
    long to = Requests.between("end_time", end.orElse(0L), 0, LAST_SECOND);
    if (to != 0 && to < from) {
      throw Requests.invalid("end_time", to, "not before start_time " + from);
    }
    return new EventLog.Span(
        from == 0 ? Long.MIN_VALUE : from * 1000, to == 0 ? Long.MAX_VALUE : to * 1000 + 999);
  }

  boolean wants(Delivery delivery) {
    return received.holds(delivery.callback().receivedAt())
        && verdict.map(delivery.verdict()::equals).orElse(true)
        && outcome.map(word -> endedAs(delivery, word)).orElse(true)
        && (query.isEmpty() || says(delivery));
  }

  private static boolean endedAs(Delivery delivery, String word) {
    return delivery.events().stream().anyMatch(event -> event.outcome().wire().equals(word));
  }

  private boolean says(Delivery delivery) {
    if (found(delivery.reason())) {
      return true;
    }
    List<Event> events = delivery.callback().events();
    boolean saysSo =
        events.stream().anyMatch(event -> found(event.title()) || found(event.alertKey()))
            || found(new String(delivery.callback().body(), StandardCharsets.UTF_8));
    return saysSo
        && (!delivery.isHiddenFrom(sight)
            || IntStream.range(0, events.size())
                .filter(index -> !sight.hides(delivery.outcome(index)))
                .mapToObj(events::get)
                .anyMatch(event -> found(event.title()) || found(event.alertKey())));
  }

  private boolean found(String text) {
    return text.toLowerCase(Locale.ROOT).contains(query);
  }
}
