package dev.quell.flow;

import dev.quell.channel.ChannelHourStore;
import dev.quell.channel.ChannelHours;
import dev.quell.channel.ChannelHours.Word;
import dev.quell.flow.FlowTrace.Fate;
import dev.quell.incident.UnitOfWork;
import dev.quell.model.Outcome;
import dev.quell.model.Step;
import dev.quell.queue.LogRecord;
import dev.quell.queue.RuleHitStore;
import dev.quell.queue.RuleHits;
import dev.quell.storage.Sql;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts what a batch meant to its channels and to the rules that decided, in the batch's own
 * transaction: one row for each channel and hour, and for each rule and hour, whatever it holds.
 */
final class ChannelTally {
  /** Said besides of a rule that goes on holding; other steps may name a rule that did nothing. */
  private static final Set<String> STILL_HELD = Set.of("stays_held", "held_to_its_end");

  private static final Set<String> OF_INTEGRATION = Set.of("enrich", "pipeline");

  private final UnitOfWork unit;
  private final ChannelHours hours = new ChannelHours();
  private final RuleHits hits = new RuleHits();

  ChannelTally(UnitOfWork unit) {
    this.unit = unit;
  }

  /** What the batch works on. */
  UnitOfWork unit() {
    return unit;
  }

  /** One event of a callback, whether it was pushed or replayed: it counts as it was judged. */
  void count(LogRecord.Callback callback, FlowTrace trace) {
    long at = callback.receivedAt();
    Map<Long, Boolean> known = new HashMap<>();
    for (Fate fate : trace.fates()) {
      boolean first = known.put(fate.channelId(), true) == null;
      if (first) {
        hours.count(fate.channelId(), at, Word.EVENTS);
      }
      count(fate, at, first);
    }
    countHits(callback.lane(), at, trace);
  }

  /** An alert that was held was judged again without an event. */
  void judgedAgain(Fate fate, long at) {
    if (fate.outcome() == Outcome.SUPPRESSED) {
      hits.hit(fate.channelId(), fate.why().ruleId(), at);
    } else {
      count(fate, at, false);
    }
  }

  private void count(Fate fate, long at, boolean isNew) {
    long channel = fate.channelId();
    hours.count(channel, at, word(fate.outcome()));
    if (isNew && fate.beginsAnAlert()) {
      hours.count(channel, at, Word.ALERTS);
    }
    if (fate.outcome() == Outcome.OPENED && isTold(fate)) {
      hours.count(channel, at, Word.NOTIFIED);
    }
  }

  private static Word word(Outcome outcome) {
    return switch (outcome) {
      case OPENED -> Word.INCIDENTS;
      case JOINED -> Word.JOINED;
      case MERGED -> Word.MERGED;
      case RECOVERED -> Word.RECOVERED;
      case SUPPRESSED -> Word.SUPPRESSED;
      case DROPPED -> Word.DROPPED;
      case UNROUTED, IGNORED, SET_ASIDE -> Word.IGNORED;
    };
  }

  private boolean isTold(Fate fate) {
    return unit.alert(fate.alertId())
        .flatMap(alert -> unit.incident(alert.incidentId()))
        .map(incident -> incident.marks().notifies())
        .orElse(false);
  }

  /**
   * Steps come channel by channel, each channel's fate among them. A rule of the integration may
   * tell of one event in several.
   */
  private void countHits(long integration, long at, FlowTrace trace) {
    Set<String> told = new HashSet<>();
    List<Fate> fates = trace.fates();
    int next = 0;
    for (Step step : trace.steps()) {
      boolean decides = next < fates.size() && fates.get(next).why().equals(step);
      next += decides ? 1 : 0;
      if (!step.ruleId().isEmpty()) {
        if (OF_INTEGRATION.contains(step.hop())) {
          if (told.add(step.hop() + " " + step.ruleId())) {
            hits.hit(integration, step.ruleId(), at);
          }
        } else if (next > 0 && (decides || STILL_HELD.contains(step.code()))) {
          hits.hit(fates.get(next - 1).channelId(), step.ruleId(), at);
        }
      }
    }
  }

  /** The counts, and what they were counted of. */
  void writeWithUnit(Sql sql) {
    unit.write(sql);
    write(sql);
  }

  void write(Sql sql) {
    ChannelHourStore.add(sql, hours);
    RuleHitStore.add(sql, hits);
  }
}
