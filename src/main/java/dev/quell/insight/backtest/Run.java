package dev.quell.insight.backtest;

import dev.quell.channel.NoiseSettings;
import dev.quell.channel.rule.TriedRule;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One trial, from the moment it was asked for; safe for use by several threads. */
final class Run implements Study.Progress {
  private final String id;
  private final Asked asked;
  private final InstantSource clock;
  private final long startedAt;
  private Status status = Status.RUNNING;
  private String reason = "";
  private long workSince;
  private long workUntil;
  private long records;
  private long ofRecords;
  private long events;
  private Optional<BacktestResult> result = Optional.empty();

  /** What it is about; seconds. */
  record Asked(
      String kind,
      long channelId,
      long startTime,
      long endTime,
      Optional<NoiseSettings> settings,
      Optional<List<TriedRule>> silences,
      Optional<List<TriedRule>> inhibits,
      Optional<List<TriedRule>> unsubscribes) {}

  private enum Status {
    RUNNING,
    DONE,
    CANCELLED,
    FAILED
  }

  /** Nobody wants to know any more. */
  static final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  Run(String id, Asked asked, InstantSource clock) {
    this.id = id;
    this.asked = asked;
    this.clock = clock;
    this.startedAt = clock.millis();
  }

  String id() {
    return id;
  }

  long channelId() {
    return asked.channelId;
  }

  synchronized boolean isOver() {
    return status != Status.RUNNING;
  }

  /** Its turn has come. */
  synchronized void begins() {
    workSince = clock.millis();
  }

  @Override
  public synchronized void reached(long done, long ofAll, long allEvents) {
    if (isOver()) {
      throw new Cancelled();
    }
    records = done;
    ofRecords = ofAll;
    events = allEvents;
  }

  synchronized void done(BacktestResult found) {
    if (end(Status.DONE, "")) {
      records = ofRecords;
      result = Optional.of(found);
    }
  }

  synchronized void cancel() {
    end(Status.CANCELLED, "");
  }

  synchronized void failed(String why) {
    end(Status.FAILED, why);
  }

  private boolean end(Status last, String why) {
    if (isOver()) {
      return false;
    }
    status = last;
    reason = why;
    workUntil = clock.millis();
    return true;
  }

  /** As the API tells it. */
  synchronized BacktestItem item(boolean withResult) {
    double progress = status == Status.DONE ? 1 : ofRecords == 0 ? 0 : (double) records / ofRecords;
    long total = records == 0 ? ofRecords : Math.max(events, events * ofRecords / records);
    return new BacktestItem(
        id,
        asked.kind,
        asked.channelId,
        asked.startTime,
        asked.endTime,
        asked.settings,
        asked.silences,
        asked.inhibits,
        asked.unsubscribes,
        status.name().toLowerCase(Locale.ROOT),
        Math.round(progress * 1000) / 1000.0,
        events,
        total,
        rate(),
        reason,
        startedAt / 1000,
        withResult ? result : Optional.empty());
  }

  private long rate() {
    long until = isOver() ? workUntil : clock.millis();
    return workSince == 0 ? 0 : events * 1000 / Math.max(1, until - workSince);
  }
}
