package dev.quell.flow;

import dev.quell.channel.PastChannels;
import dev.quell.channel.rule.PastDaysOff;
import dev.quell.incident.MemoryRows;
import dev.quell.insight.Past;
import dev.quell.model.Step;
import dev.quell.pipeline.PastRules;
import dev.quell.queue.Checkpoints;
import dev.quell.queue.Checkpoints.Checkpoint;
import dev.quell.queue.PastLog;
import dev.quell.queue.StateKind;
import dev.quell.queue.StateSource;
import dev.quell.storage.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * Goes through the past once more, with the code that judges the present: from what a checkpoint
 * tells, along the journal, over rows in memory. Nothing is written.
 */
public final class Replay implements Past {
  /** What a checkpoint must hold so that the past can be gone through from there. */
  public static final List<StateKind<?>> STATE =
      Stream.of(MemoryRows.KINDS, PastChannels.KINDS, PastRules.KINDS)
          .<StateKind<?>>flatMap(List::stream)
          .toList();

  private final Database database;
  private final Checkpoints checkpoints;
  private final InstantSource clock;
  private final PastDaysOff calendars;

  /** Rules that ask calendars are answered by them as they were. */
  public Replay(
      Database database, Checkpoints checkpoints, InstantSource clock, PastDaysOff calendars) {
    this.calendars = calendars;
    this.database = database;
    this.checkpoints = checkpoints;
    this.clock = clock;
  }

  @Override
  public Span span() {
    long now = clock.millis();
    long earliest = checkpoints.earliest().map(Checkpoint::takenAt).orElse(now);
    return new Span(Math.max(earliest, PastLog.firstReceived(database).orElse(now)), now);
  }

  @Override
  public void refuseUnknown(long from) {
    if (checkpoints.before(from).isEmpty()) {
      throw unknown(from);
    }
  }

  @Override
  public String sentence(Step step) {
    return TraceWords.sentence(step);
  }

  @Override
  public void replay(Trial trial, Audience audience) {
    Checkpoint from =
        checkpoints.before(trial.span().from()).orElseThrow(() -> unknown(trial.span().from()));
    PastLog.Stretch stretch = PastLog.stretch(database, from, trial.span().to());
    StateSource state = checkpoints.state(from);
    PastChannels channels =
        PastChannels.of(state, database, calendars, PastLog.commandsTaken(database, from));
    ReplayWorld history = ReplayWorld.from(state, channels, PastRules.of(state, database));
    new ReplayRun(
            new PastLog(database, stretch), new HistoryCourse(trial, history), trial, audience)
        .go(stretch.records());
  }

  private UnknownPast unknown(long wanted) {
    String earliest =
        checkpoints
            .earliest()
            .map(one -> Instant.ofEpochMilli(one.takenAt()).toString())
            .orElse("none yet; the first checkpoint is made soon after the start");
    return new UnknownPast(
        "start_time: "
            + Instant.ofEpochMilli(wanted)
            + " (expected: not before "
            + earliest
            + "; what came before it has been removed)");
  }
}
