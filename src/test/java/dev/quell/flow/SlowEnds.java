package dev.quell.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What time puts an end to: incidents close, silences and explanations are over. What ends first
 * happens first; within an instant in the order of {@link Kind}.
 */
final class SlowEnds {
  private final SlowModel model;
  private final List<End> changedRules = new ArrayList<>();
  private long clock = Long.MIN_VALUE;

  /** In the order of the names of the wake-ups. */
  private enum Kind {
    AUTO_RESOLVE,
    SOURCE,
    INHIBIT_RULE,
    SILENCE
  }

  private record End(long at, Kind kind, String subject, Runnable what) {}

  SlowEnds(SlowModel model) {
    this.model = model;
  }

  /** Somebody changed a rule or took it away. */
  void changed(Setup.Rule rule, long now) {
    Kind kind = rule instanceof Setup.Silence ? Kind.SILENCE : Kind.INHIBIT_RULE;
    changedRules.add(new End(now, kind, rule.id(), () -> judge(one -> one.isHeldBy(rule.id()))));
  }

  void happenUpTo(long now) {
    for (Optional<End> end = first(now); end.isPresent(); end = first(now)) {
      clock = Math.max(clock, end.get().at());
      changedRules.remove(end.get());
      end.get().what().run();
    }
    clock = now;
  }

  private Optional<End> first(long now) {
    List<End> all = new ArrayList<>(changedRules);
    for (Issue issue : model.issues) {
      issue.due.ifPresent(due ->
          all.add(
              new End(
                  due,
                  Kind.AUTO_RESOLVE,
                  numbered(issue.number),
                  () -> model.closeWithEpisodes(issue, due))));
    }
    model.episodes.stream()
        .filter(model::judgesAgain)
        .forEach(episode -> end(episode).ifPresent(all::add));
    return all.stream()
        .filter(end -> end.at() <= now)
        .min(
            Comparator.comparingLong(End::at).thenComparing(End::kind).thenComparing(End::subject));
  }

  /** When what holds this alert is over, and with it perhaps what it does to others. */
  private Optional<End> end(Episode episode) {
    Episode.Held held = episode.held.orElseThrow();
    Optional<Setup.Holding> rule = model.setup.rule(held.ruleId());
    if (held.source().isEmpty()) {
      return held.until()
          .map(at ->
              new End(
                  at,
                  Kind.SILENCE,
                  held.ruleId(),
                  () -> judge(one -> one.isHeldBy(held.ruleId()))));
    }
    Episode source = held.source().get();
    String subject = numbered(source.number);
    if (!SlowInhibit.explains(source)) {
      return Optional.of(
          new End(clock, Kind.SOURCE, subject, () -> judge(one -> isHeldBy(one, source))));
    }
    return rule.map(found -> {
      long at = SlowInhibit.tooOld(source, (Setup.Inhibit) found);
      return new End(
          at,
          Kind.SOURCE,
          subject + "/" + found.id(),
          () -> judge(one -> isHeldBy(one, source) && one.isHeldBy(found.id())));
    });
  }

  private static boolean isHeldBy(Episode episode, Episode source) {
    return episode.isHeld()
        && episode.held.orElseThrow().source().filter(its -> its == source).isPresent();
  }

  /** Judges these again, in the order in which they were created. */
  private void judge(Predicate<Episode> which) {
    model.episodes.stream()
        .filter(model::judgesAgain)
        .filter(which)
        .toList()
        .forEach(episode -> model.judgeAgain(episode, View.of(episode), clock));
  }

  private static String numbered(int number) {
    return Integer.toString(1_000_000 + number);
  }
}
