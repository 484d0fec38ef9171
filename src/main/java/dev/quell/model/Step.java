package dev.quell.model;

import java.util.Map;

/**
 * One line of the story told about an event: which hop looked at it, what it decided, and the
 * values it compared.
 *
 * @param hop {@code source}, {@code route}, {@code noise} or {@code incident}
 * @param code names the sentence, for example {@code merged_into_open_alert}
 * @param ruleId the deciding rule; empty where a built-in decided
 * @param ruleName as it was called then
 * @param compared the values behind the decision, by name
 */
public record Step(
    String hop, String code, String ruleId, String ruleName, Map<String, String> compared) {
  public Step {
    compared = Map.copyOf(compared);
  }

  public static Step of(String hop, String code, Map<String, String> compared) {
    return new Step(hop, code, "", "", compared);
  }
}
