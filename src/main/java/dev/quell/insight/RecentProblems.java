package dev.quell.insight;

import dev.quell.model.Event;
import dev.quell.model.ObjectId;
import dev.quell.queue.EventLog;
import dev.quell.queue.Journal;
import dev.quell.queue.LogRecord;
import dev.quell.queue.Segment;
import dev.quell.queue.Sight;
import dev.quell.storage.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What an integration brought lately, as a route would see it: its alerts, and the triggers that
 * became none because nobody had said where they go.
 */
public final class RecentProblems {
  /** Further back than this nobody looks for triggers; each record is read out of its block. */
  private static final int MOST_RECORDS = 2_000;

  private static final int SEGMENTS_AT_ONCE = 4;
  private static final EventLog.Span ALWAYS = new EventLog.Span(Long.MIN_VALUE, Long.MAX_VALUE);

  private final Database database;
  private final EventLog log;
  private final Journal journal;
  private final Supplier<Sight> sight;

  /**
   * @param sight of whoever asks
   */
  public RecentProblems(Database database, EventLog log, Journal journal, Supplier<Sight> sight) {
    this.database = database;
    this.log = log;
    this.journal = journal;
    this.sight = sight;
  }

  /** Those of them that whoever asks may see. */
  Stream<RecentAlert> seen(List<RecentAlert> alerts) {
    Sight mine = sight.get();
    return alerts.stream()
        .filter(alert ->
            alert.id().isEmpty()
                ? !mine.hides(journal.event(alert.eventId()))
                : !mine.hidesAlert().test(alert.id()));
  }

  /** One for each problem, the newest first. */
  List<RecentAlert> newest(long integrationId, int limit) {
    List<RecentAlert> found =
        new ArrayList<>(database.read(sql -> RecentAlertStore.newest(sql, integrationId, limit)));
    Set<String> known = new HashSet<>();
    found.forEach(alert -> known.add(alert.alertKey()));
    addTriggers(integrationId, known, found, 2 * limit);
    return found.stream()
        .sorted(Comparator.comparingLong(RecentAlert::seenAt).reversed())
        .limit(limit)
        .toList();
  }

  List<RecentAlert> byIds(Collection<String> alertIds) {
    return database.read(sql -> RecentAlertStore.byIds(sql, alertIds));
  }

  private void addTriggers(
      long integrationId, Set<String> known, List<RecentAlert> found, int most) {
    long before = Long.MAX_VALUE;
    int read = 0;
    while (read < MOST_RECORDS && found.size() < most) {
      List<Segment> segments = log.newest(integrationId, before, ALWAYS, SEGMENTS_AT_ONCE);
      for (Segment segment : segments) {
        for (int i = segment.records().size() - 1; i >= 0; i--) {
          if (segment.records().get(i) instanceof LogRecord.Callback callback) {
            addTriggers(callback, segment.firstOffset() + i, known, found);
          }
        }
        read += segment.records().size();
        before = segment.firstOffset();
      }
      if (segments.size() < SEGMENTS_AT_ONCE) {
        return;
      }
    }
  }

  private static void addTriggers(
      LogRecord.Callback callback, long offset, Set<String> known, List<RecentAlert> found) {
    List<Event> events = callback.events();
    for (int i = events.size() - 1; i >= 0; i--) {
      Event event = events.get(i);
      if (!event.recovered() && known.add(event.alertKey())) {
        String id = ObjectId.of(callback.receivedAt(), offset, i);
        found.add(RecentAlert.of(event, id, callback.lane(), callback.receivedAt()));
      }
    }
  }
}
