package dev.quell.simulator;

import static dev.quell.simulator.Stage.cpu;
import static dev.quell.simulator.Stage.cpuRule;
import static dev.quell.simulator.Stage.server;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BodyShapeTest {

  @Test
  void aMetricBodyHasTheDocumentedFieldsInTheirOrder() throws IOException {
    AlertPolicy policy = cpuRule(server("web").with("DiskName", "vdb1")).tag("env", "prod").done();
    try (Stage stage = Stage.playing(policy, cpu("web", 10, 60, 90))) {
      stage.playTo(12);

      JsonNode body = stage.bodies().getFirst();
      assertThat(body.propertyNames())
          .containsExactly(
              "Type",
              "AccountId",
              "RuleName",
              "RuleId",
              "Namespace",
              "SubNamespace",
              "Level",
              "HappenedAt",
              "RuleCondition",
              "Resources",
              "RecoveredResources",
              "NoDataResources",
              "NoDataRecoveredResources",
              "Project",
              "Tags");
      assertThat(body.path("HappenedAt").stringValue())
          .matches("2026-03-01 08:12:0[1-6]\\(UTC\\+08:00\\)");
      assertThat(body.path("RuleCondition").stringValue())
          .isEqualTo("单指标告警：\nCPU使用率 平均值 > 80%，持续 3 个周期");
      assertThat(body.path("Tags").toString()).isEqualTo("[{\"Key\":\"env\",\"Value\":\"prod\"}]");
    }
  }

  @Test
  void anItemNamesItsMetricWithNumbersAndItsDimensions() throws IOException {
    AlertPolicy policy = cpuRule(server("web").with("DiskName", "vdb1")).done();
    try (Stage stage = Stage.playing(policy, cpu("web", 10, 60, 90))) {
      stage.playTo(12);

      JsonNode item = stage.bodies().getFirst().path("Resources").path(0);
      assertThat(item.path("AlertGroupId").stringValue()).matches("[0-9a-f]{24}");
      assertThat(item.path("Metrics").path(0).path("Threshold").toString()).isEqualTo("80");
      assertThat(item.path("Metrics").path(0).path("CurrentValue").doubleValue())
          .isBetween(90.0, 92.0);
      assertThat(item.path("Metrics").path(0).path("TriggerCondition").stringValue())
          .isEqualTo("avg > 80");
      assertThat(item.path("Dimensions").valueStream().map(one -> one.path("Name").stringValue()))
          .containsExactly("ResourceID", "DiskName");
      assertThat(item.path("DroppedMetrics").isNull()).isTrue();
    }
  }

  @Test
  void anEventSaysItsTimeInSecondsAndNamesEveryRuleThatMatched() throws IOException {
    CloudEvent event =
        new CloudEvent(
            4,
            "ecs:Instance:StatusChanged",
            "实例状态变更通知",
            server("web"),
            List.of(
                new CloudEvent.MatchedRule("1", "all", Level.NOTICE),
                new CloudEvent.MatchedRule("2", "faults", Level.CRITICAL)));
    Scenario scenario =
        new Scenario("event", 1, 60, "42", List.of(), List.of(), List.of(event), Faults.none());
    try (Stage stage = new Stage(scenario)) {
      stage.playTo(5);

      JsonNode body = stage.bodies().getFirst();
      assertThat(body.path("HappenedAt").isIntegralNumber()).isTrue();
      assertThat(body.path("Id").stringValue()).isEqualTo(stage.calls().getFirst().subject());
      assertThat(body.path("Details").path("volcresourcename").stringValue()).isEqualTo("i-web");
      assertThat(body.path("Rules").size()).isEqualTo(2);
      assertThat(stage.ledger().episodes())
          .extracting(episode -> episode.highest().wire())
          .containsExactly("Critical");
    }
  }
}
