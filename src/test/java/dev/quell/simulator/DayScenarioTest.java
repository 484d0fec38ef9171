package dev.quell.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DayScenarioTest {
  @Test
  void aDayHoldsSomeThousandCallbacksWithinTheLimitAndLeavesSomethingOpen() throws IOException {
    try (Stage stage = day()) {
      stage.playTo(DayScenario.MINUTES);

      Ledger.Totals totals = stage.ledger().totals();
      assertThat(totals.acknowledged()).isEqualTo(stage.calls().size()).isBetween(1500, 4000);
      assertThat(totals.neverSent()).isZero();
      assertThat(totals.openEpisodes()).isBetween(10, 60);
      assertThat(stage.ledger().entries())
          .extracting(entry -> entry.callback().kind())
          .contains(CallbackKind.values());
      assertThat(struckByTheStorm(stage.ledger())).isGreaterThan(100);
    }
  }

  @Test
  void theCallsOfARuleArriveOneAfterTheOther() throws IOException {
    try (Stage stage = day()) {
      stage.playTo(150);

      assertThat(byRule(stage.calls().stream().map(RecordingReceiver.Call::traceId), stage))
          .isEqualTo(
              byRule(
                  stage.ledger().entries().stream().map(entry -> entry.callback().traceId()),
                  stage));
    }
  }

  @Test
  void whatIsOpenInTheEveningStaysSoIntoTheNextDay() throws IOException {
    Scenario day = Scenarios.named("day", 1).orElseThrow();
    List<AlertPolicy> lag =
        day.policies().stream()
            .filter(policy -> policy.name().equals("kafka-consumer-lag"))
            .toList();
    Scenario queues =
        new Scenario(
            "queues",
            1,
            day.minutes(),
            day.accountId(),
            lag,
            day.disturbances(),
            List.of(),
            Faults.none());
    try (Stage stage = new Stage(queues)) {
      stage.playTo(DayScenario.MINUTES + 5);
      assertThat(stage.ledger().openEpisodes()).hasSize(3);

      stage.playTo(DayScenario.MINUTES + 200);

      assertThat(stage.ledger().openEpisodes()).isEmpty();
    }
  }

  private static Stage day() throws IOException {
    return new Stage(
        Scenarios.named("day", 1).orElseThrow(),
        RecordingReceiver.friendly(),
        CloudMonitor.Settings.of(() -> Stage.START).limited());
  }

  private static long struckByTheStorm(Ledger ledger) {
    Instant storm = Stage.START.plus(Duration.ofHours(18));
    return ledger.episodes().stream()
        .filter(episode -> !episode.startedAt().isBefore(storm))
        .filter(episode -> episode.startedAt().isBefore(storm.plus(Duration.ofMinutes(20))))
        .map(episode -> episode.key().resource())
        .distinct()
        .count();
  }

  private static Map<String, List<String>> byRule(Stream<String> traceIds, Stage stage) {
    Map<String, String> rules =
        stage.ledger().entries().stream()
            .map(LedgerEntry::callback)
            .collect(Collectors.toMap(Callback::traceId, Callback::subject));
    return traceIds.collect(
        Collectors.groupingBy(traceId -> rules.getOrDefault(traceId, "unknown")));
  }
}
