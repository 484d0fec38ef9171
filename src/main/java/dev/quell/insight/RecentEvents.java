package dev.quell.insight;

import dev.quell.model.Event;
import dev.quell.model.ObjectId;
import dev.quell.queue.EventLog;
import dev.quell.queue.Journal;
import dev.quell.queue.LogRecord;
import dev.quell.queue.Segment;
import dev.quell.queue.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What an integration brought last, event by event, as it was read. */
public final class RecentEvents {
  private static final int MOST_RECORDS = 2_000;
  private static final int SEGMENTS_AT_ONCE = 4;
  private static final EventLog.Span ALWAYS = new EventLog.Span(Long.MIN_VALUE, Long.MAX_VALUE);

  private final EventLog log;
  private final Journal journal;
  private final Supplier<Sight> sight;

  /**
   * @param sight of whoever asks
   */
  public RecentEvents(EventLog log, Journal journal, Supplier<Sight> sight) {
    this.log = log;
    this.journal = journal;
    this.sight = sight;
  }

  /** An event with its id. */
  record Seen(String id, Event event) {}

  /** The newest first, of those that whoever asks may see. */
  List<Seen> newest(long integrationId, int limit) {
    List<Seen> found = new ArrayList<>();
    Sight mine = sight.get();
    long before = Long.MAX_VALUE;
    int read = 0;
    while (read < MOST_RECORDS && found.size() < limit) {
      List<Segment> segments = log.newest(integrationId, before, ALWAYS, SEGMENTS_AT_ONCE);
      for (Segment segment : segments) {
        for (int i = segment.records().size() - 1; i >= 0; i--) {
          if (segment.records().get(i) instanceof LogRecord.Callback callback) {
            add(callback, segment.firstOffset() + i, found, mine);
          }
        }
        read += segment.records().size();
        before = segment.firstOffset();
      }
      if (segments.size() < SEGMENTS_AT_ONCE) {
        break;
      }
    }
    return found.subList(0, Math.min(limit, found.size()));
  }

  private void add(LogRecord.Callback callback, long offset, List<Seen> found, Sight mine) {
    for (int i = callback.events().size() - 1; i >= 0; i--) {
      String id = ObjectId.of(callback.receivedAt(), offset, i);
      if (mine.hidden().isEmpty() || !mine.hides(journal.event(id))) {
        found.add(new Seen(id, callback.events().get(i)));
      }
    }
  }
}
