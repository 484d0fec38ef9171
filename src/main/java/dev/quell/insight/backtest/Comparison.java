package dev.quell.insight.backtest;

import dev.quell.incident.Incident;
import dev.quell.insight.Past;
import dev.quell.insight.Past.Fate;
import dev.quell.insight.Past.Judged;
import dev.quell.insight.Past.Note;
import dev.quell.insight.Past.World;
import dev.quell.insight.backtest.BacktestResult.DecidingStep;
import dev.quell.insight.backtest.BacktestResult.Moved;
import dev.quell.insight.backtest.BacktestResult.Point;
import dev.quell.insight.backtest.BacktestResult.Side;
import dev.quell.model.Outcome;
import dev.quell.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is different under the rules that are tried. */
final class Comparison implements Study {
  private static final int MOST_MOVED = 1000;

  private final Buckets buckets;
  private final Progress progress;
  private final Function<Step, String> words;
  private final Course before;
  private final Course after;
  private final long[] events;
  private final LargestIncidents largest = new LargestIncidents();
  private final List<Moved> moved = new ArrayList<>();
  private final List<ResultNote> notes = new ArrayList<>();
  private long movedCount;

  Comparison(Past.Span span, Progress progress, Function<Step, String> words) {
    this.buckets = new Buckets(span);
    this.progress = progress;
    this.words = words;
    this.before = new Course(span, buckets);
    this.after = new Course(span, buckets);
    this.events = new long[buckets.count()];
  }

  @Override
  public void reached(long records, long ofRecords, long allEvents) {
    progress.reached(records, ofRecords, allEvents);
  }

  @Override
  public void judged(Judged judged) {
    events[buckets.of(judged.at())]++;
    judged.before().ifPresent(before::judged);
    judged.after().ifPresent(after::judged);
    judged.after().flatMap(Fate::incident).ifPresent(largest::event);
    if (!judged.event().recovered() && differs(judged)) {
      movedCount++;
      if (moved.size() < MOST_MOVED) {
        moved.add(moved(judged));
      }
    }
  }

  @Override
  public void opened(World world, Incident incident, String founded) {
    if (world == World.BEFORE) {
      before.opened(incident);
    } else if (after.opened(incident)) {
      largest.opened(incident, founded);
    }
  }

  @Override
  public void changed(World world, Incident incident) {
    if (world == World.AFTER) {
      largest.changed(incident);
    }
  }

  @Override
  public void forgotten(World world, Incident incident) {
    if (world == World.AFTER) {
      largest.forgotten(incident.id());
    }
  }

  @Override
  public void noted(Note note, long times) {
    notes.add(ResultNote.of(note, times));
  }

  @Override
  public BacktestResult result() {
    long all = 0;
    List<Point> series = new ArrayList<>();
    for (int i = 0; i < events.length; i++) {
      all += events[i];
      series.add(
          new Point(
              buckets.begin(i),
              before.incidents(i),
              after.incidents(i),
              before.notified(i),
              after.notified(i),
              events[i]));
    }
    return new BacktestResult(
        before.figures(all),
        Optional.of(after.figures(all)),
        Optional.of(series),
        Optional.of(movedCount),
        Optional.of(List.copyOf(moved)),
        Optional.of(largest.list()),
        List.copyOf(notes),
        Optional.empty());
  }

  /** Further events of an alert that begins elsewhere are not told one by one. */
  private static boolean differs(Judged judged) {
    boolean begins =
        judged.before().filter(Fate::begins).isPresent()
            || judged.after().filter(Fate::begins).isPresent();
    return outcome(judged.before()) != outcome(judged.after())
        || (begins && !founded(judged.before()).equals(founded(judged.after())));
  }

  private Moved moved(Judged judged) {
    return new Moved(
        judged.eventId(),
        judged.event().title(),
        judged.event().severity().wire(),
        judged.at() / 1000,
        side(judged.before(), Optional.empty()),
        side(judged.after(), judged.after().map(this::step)));
  }

  private static Side side(Optional<Fate> fate, Optional<DecidingStep> step) {
    String title =
        fate.flatMap(Fate::incident).map(incident -> incident.wording().title()).orElse("");
    return new Side(outcome(fate).wire(), founded(fate), title, step);
  }

  private DecidingStep step(Fate fate) {
    Step why = fate.why();
    return new DecidingStep(
        why.hop(),
        why.code(),
        why.ruleId(),
        why.ruleName(),
        fate.outcome().wire(),
        words.apply(why),
        why.compared());
  }

  private static Outcome outcome(Optional<Fate> fate) {
    return fate.map(Fate::outcome).orElse(Outcome.IGNORED);
  }

  private static String founded(Optional<Fate> fate) {
    return fate.map(Fate::founded).orElse("");
  }
}
