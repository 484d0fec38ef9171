package dev.quell.incident;

/**
 * What keeps an alert from an incident, as the API shows it.
 *
 * @param kind {@code silence} or {@code inhibit}
 * @param sourceAlertId the alert that inhibits it; empty for a silence
 */
record HoldItem(String kind, String ruleId, String ruleName, String sourceAlertId) {
  static HoldItem of(Hold hold) {
    return new HoldItem(hold.kind().wire(), hold.ruleId(), hold.ruleName(), hold.sourceAlertId());
  }
}
