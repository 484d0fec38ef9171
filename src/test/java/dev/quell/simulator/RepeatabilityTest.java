package dev.quell.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatabilityTest {

  private static List<String> story(String scenario, long seed) throws IOException {
    try (Stage stage = new Stage(Scenarios.named(scenario, seed).orElseThrow())) {
      stage.playTo(150);
      return stage.ledger().entries().stream()
          .map(entry -> entry.callback().traceId() + entry.callback().body())
          .toList();
    }
  }

  @Test
  void theSameSeedAndClockTellTheSameStory() throws IOException {
    assertThat(story("day", 5)).isNotEmpty().isEqualTo(story("day", 5));
    assertThat(story("lossy", 5)).isNotEmpty().isEqualTo(story("lossy", 5));
  }

  @Test
  void anotherSeedTellsAnotherStory() throws IOException {
    assertThat(story("tiers", 1)).doesNotContainAnyElementsOf(story("tiers", 2));
  }

  @Test
  void noTwoCallbacksShareATraceId() throws IOException {
    List<String> story = story("flapping", 1);

    assertThat(new HashSet<>(story)).hasSameSizeAs(story);
  }

  @Test
  void lostAnswersAndDoubledCallsAreDuplicatesAndNothingElse() throws IOException {
    try (Stage stage = new Stage(Scenarios.named("lossy", 1).orElseThrow())) {
      stage.playTo(180);

      Ledger.Totals totals = stage.ledger().totals();
      long distinct =
          stage.calls().stream().map(RecordingReceiver.Call::traceId).distinct().count();
      assertThat(totals.acknowledged()).isEqualTo((int) distinct);
      assertThat(totals.attempts()).isEqualTo(stage.calls().size());
      assertThat(totals.duplicates()).isPositive().isEqualTo(stage.calls().size() - (int) distinct);
      assertThat(totals.failed()).isZero();
    }
  }

  @Test
  void someNeighboursArriveInTheWrongOrder() throws IOException {
    try (Stage stage = new Stage(Scenarios.named("lossy", 1).orElseThrow())) {
      stage.playTo(180);

      assertThat(stage.ledger().entries())
          .extracting(entry -> entry.callback().happenedAt())
          .isNotEqualTo(
              stage.ledger().entries().stream()
                  .map(entry -> entry.callback().happenedAt())
                  .sorted()
                  .toList());
    }
  }
}
