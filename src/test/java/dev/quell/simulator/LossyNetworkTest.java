package dev.quell.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossyNetworkTest {

  private static List<Episode> episodesOver(Faults faults, int minutes) throws IOException {
    Scenario clean = Scenarios.named("lossy", 1).orElseThrow();
    try (Stage stage = new Stage(clean.over(faults))) {
      stage.playTo(minutes);
      return stage.ledger().episodes();
    }
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

  @Test
  void retriesAndDoublesChangeNothingAReceiverHolds() throws IOException {
    assertThat(episodesOver(new Faults(0.4, 0.4, 0), 120))
        .isNotEmpty()
        .isEqualTo(episodesOver(Faults.none(), 120));
  }

  @Test
  void whateverIsSwappedTheSameAlarmsAreOpenInTheEnd() throws IOException {
    assertThat(openKeys(new Faults(0, 0, 0.5))).isNotEmpty().isEqualTo(openKeys(Faults.none()));
  }

  private static List<String> openKeys(Faults faults) throws IOException {
    return episodesOver(faults, 77).stream()
        .filter(Episode::open)
        .map(episode -> episode.key().text())
        .sorted()
        .toList();
  }
}
