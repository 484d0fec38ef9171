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
}
