package dev.quell.simulator;

import java.util.ArrayList;
import java.util.List;

/** The human text of {@code RuleCondition}; nobody may parse it. */
final class RuleText {
  private RuleText() {}

  static String of(AlertPolicy policy, CallbackKind kind) {
    if (kind.noData()) {
      int periods = policy.noData().map(AlertPolicy.NoData::periods).orElse(0);
      return "无数据告警：\n连续 " + periods + " 个周期无数据上报";
    }
    return policy.tiers().size() > 1 ? graded(policy) : plain(policy);
  }

  private static String plain(AlertPolicy policy) {
    List<Condition> conditions = policy.tiers().getFirst().conditions();
    List<String> lines = new ArrayList<>();
    if (conditions.size() == 1) {
      lines.add("单指标告警：");
    } else {
      lines.add(policy.matchAll() ? "多指标告警（全部）：" : "多指标告警（任意）：");
    }
    for (Condition condition : conditions) {
      lines.add(condition.line(policy.evaluationCount()));
    }
    return String.join("\n", lines);
  }

  private static String graded(AlertPolicy policy) {
    List<String> lines = new ArrayList<>();
    for (Tier tier : policy.tiers().reversed()) {
      for (Condition condition : tier.conditions()) {
        lines.add(tier.level().chinese() + "：" + condition.line(policy.evaluationCount()));
      }
    }
    return "告警分级：\n" + String.join("\n", lines);
  }
}
