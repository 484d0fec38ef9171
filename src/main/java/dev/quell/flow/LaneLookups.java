package dev.quell.flow;

import dev.quell.model.Event;
import dev.quell.pipeline.Pipeline;
import dev.quell.pipeline.enrich.EnrichRules;
import dev.quell.pipeline.enrich.Lookups;
import dev.quell.pipeline.mapping.GatheredAnswers;
import dev.quell.pipeline.mapping.LookupDesk;
import dev.quell.queue.EventLog;
import dev.quell.queue.LogRecord;
import dev.quell.queue.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a lane back while mapping APIs are asked about its next events, so that nobody is waited
 * for while events are judged; all other lanes go on. What a crash forgets is asked again.
 */
final class LaneLookups {
  private static final Logger LOG = LoggerFactory.getLogger(LaneLookups.class);

  private final Pipeline pipeline;
  private final LookupDesk desk;
  private final Thread reader;
  private final GatheredAnswers nothingAsked;
  private final Map<Long, Asked> lanes = new HashMap<>();

  /** What is being asked about the records up to an offset. */
  private record Asked(long end, CompletableFuture<GatheredAnswers> answers) {}

  /**
   * Begins with nothing asked.
   *
   * @param reader the flow's thread, woken when answers are there
   */
  LaneLookups(Pipeline pipeline, LookupDesk desk, Thread reader) {
    this.pipeline = pipeline;
    this.desk = desk;
    this.reader = reader;
    this.nothingAsked = new GatheredAnswers(pipeline.tables(), pipeline.apis());
  }

  /** Whether a lane's first segment can be judged; if not, what it lacks is being asked. */
  boolean isReady(EventLog.Head head, Supplier<Segment> load) {
    long lane = head.lane();
    EnrichRules rules = pipeline.enrichment().rules(lane);
    if (lane == LogRecord.COMMANDS || !rules.askApis()) {
      return true;
    }
    Asked asked = lanes.get(lane);
    if (asked == null || asked.end() < head.end()) {
      asked = new Asked(head.end(), ask(lane, rules, load.get()));
      lanes.put(lane, asked);
    }
    return asked.answers().isDone();
  }

  /** What was learnt about the records of a lane that are judged now. */
  Lookups of(long lane) {
    Asked asked = lanes.get(lane);
    return asked == null ? nothingAsked : asked.answers().getNow(nothingAsked);
  }

  /** Everything below this offset of the lane has had its effect. */
  void taken(Segment segment) {
    Asked asked = lanes.get(segment.lane());
    if (asked != null && asked.end() <= segment.end()) {
      lanes.remove(segment.lane());
    }
  }

  private CompletableFuture<GatheredAnswers> ask(long lane, EnrichRules rules, Segment segment) {
    CompletableFuture<GatheredAnswers> answers = new CompletableFuture<>();
    List<Event> events = events(segment);
    desk.inBackground(() -> {
      try {
        answers.complete(desk.gather(lane, rules, events));
      } catch (RuntimeException e) {
        LOG.error("nothing could be looked up for integration {}", lane, e);
        answers.complete(nothingAsked);
      } finally {
        LockSupport.unpark(reader);
      }
    });
    return answers;
  }

  private static List<Event> events(Segment segment) {
    List<Event> events = new ArrayList<>();
    for (LogRecord record : segment.records()) {
      if (record instanceof LogRecord.Callback callback) {
        events.addAll(callback.events());
      }
    }
    return events;
  }
}
