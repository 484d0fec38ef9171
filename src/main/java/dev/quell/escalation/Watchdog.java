package dev.quell.escalation;

import dev.quell.queue.Commands;
import dev.quell.storage.Database;
import dev.quell.web.Json;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sees to it each minute that every open incident has a next step or a reason for having none, and
 * that what is due is done. What it finds is mended where that is possible, and told to the
 * administrators as an incident of its own.
 */
public final class Watchdog {
  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
  private static final JsonMapper JSON = Json.mapper();
  private static final String TITLE = "Quell's watchdog: ";
  private static final long EVERY_MILLIS = Duration.ofMinutes(1).toMillis();
  private static final long AGAIN_MILLIS = Duration.ofMinutes(15).toMillis();
  private static final long WAKE_UP_LATE = Duration.ofMinutes(2).toMillis();
  private static final long NOTICE_LATE = Duration.ofMinutes(5).toMillis();

  private final Parts parts;
  private volatile Findings last = Findings.NONE;
  private long raisedAt = Long.MIN_VALUE;
  private long lookedAt = Long.MIN_VALUE;

  /**
   * What it goes by.
   *
   * @param administrators who is told of what it finds
   */
  public record Parts(
      Database database,
      Commands commands,
      Supplier<List<Long>> administrators,
      InstantSource clock) {}

  /**
   * What one look found.
   *
   * @param incidents that nothing would go on with
   * @param wakeUps overdue
   * @param notices that wait though they are due
   */
  record Findings(List<String> incidents, long wakeUps, long notices) {
    static final Findings NONE = new Findings(List.of(), 0, 0);

    Findings {
      incidents = List.copyOf(incidents);
    }

    boolean isWell() {
      return incidents.isEmpty() && wakeUps == 0 && notices == 0;
    }

    String sentence() {
      List<String> parts = new ArrayList<>();
      if (!incidents.isEmpty()) {
        parts.add("open incidents without a next step: " + incidents.size());
      }
      if (wakeUps > 0) {
        parts.add("wake-ups more than two minutes late: " + wakeUps);
      }
      if (notices > 0) {
        parts.add("notices waiting for more than five minutes: " + notices);
      }
      return String.join("; ", parts);
    }
  }

  public Watchdog(Parts parts, MeterRegistry registry) {
    this.parts = parts;
    gauge(registry, "incidents", () -> last.incidents().size());
    gauge(registry, "wake_ups", () -> last.wakeUps());
    gauge(registry, "notices", () -> last.notices());
  }

  private static void gauge(MeterRegistry registry, String what, Supplier<Number> count) {
    Gauge.builder("quell.watchdog.stuck", count)
        .description("What was due and is not done, by the last look of the watchdog")
        .tag("what", what)
        .register(registry);
  }

  /** Whether the last look found all well. */
  public boolean isWell() {
    return last.isWell();
  }

  /** One look if it is time for it; there is never more to do at once. */
  public boolean runDue() {
    long now = parts.clock().millis();
    if (lookedAt != Long.MIN_VALUE && now >= lookedAt && now < lookedAt + EVERY_MILLIS) {
      return false;
    }
    lookedAt = now;
    Findings found =
        parts
            .database()
            .read(sql -> {
              List<String> incidents = new ArrayList<>(WatchdogStore.forgotten(sql));
              incidents.addAll(WatchdogStore.restingWrongly(sql));
              return new Findings(
                  incidents,
                  WatchdogStore.wakeUpsDueBefore(sql, now - WAKE_UP_LATE),
                  WatchdogStore.noticesDueBefore(sql, now - NOTICE_LATE));
            });
    boolean wasWell = last.isWell();
    last = found;
    if (!found.isWell()) {
      LOG.error("watchdog: {}", found.sentence());
      mend(found);
      // what is merely late, after a start or a jump of the clock, has a minute to catch up
      if (!found.incidents().isEmpty() || !wasWell) {
        raise(found, now);
      }
    } else {
      allClear();
    }
    return false;
  }

  private void mend(Findings found) {
    if (!found.incidents().isEmpty()) {
      parts
          .commands()
          .leave(
              NoticeCommands.MEND,
              JSON.writeValueAsString(Map.of("incident_ids", found.incidents())));
    }
  }

  /** One alarm at a time, and not soon again after one that somebody closed. */
  private void raise(Findings found, long now) {
    List<Long> administrators = parts.administrators().get();
    boolean lately = now >= raisedAt && now < raisedAt + AGAIN_MILLIS;
    if (lately || administrators.isEmpty() || !alarms().isEmpty()) {
      return;
    }
    raisedAt = now;
    run(
        "incident.create",
        Map.of(
            "incident_severity",
            "Critical",
            "title",
            TITLE + found.sentence(),
            "description",
            "Look at the log and the metrics of the server. It mends what it can.",
            "channel_id",
            0,
            "assigned_to",
            Map.of("person_ids", administrators)));
  }

  private void allClear() {
    List<String> alarms = alarms();
    if (!alarms.isEmpty()) {
      run(
          "incident.resolve",
          Map.of("incident_ids", alarms, "resolution", "The watchdog finds all well again."));
    }
  }

  private void run(String kind, Map<String, Object> body) {
    parts.commands().run(kind, 0, JSON.writeValueAsString(body));
  }

  private List<String> alarms() {
    return parts.database().read(sql -> WatchdogStore.alarms(sql, TITLE));
  }
}
