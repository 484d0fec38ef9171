package dev.quell.intake;

import dev.quell.model.ObjectId;
import dev.quell.queue.EventLog;
import dev.quell.queue.Journal;
import dev.quell.queue.LogRecord;
import dev.quell.queue.RecordOutcome;
import dev.quell.queue.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Every push of an integration, read out of the log. */
public final class Deliveries {
  private static final int SEGMENTS_AT_ONCE = 4;

  /** Looking for rare verdicts must not read a whole log: after this many the page ends. */
  private static final int MOST_SEGMENTS = 2_000;

  private final EventLog log;
  private final Journal journal;

  public Deliveries(EventLog log, Journal journal) {
    this.log = log;
    this.journal = journal;
  }

  /**
   * A page of deliveries, newest first.
   *
   * @param next where the next page begins; empty when this was the last
   */
  record Found(List<Delivery> deliveries, Optional<Long> next) {}

  Found newest(long integrationId, long before, int limit, Predicate<Delivery> wanted) {
    List<Delivery> found = new ArrayList<>();
    long position = before;
    for (int read = 0; read < MOST_SEGMENTS; read += SEGMENTS_AT_ONCE) {
      List<Segment> segments = log.newest(integrationId, position, SEGMENTS_AT_ONCE);
      for (Segment segment : segments) {
        Map<Long, RecordOutcome> outcomes = journal.outcomes(segment);
        for (long offset = segment.end() - 1; offset >= segment.firstOffset(); offset--) {
          if (offset < before) {
            Delivery delivery = delivery(segment, offset, outcomes);
            if (wanted.test(delivery)) {
              if (found.size() == limit) {
                return new Found(found, Optional.of(offset + 1));
              }
              found.add(delivery);
            }
          }
        }
        position = segment.firstOffset();
      }
      if (segments.size() < SEGMENTS_AT_ONCE) {
        return new Found(found, Optional.empty());
      }
    }
    return new Found(found, Optional.of(position));
  }

  Optional<Delivery> find(String deliveryId) {
    return ObjectId.parse(deliveryId)
        .flatMap(address -> find(address.offset()))
        .filter(delivery -> id(delivery).equals(deliveryId));
  }

  private Optional<Delivery> find(long offset) {
    return log.segmentAt(offset)
        .filter(segment -> segment.lane() != LogRecord.COMMANDS)
        .map(segment -> delivery(segment, offset, journal.outcomes(segment)));
  }

  static String id(Delivery delivery) {
    return ObjectId.of(delivery.callback().receivedAt(), delivery.offset(), ObjectId.MAX_COUNTER);
  }

  private static Delivery delivery(
      Segment segment, long offset, Map<Long, RecordOutcome> outcomes) {
    return new Delivery(
        offset,
        (LogRecord.Callback) segment.records().get((int) (offset - segment.firstOffset())),
        Optional.ofNullable(outcomes.get(offset)));
  }
}
