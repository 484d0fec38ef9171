package dev.quell.insight;

import dev.quell.model.Event;
import dev.quell.model.ObjectId;
import dev.quell.queue.EventLog;
import dev.quell.queue.LogRecord;
import dev.quell.queue.Segment;
import java.util.ArrayList;
import java.util.List;

/** What an integration brought last, event by event, as it was read. */
final class RecentEvents {
  private static final int MOST_RECORDS = 2_000;
  private static final int SEGMENTS_AT_ONCE = 4;
  private static final EventLog.Span ALWAYS = new EventLog.Span(Long.MIN_VALUE, Long.MAX_VALUE);

  private final EventLog log;

  RecentEvents(EventLog log) {
    this.log = log;
  }

  /** An event with its id. */
  record Seen(String id, Event event) {}

  /** The newest first. */
  List<Seen> newest(long integrationId, int limit) {
    List<Seen> found = new ArrayList<>();
    long before = Long.MAX_VALUE;
    int read = 0;
    while (read < MOST_RECORDS && found.size() < limit) {
      List<Segment> segments = log.newest(integrationId, before, ALWAYS, SEGMENTS_AT_ONCE);
      for (Segment segment : segments) {
        for (int i = segment.records().size() - 1; i >= 0; i--) {
          if (segment.records().get(i) instanceof LogRecord.Callback callback) {
            add(callback, segment.firstOffset() + i, found);
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

  private static void add(LogRecord.Callback callback, long offset, List<Seen> found) {
    for (int i = callback.events().size() - 1; i >= 0; i--) {
      String id = ObjectId.of(callback.receivedAt(), offset, i);
      found.add(new Seen(id, callback.events().get(i)));
    }
  }
}
