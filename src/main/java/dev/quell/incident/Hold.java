package dev.quell.incident;

/**
 * What keeps an alert from an incident.
 *
 * @param sourceAlertId the alert that inhibits it; empty for a silence
 */
public record Hold(Kind kind, String ruleId, String ruleName, String sourceAlertId) {

  /** What kind of rule holds it. */
  public enum Kind {
    SILENCE("silence"),
    INHIBIT("inhibit");

    private final String wire;

    Kind(String wire) {
      this.wire = wire;
    }

    /** The lower-case word of the API. */
    public String wire() {
      return wire;
    }
  }

  /** Whether the same rule holds, perhaps for another alert. */
  boolean isOfRuleOf(Hold other) {
    return kind == other.kind && ruleId.equals(other.ruleId);
  }

  public static Hold silenced(String ruleId, String ruleName) {
    return new Hold(Kind.SILENCE, ruleId, ruleName, "");
  }

  public static Hold inhibited(String ruleId, String ruleName, String sourceAlertId) {
    return new Hold(Kind.INHIBIT, ruleId, ruleName, sourceAlertId);
  }
}
