package dev.quell.intake;

import dev.quell.model.ObjectId;
import dev.quell.queue.EventLog;
import dev.quell.queue.Journal;
import dev.quell.queue.LogRecord;
import dev.quell.queue.RecordOutcome;
import dev.quell.queue.Replays;
import dev.quell.queue.Segment;
import dev.quell.storage.Database;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every push of an integration, read out of the log. */
public final class Deliveries {
  private static final int SEGMENTS_AT_ONCE = 4;

  /** Looking for rare things must not read a whole log: after this much the page ends. */
  private static final int MOST_SEGMENTS = 2_000;

  private static final long MOST_BODY_BYTES = 256L << 20;

  private final EventLog log;
  private final Journal journal;
  private final Replays replays;
  private final Database database;

  public Deliveries(EventLog log, Journal journal, Database database) {
    this.log = log;
    this.journal = journal;
    this.replays = new Replays(database);
    this.database = database;
  }

  /**
   * A page of deliveries, newest first.
   *
   * @param next where the next page begins; empty when this was the last
   * @param lookedBackTo when the oldest delivery that was looked at was received; empty when there
   *     is no older one
   */
  record Found(List<Delivery> deliveries, Optional<Long> next, Optional<Long> lookedBackTo) {
    static Found all(List<Delivery> deliveries) {
      return new Found(deliveries, Optional.empty(), Optional.empty());
    }
  }

  /**
   * What is told beside deliveries: their replays, and what the people are called who made them.
   */
  record Around(Map<Long, List<Replays.Made>> replays, Map<Long, String> members) {

    List<String> replayedAs(Delivery delivery) {
      return replays.getOrDefault(delivery.offset(), List.of()).stream()
          .map(made -> id(made.receivedAt(), made.offset()))
          .toList();
    }

    String replayedBy(Delivery delivery) {
      return delivery
          .callback()
          .replay()
          .map(replay -> members.getOrDefault(replay.by(), ""))
          .orElse("");
    }
  }

  Found newest(long integrationId, DeliverySearch search, long before, int limit) {
    List<Delivery> found = new ArrayList<>();
    long position = before;
    long lookedBackTo = Long.MAX_VALUE;
    long bytes = 0;
    for (int read = 0; read < MOST_SEGMENTS && bytes < MOST_BODY_BYTES; read += SEGMENTS_AT_ONCE) {
      List<Segment> segments =
          log.newest(integrationId, position, search.received(), SEGMENTS_AT_ONCE);
      for (Segment segment : segments) {
        Map<Long, RecordOutcome> outcomes = journal.outcomes(segment);
        long last = Math.min(segment.end(), before) - 1;
        for (long offset = last; offset >= segment.firstOffset(); offset--) {
          Delivery delivery = delivery(segment, offset, outcomes);
          lookedBackTo = delivery.callback().receivedAt();
          bytes += delivery.callback().body().length;
          if (search.wants(delivery)) {
            if (found.size() == limit) {
              return new Found(found, Optional.of(offset + 1), Optional.of(lookedBackTo));
            }
            found.add(delivery);
          }
        }
        position = segment.firstOffset();
      }
      if (segments.size() < SEGMENTS_AT_ONCE) {
        return Found.all(found);
      }
    }
    return new Found(found, Optional.of(position), Optional.of(lookedBackTo));
  }

  Optional<Delivery> find(String deliveryId) {
    return ObjectId.parse(deliveryId)
        .flatMap(address -> find(address.offset()))
        .filter(delivery -> id(delivery).equals(deliveryId));
  }

  /** One that is there; else the refusal says whether it was removed. */
  Delivery existing(String deliveryId) {
    return find(deliveryId).orElseThrow(() -> missing(deliveryId));
  }

  Optional<Delivery> find(long offset) {
    return log.segmentAt(offset)
        .filter(segment -> segment.lane() != LogRecord.COMMANDS)
        .map(segment -> delivery(segment, offset, journal.outcomes(segment)));
  }

  Around around(List<Delivery> deliveries) {
    Set<Long> people = new HashSet<>();
    deliveries.forEach(
        delivery -> delivery.callback().replay().ifPresent(replay -> people.add(replay.by())));
    return new Around(
        replays.of(deliveries.stream().map(Delivery::offset).toList()),
        database.read(sql -> DeliveryStore.members(sql, people)));
  }

  static String id(Delivery delivery) {
    return id(delivery.callback().receivedAt(), delivery.offset());
  }

  private static String id(long receivedAt, long offset) {
    return ObjectId.of(receivedAt, offset, ObjectId.MAX_COUNTER);
  }

  /** Below the head every offset was given to a record: one that is not there was removed. */
  private ApiException missing(String deliveryId) {
    boolean removed =
        ObjectId.parse(deliveryId)
            .filter(address -> address.counter() == ObjectId.MAX_COUNTER)
            .map(ObjectId.Address::offset)
            .filter(offset -> offset > 0 && offset < log.head())
            .filter(offset -> log.segmentAt(offset).isEmpty())
            .isPresent();
    return removed
        ? new ApiException(
            ErrorCode.RESOURCE_NOT_FOUND,
            "delivery " + deliveryId + " is no longer kept; it was removed for its age")
        : ApiException.notFound("delivery", deliveryId);
  }

  private static Delivery delivery(
      Segment segment, long offset, Map<Long, RecordOutcome> outcomes) {
    return new Delivery(
        offset,
        (LogRecord.Callback) segment.records().get((int) (offset - segment.firstOffset())),
        Optional.ofNullable(outcomes.get(offset)));
  }
}
