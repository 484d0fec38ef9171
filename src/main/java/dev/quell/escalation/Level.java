package dev.quell.escalation;

import java.time.Duration;

/**
 * One rung of a rule.
 *
 * @param sends how often its people are told, the first time included; 0 counts as 1
 * @param step between two times
 * @param window after so long the next level begins, unless somebody answered
 * @param force the next level begins unless the incident is closed, even if somebody answered
 */
public record Level(int sends, Duration step, Duration window, boolean force, Targets targets) {
  /** How often its people are told. */
  int times() {
    return Math.max(1, sends);
  }
}
