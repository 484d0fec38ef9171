package dev.quell.insight.backtest;

import dev.quell.channel.Channel;
import dev.quell.channel.NoiseSettings;
import dev.quell.incident.Incident;
import dev.quell.insight.Past;
import dev.quell.insight.Past.Judged;
import dev.quell.insight.Past.Note;
import dev.quell.insight.Past.World;
import dev.quell.insight.backtest.BacktestResult.Figures;
import dev.quell.insight.backtest.BacktestResult.Suggestion;
import dev.quell.insight.backtest.GroupingDraft.ByText;
import dev.quell.insight.backtest.GroupingDraft.ByValues;
import dev.quell.model.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks for ways to group that would have made few incidents, none of them too large. */
final class Suggesting implements Study {
  private static final List<Integer> WINDOWS = List.of(10, 30, 60, 240);
  private static final int PAIRED = 5;
  private static final int MOST = 5;
  private static final List<Field> TITLE = List.of(Field.Named.TITLE);

  /** What the likeness of titles must exceed, the strictest first. */
  private static final List<Double> THRESHOLDS = List.of(0.9, 0.8);

  private final Channel channel;
  private final Progress progress;
  private final Course before;
  private final SeenAlerts seen = new SeenAlerts();
  private final List<ResultNote> notes = new ArrayList<>();
  private long events;
  private long[] reached = new long[3];

  Suggesting(Channel channel, Past.Span span, Progress progress) {
    this.channel = channel;
    this.progress = progress;
    this.before = new Course(span, new Buckets(span));
  }

  /** What ways to group have in common of which only the best is told. */
  private record Subject(Set<Field> fields, boolean byText) {
    static Subject of(GroupingDraft draft) {
      return new Subject(Set.copyOf(draft.fields()), draft instanceof ByText);
    }
  }

  /** A way to group, and how it did. */
  private record Tried(GroupingDraft draft, long incidents, long largest, double score) {}

  @Override
  public void reached(long records, long ofRecords, long allEvents) {
    reached = new long[] {records, ofRecords, allEvents};
    progress.reached(records, ofRecords, allEvents);
  }

  @Override
  public void judged(Judged judged) {
    events++;
    judged
        .before()
        .ifPresent(fate -> {
          before.judged(fate);
          seen.take(judged, fate);
        });
  }

  @Override
  public void opened(World world, Incident incident, String founded) {
    before.opened(incident);
  }

  @Override
  public void changed(World world, Incident incident) {
    // Only what is grouped matters here.
  }

  @Override
  public void forgotten(World world, Incident incident) {
    // As above.
  }

  @Override
  public void noted(Note note, long times) {
    notes.add(ResultNote.of(note, times));
  }

  @Override
  public BacktestResult result() {
    if (seen.isFull()) {
      notes.add(ResultNote.ofFirst(seen.count()));
    }
    List<Tried> best = bestOf(drafts());
    return new BacktestResult(
        before.figures(events),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.copyOf(notes),
        Optional.of(best.stream().map(tried -> suggestion(tried, best)).toList()));
  }

  private List<GroupingDraft> drafts() {
    List<Field> dimensions = seen.dimensions();
    List<GroupingDraft> drafts = new ArrayList<>();
    for (int window : WINDOWS) {
      for (int i = 0; i < dimensions.size(); i++) {
        drafts.add(new ByValues(List.of(dimensions.get(i)), window));
        for (int j = i + 1; j < Math.min(PAIRED, dimensions.size()); j++) {
          drafts.add(new ByValues(List.of(dimensions.get(i), dimensions.get(j)), window));
        }
      }
      THRESHOLDS.forEach(threshold -> drafts.add(new ByText(TITLE, threshold, window)));
    }
    return drafts;
  }

  /**
   * The best window of each set of dimensions, and the best of all that compare texts; of those
   * that do the same, the simplest.
   */
  private List<Tried> bestOf(List<GroupingDraft> drafts) {
    Map<Subject, Tried> best = new HashMap<>();
    for (GroupingDraft draft : drafts) {
      progress.reached(reached[0], reached[1], reached[2]);
      Tried tried = tried(draft);
      best.merge(Subject.of(draft), tried, (one, other) -> other.score > one.score ? other : one);
    }
    Set<List<Long>> results = new HashSet<>();
    return best.values().stream()
        .filter(tried -> tried.score > 0)
        .sorted(
            Comparator.<Tried>comparingDouble(tried -> -tried.score)
                .thenComparing(tried -> tried.draft instanceof ByText)
                .thenComparingInt(tried -> tried.draft.fields().size())
                .thenComparing(tried -> tried.draft.names().toString()))
        .filter(tried -> results.add(List.of(tried.incidents, tried.largest)))
        .limit(MOST)
        .toList();
  }

  private Tried tried(GroupingDraft draft) {
    Regrouping regrouping = new Regrouping(draft.on(channel));
    for (SeenAlerts.Happening one : seen.happenings()) {
      switch (one) {
        case SeenAlerts.Begun begun -> regrouping.begins(begun);
        case SeenAlerts.Ended ended -> regrouping.ends(ended.alertId());
      }
    }
    return new Tried(draft, regrouping.incidents(), regrouping.largest(), regrouping.score());
  }

  private Suggestion suggestion(Tried tried, List<Tried> best) {
    return new Suggestion(
        NoiseSettings.of(tried.draft.settings(channel)),
        tried.draft instanceof ByText ? "by_similarity" : "by_values",
        tried.draft instanceof ByText ? List.of() : tried.draft.names(),
        tried.draft.windowMinutes(),
        tried.incidents,
        tried.incidents,
        Figures.reduction(events, tried.incidents),
        tried.largest,
        reason(tried, best));
  }

  private String reason(Tried tried, List<Tried> best) {
    List<String> names = tried.draft.names();
    if (tried.draft.isOf(channel)) {
      return "current";
    }
    if (tried.largest == seen.count()) {
      return "same_check";
    }
    if (tried.equals(best.getFirst())) {
      return "balanced";
    }
    if (best.stream().noneMatch(other -> other.incidents < tried.incidents)) {
      return "fewest_incidents";
    }
    if (tried.draft instanceof ByText) {
      return "same_wording";
    }
    if (names.equals(List.of("labels.check"))) {
      return "same_check";
    }
    if (names.equals(List.of("labels.resource"))) {
      return "same_resource";
    }
    return best.stream().noneMatch(other -> other.largest < tried.largest)
        ? "small_incidents"
        : "balanced";
  }
}
