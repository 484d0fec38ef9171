package dev.quell.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Short random stories with rules of every kind, told to the judges and to the slow model: after
 * every operation both must say and have the same. {@code -Dquell.model.sequences=1000000} tells
 * more of them, {@code -Dquell.model.first} others.
 */
class NoiseModelTest {
  private static final int SEQUENCES = Integer.getInteger("quell.model.sequences", 3000);
  private static final long FIRST = Long.getLong("quell.model.first", 1);

  /** These ended differently once, whatever else is told. */
  private static final List<Long> FOUND = List.of(5593L, 19166L, 19627L, 289995L);

  private static final int SHORTEST = 8;
  private static final int LONGEST = 36;
  private static final int SHOWN = Integer.getInteger("quell.model.shown", 3);

  @Test
  void theJudgesDoWhatTheModelSays() {
    List<Long> wrong =
        LongStream.concat(
                LongStream.range(FIRST, FIRST + SEQUENCES),
                FOUND.stream().mapToLong(Long::longValue))
            .parallel()
            .filter(seed -> story(seed).difference().isPresent())
            .boxed()
            .toList();

    List<String> cases = new ArrayList<>();
    for (long seed : wrong.subList(0, Math.min(SHOWN, wrong.size()))) {
      Story smallest = new Shrinker(story -> story.difference().isPresent()).shrink(story(seed));
      cases.add(
          "seed %d: %s\n%s".formatted(seed, smallest.difference().orElseThrow(), smallest.told()));
    }
    if (!wrong.isEmpty()) {
      fail(
          "%d of %d stories end differently%n%s",
          wrong.size(), SEQUENCES, String.join("\n", cases));
    }
  }

  /** So that a model and judges that both do nothing are noticed. */
  @Test
  void theStoriesHoldEveryOutcome() {
    Map<String, Integer> words = new LinkedHashMap<>();
    for (long seed = 1; seed <= 600; seed++) {
      Story story = story(seed);
      SlowModel model = new SlowModel(story.setup());
      story.ops().forEach(op -> words.merge(model.apply(op), 1, Integer::sum));
      model.issues.forEach(issue -> issue.feed.forEach(type -> words.merge(type, 1, Integer::sum)));
      model.episodes.forEach(
          episode -> episode.feed.forEach(type -> words.merge(type, 1, Integer::sum)));
    }

    assertThat(words)
        .containsKeys(
            "opened",
            "joined",
            "merged",
            "recovered",
            "suppressed",
            "dropped",
            "ignored",
            "edited",
            "i_storm",
            "i_m_flapping",
            "i_reopen",
            "a_m_silence",
            "a_m_inhibit");
    assertThat(words.values()).allMatch(count -> count >= 20);
  }

  private static Story story(long seed) {
    int count = SHORTEST + (int) (seed % (LONGEST - SHORTEST + 1));
    return Ops.story(seed, count, false);
  }
}
