package dev.quell.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Takes away whatever can be taken from a story that goes wrong, until nothing more can. */
final class Shrinker {
  private final Predicate<Story> goesWrong;

  Shrinker(Predicate<Story> goesWrong) {
    this.goesWrong = goesWrong;
  }

  Story shrink(Story story) {
    Story smallest = story;
    for (Optional<Story> next = smaller(smallest); next.isPresent(); next = smaller(smallest)) {
      smallest = next.get();
    }
    return smallest;
  }

  private Optional<Story> smaller(Story story) {
    List<Story> candidates = new ArrayList<>();
    int count = story.ops().size();
    for (int length = count / 2; length > 0; length /= 2) {
      for (int from = count - length; from >= 0; from -= length) {
        List<Op> rest = new ArrayList<>(story.ops());
        rest.subList(from, from + length).clear();
        candidates.add(new Story(story.start(), story.setup(), rest));
      }
    }
    setups(story).forEach(candidates::add);
    plainer(story).forEach(candidates::add);
    return candidates.stream()
        .filter(candidate -> !candidate.equals(story) && goesWrong.test(candidate))
        .findFirst();
  }

  /** With one rule less, or with less set. */
  private static List<Story> setups(Story story) {
    List<Story> candidates = new ArrayList<>();
    List<Setup> all = new ArrayList<>(List.of(story.setup()));
    story
        .ops()
        .forEach(op -> {
          if (op instanceof Op.Edit edit) {
            all.add(edit.setup());
          }
        });
    all.stream()
        .flatMap(setup -> setup.drops().stream())
        .map(Setup.Rule::id)
        .distinct()
        .forEach(id -> candidates.add(with(story, setup -> without(setup, id))));
    all.stream()
        .flatMap(setup -> setup.holding().stream())
        .map(Setup.Rule::id)
        .distinct()
        .forEach(id -> candidates.add(with(story, setup -> without(setup, id))));
    candidates.add(with(story, setup -> setup.with(Setup.Restless.OFF)));
    candidates.add(with(story, setup -> setup.with(Setup.Grouping.NONE)));
    Setup.Closing never = new Setup.Closing(Duration.ZERO, Duration.ZERO, false, false);
    candidates.add(with(story, setup -> setup.with(never)));
    return candidates;
  }

  private static Setup without(Setup setup, String id) {
    return setup
        .withDrops(setup.drops().stream().filter(rule -> !rule.id().equals(id)).toList())
        .withSilences(setup.silences().stream().filter(rule -> !rule.id().equals(id)).toList())
        .withInhibits(setup.inhibits().stream().filter(rule -> !rule.id().equals(id)).toList());
  }

  private static Story with(Story story, UnaryOperator<Setup> change) {
    return new Story(
        story.start(),
        change.apply(story.setup()),
        story.ops().stream()
            .map(op ->
                op instanceof Op.Edit(long at, Setup setup)
                    ? new Op.Edit(at, change.apply(setup))
                    : op)
            .toList());
  }

  /** With one event that says less. */
  private static List<Story> plainer(Story story) {
    List<Story> candidates = new ArrayList<>();
    for (int i = 0; i < story.ops().size(); i++) {
      if (story.ops().get(i) instanceof Op.Push push) {
        for (Op.Push plain : plainer(push)) {
          List<Op> ops = new ArrayList<>(story.ops());
          ops.set(i, plain);
          candidates.add(new Story(story.start(), story.setup(), ops));
        }
      }
    }
    return candidates;
  }

  private static List<Op.Push> plainer(Op.Push push) {
    String plain = "description 0";
    return List.of(
        with(push, push.happened(), Map.of(), push.description(), push.suppressEqual()),
        with(push, Optional.empty(), push.labels(), push.description(), push.suppressEqual()),
        with(push, push.happened(), push.labels(), plain, push.suppressEqual()),
        with(push, push.happened(), push.labels(), push.description(), false));
  }

  private static Op.Push with(
      Op.Push push,
      Optional<Long> happened,
      Map<String, String> labels,
      String description,
      boolean suppressEqual) {
    return new Op.Push(
        push.at(),
        push.retry(),
        push.key(),
        push.severity(),
        happened,
        labels,
        description,
        suppressEqual);
  }
}
