package dev.quell.simulator;

import static dev.quell.simulator.Stage.cpu;
import static dev.quell.simulator.Stage.cpuRule;
import static dev.quell.simulator.Stage.epoch;
import static dev.quell.simulator.Stage.items;
import static dev.quell.simulator.Stage.server;
import static dev.quell.simulator.Stage.types;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.simulator.Disturbance.Curve;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AlarmLifeTest {

  @Test
  void firesOnceTheConditionHeldForTheEvaluationCount() throws IOException {
    try (Stage stage = Stage.playing(cpuRule(server("web")).done(), cpu("web", 10, 60, 90))) {
      stage.playTo(11);
      assertThat(stage.calls()).isEmpty();

      stage.playTo(12);

      JsonNode item = items(stage.bodies().getFirst(), CallbackKind.METRIC).getFirst();
      assertThat(item.path("FirstAlertTime").longValue()).isEqualTo(epoch(12));
      assertThat(item.path("LastAlertTime").longValue()).isEqualTo(epoch(12));
    }
  }

  @Test
  void staysQuietWhenTheConditionBreaksOffTooEarly() throws IOException {
    try (Stage stage = Stage.playing(cpuRule(server("web")).done(), cpu("web", 10, 2, 90))) {
      stage.playTo(60);

      assertThat(stage.calls()).isEmpty();
    }
  }

  @Test
  void remindsAfterTheSilenceTimeWithTheSameBeginningAndAnotherTraceId() throws IOException {
    try (Stage stage = Stage.playing(cpuRule(server("web")).done(), cpu("web", 10, 60, 90))) {
      stage.playTo(25);

      JsonNode first = items(stage.bodies().getFirst(), CallbackKind.METRIC).getFirst();
      JsonNode reminder = items(stage.bodies().getLast(), CallbackKind.METRIC).getFirst();
      assertThat(stage.calls()).hasSize(2);
      assertThat(reminder.path("FirstAlertTime")).isEqualTo(first.path("FirstAlertTime"));
      assertThat(reminder.path("AlertGroupId")).isEqualTo(first.path("AlertGroupId"));
      assertThat(reminder.path("LastAlertTime").longValue()).isEqualTo(epoch(22));
      assertThat(stage.calls().getLast().traceId())
          .isNotEqualTo(stage.calls().getFirst().traceId());
    }
  }

  @Test
  void tellsOnlyOfThoseWhoRecovered() throws IOException {
    AlertPolicy policy = cpuRule(server("one"), server("two"), server("three")).done();
    try (Stage stage =
        Stage.playing(
            policy, cpu("one", 10, 7, 90), cpu("two", 10, 30, 90), cpu("three", 10, 7, 90))) {
      stage.playTo(17);

      JsonNode recovery = stage.bodies().getLast();
      assertThat(types(stage.bodies())).containsExactly("Metric", "MetricRecovered");
      assertThat(items(stage.bodies().getFirst(), CallbackKind.METRIC)).hasSize(3);
      assertThat(items(recovery, CallbackKind.METRIC)).isEmpty();
      assertThat(items(recovery, CallbackKind.METRIC_RECOVERED))
          .extracting(item -> item.path("Name").stringValue())
          .containsExactly("one", "three");
      assertThat(stage.ledger().openEpisodes()).hasSize(1);
    }
  }

  @Test
  void aLevelThatChangesIsToldAtOnceAndKeepsTheBeginning() throws IOException {
    AlertPolicy policy =
        cpuRule(server("db")).tier(Level.CRITICAL, Condition.above(Stage.CPU, 95)).done();
    try (Stage stage =
        Stage.playing(policy, cpu("db", 10, 4, 85), cpu("db", 14, 4, 97), cpu("db", 18, 3, 85))) {
      stage.playTo(30);

      assertThat(stage.bodies())
          .extracting(body -> body.path("Type").stringValue() + " " + body.path("Level").asString())
          .containsExactly(
              "Metric warning", "Metric critical", "Metric warning", "MetricRecovered warning");
      assertThat(stage.bodies().subList(0, 3))
          .extracting(body ->
              items(body, CallbackKind.METRIC).getFirst().path("FirstAlertTime").longValue())
          .containsOnly(epoch(12));
      assertThat(stage.ledger().episodes()).hasSize(1);
    }
  }

  @Test
  void missingDataRaisesItsOwnAlarmAndEndsIt() throws IOException {
    AlertPolicy policy = cpuRule(server("web")).noDataAfter(5, Level.NOTICE).done();
    Disturbance gap = new Disturbance(target -> true, "CpuTotal", 10, 8, new Curve.Gap());
    try (Stage stage = Stage.playing(policy, gap)) {
      stage.playTo(30);

      JsonNode missing = items(stage.bodies().getFirst(), CallbackKind.METRICS_NO_DATA).getFirst();
      assertThat(types(stage.bodies())).containsExactly("MetricsNoData", "NoDataRecovered");
      assertThat(stage.bodies().getFirst().path("Level").stringValue()).isEqualTo("notice");
      assertThat(missing.path("Metrics").isNull()).isTrue();
      assertThat(missing.path("NoDataMetrics").path(0).path("Name").stringValue())
          .isEqualTo("CpuTotal");
      assertThat(missing.path("FirstAlertTime").longValue()).isEqualTo(epoch(14));
    }
  }

  @Test
  void aThresholdAlarmOutlivesAPeriodWithoutData() throws IOException {
    AlertPolicy policy = cpuRule(server("web")).noDataAfter(5, Level.NOTICE).done();
    Disturbance gap = new Disturbance(target -> true, "CpuTotal", 15, 10, new Curve.Gap());
    try (Stage stage = Stage.playing(policy, cpu("web", 10, 30, 90), gap)) {
      stage.playTo(60);

      assertThat(types(stage.bodies()))
          .containsExactly(
              "Metric", "MetricsNoData", "Metric", "NoDataRecovered", "Metric", "MetricRecovered");
      assertThat(stage.ledger().episodes()).hasSize(2).noneMatch(Episode::open);
    }
  }

  @Test
  void withoutRecoveryNotificationAnAlarmJustFallsSilent() throws IOException {
    AlertPolicy policy = cpuRule(server("web")).withoutRecovery().done();
    try (Stage stage = Stage.playing(policy, cpu("web", 10, 5, 90), cpu("web", 40, 5, 90))) {
      stage.playTo(60);

      assertThat(types(stage.bodies())).containsExactly("Metric", "Metric");
      assertThat(stage.ledger().episodes()).hasSize(1).allMatch(Episode::open);
    }
  }

  @Test
  void callsOnceForEachResourceWhereTheRuleSaysSoWithAllItsDisksInside() throws IOException {
    AlertPolicy policy =
        cpuRule(
                server("one").with("DiskName", "vda1"),
                server("one").with("DiskName", "vdb1"),
                server("two"))
            .byResource()
            .done();
    try (Stage stage = Stage.playing(policy, cpu("one", 10, 9, 90), cpu("two", 10, 9, 90))) {
      stage.playTo(12);

      assertThat(stage.bodies())
          .extracting(body -> items(body, CallbackKind.METRIC).size())
          .containsExactly(2, 1);
      assertThat(stage.ledger().episodes()).hasSize(3);
    }
  }
}
