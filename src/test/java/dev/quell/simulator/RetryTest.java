package dev.quell.simulator;

import static dev.quell.simulator.Stage.cpu;
import static dev.quell.simulator.Stage.cpuRule;
import static dev.quell.simulator.Stage.server;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class RetryTest {
  private static final CloudMonitor.Settings FREE = CloudMonitor.Settings.of(() -> Stage.START);

  private static Stage oneCallback(IntUnaryOperator status) throws IOException {
    return oneCallback(status, Duration.ofSeconds(30));
  }

  private static Stage oneCallback(IntUnaryOperator status, Duration timeout) throws IOException {
    Scenario scenario = Stage.scenario(cpuRule(server("web")).done(), cpu("web", 10, 60, 90));
    return new Stage(scenario, new RecordingReceiver(status), FREE, timeout);
  }

  @Test
  void aRefusedCallbackIsTriedAgainWithTheSameTraceIdAndBody() throws IOException {
    try (Stage stage = oneCallback(call -> call <= 3 ? 500 : 200)) {
      stage.playTo(12);

      assertThat(stage.calls()).hasSize(4);
      assertThat(stage.calls()).containsOnly(stage.calls().getFirst());
      assertThat(stage.ledger().totals().acknowledged()).isEqualTo(1);
      assertThat(stage.ledger().totals().duplicates()).isZero();
    }
  }

  @Test
  void afterThreeRetriesItIsGivenUp() throws IOException {
    try (Stage stage = oneCallback(call -> 503)) {
      stage.playTo(12);

      assertThat(stage.calls()).hasSize(4);
      assertThat(stage.ledger().totals().failed()).isEqualTo(1);
      assertThat(stage.ledger().episodes()).isEmpty();
    }
  }

  @Test
  void aCallWithoutAnAnswerIsTriedAgain() throws IOException {
    try (Stage stage =
        oneCallback(call -> call == 1 ? RecordingReceiver.NO_ANSWER : 200, Duration.ofSeconds(1))) {
      stage.playTo(12);

      assertThat(stage.calls()).hasSize(2).containsOnly(stage.calls().getFirst());
      assertThat(stage.ledger().totals().unanswered()).isEqualTo(1);
      assertThat(stage.ledger().totals().acknowledged()).isEqualTo(1);
    }
  }

  @Test
  void theTokenAndTheRuleTravelInHeadersAndTheAnsweredKeyIsKept() throws IOException {
    try (Stage stage = oneCallback(call -> 200)) {
      stage.playTo(12);

      RecordingReceiver.Call call = stage.calls().getFirst();
      assertThat(call.token()).isEqualTo("secret");
      assertThat(call.subject()).isEqualTo("1866302915447130112");
      assertThat(stage.ledger().entries().getFirst().delivery().alertKeys())
          .containsExactly("key-1");
    }
  }

  @Test
  void callsBeyondTheLimitOfAMinuteAreLostAndCounted() throws IOException {
    Scenario storm = Scenarios.named("storm", 3).orElseThrow();
    try (Stage stage = new Stage(storm, RecordingReceiver.friendly(), FREE.limited())) {
      stage.playTo(13);

      Ledger.Totals totals = stage.ledger().totals();
      assertThat(stage.calls()).hasSize(200);
      assertThat(totals.acknowledged()).isEqualTo(200);
      assertThat(totals.neverSent()).isEqualTo(200);
      assertThat(totals.episodes()).isEqualTo(200);
    }
  }
}
