package dev.quell.simulator;

import java.time.Instant;
import java.util.List;

/**
 * One call to the receiver, as it goes over the wire, with what it says kept beside it.
 *
 * @param subjectHeader {@code x-volc-rule-id} or {@code x-volc-event-id}
 * @param lane callbacks of one lane speak of the same alarms, so their order matters
 */
public record Callback(
    String traceId,
    String subjectHeader,
    String subject,
    String name,
    CallbackKind kind,
    Instant happenedAt,
    String lane,
    List<Item> items,
    String body) {
  public Callback {
    items = List.copyOf(items);
  }
}
