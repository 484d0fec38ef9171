package dev.quell.flow;

import dev.quell.model.Event;
import dev.quell.model.Labels;
import dev.quell.model.Severity;
import dev.quell.queue.LogRecord;
import dev.quell.storage.Database;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Log records made by hand. */
final class Records {
  private Records() {}

  /** A callback; {@code retry} 0 is a sender that gives no trace id. */
  static LogRecord.Callback callback(long lane, long receivedAt, long retry, List<Event> events) {
    byte[] retryId =
        ByteBuffer.allocate(LogRecord.RETRY_ID_BYTES)
            .putLong(retry == 0 ? 0 : lane)
            .putLong(retry)
            .array();
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    return new LogRecord.Callback(
        lane,
        receivedAt,
        retryId,
        "delivery",
        "",
        "",
        "192.0.2.1",
        Map.of(),
        Map.of(),
        body,
        body.length,
        false,
        events);
  }

  static LogRecord.Callback callback(long lane, long receivedAt, Event event) {
    return callback(lane, receivedAt, 0, List.of(event));
  }

  static Event trigger(String key, Severity severity, Optional<Long> happened) {
    return event(key, severity, false, happened, Map.of());
  }

  static Event trigger(String key) {
    return trigger(key, Severity.CRITICAL, Optional.empty());
  }

  static Event recovery(String key, Optional<Long> happened) {
    return event(key, Severity.WARNING, true, happened, Map.of());
  }

  static Event event(
      String key,
      Severity severity,
      boolean recovered,
      Optional<Long> happened,
      Map<String, String> labels) {
    return new Event(
        key,
        "title of " + key,
        "title of " + key,
        "description",
        severity,
        recovered,
        happened.map(Instant::ofEpochMilli),
        Optional.empty(),
        Labels.of(labels),
        List.of(),
        List.of());
  }

  static Event describe(Event event, String description) {
    return new Event(
        event.alertKey(),
        event.title(),
        event.titleRule(),
        description,
        event.severity(),
        event.recovered(),
        event.time(),
        event.startedAt(),
        event.labels(),
        event.images(),
        event.notes());
  }

  /** The same from a sender whose equal repeats count for nothing. */
  static LogRecord.Callback suppressing(LogRecord.Callback callback) {
    return new LogRecord.Callback(
        callback.lane(),
        callback.receivedAt(),
        callback.retryId(),
        callback.deliveryId(),
        callback.rejection(),
        callback.nothing(),
        callback.remote(),
        callback.headers(),
        callback.query(),
        callback.body(),
        callback.size(),
        true,
        callback.events());
  }

  /** Members 1 and 2, whom incidents can be given to. */
  static void people(Database database) {
    database.write(sql -> {
      for (long id = 1; id <= 2; id++) {
        sql.update(
            """
            insert into member
              (member_id, name, email, password_hash, status, created_at, updated_at)
            values (?, ?, ?, '', 'enabled', 0, 0)
            """,
            id,
            "member " + id,
            id + "@example.org");
      }
      return 0;
    });
  }
}
