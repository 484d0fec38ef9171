package dev.quell.escalation;

import dev.quell.web.Requests;
import java.time.Duration;
import java.util.Optional;

/**
 * A level as the API spells it.
 *
 * @param maxTimes how often its people are told, the first time included; 0 counts as 1
 * @param notifyStep minutes between two times, 10 when left out
 * @param escalateWindow minutes until the next level, 30 when left out
 */
record LevelText(
    int maxTimes,
    Optional<Double> notifyStep,
    Optional<Integer> escalateWindow,
    boolean forceEscalate,
    Optional<TargetText> target) {
  private static final int MOST_TIMES = 6;
  private static final double SHORTEST_STEP = 0.5;
  private static final int LONGEST_STEP = 120;
  private static final int LONGEST_WINDOW = 720;
  private static final double USUAL_STEP = 10;
  private static final int USUAL_WINDOW = 30;
  private static final int SECONDS = 60;

  LevelText hidden() {
    return withTarget(target.map(TargetText::hidden));
  }

  LevelText revealed(HiddenRobots secrets) {
    return withTarget(target.map(said -> said.revealed(secrets)));
  }

  LevelText withTarget(Optional<TargetText> other) {
    return new LevelText(maxTimes, notifyStep, escalateWindow, forceEscalate, other);
  }

  Level read(String path) {
    Requests.between(path + ".max_times", maxTimes, 0, MOST_TIMES);
    double step = notifyStep.orElse(USUAL_STEP);
    if (!(step >= SHORTEST_STEP && step <= LONGEST_STEP)) {
      throw Requests.invalid(path + ".notify_step", step, SHORTEST_STEP + ".." + LONGEST_STEP);
    }
    int window = escalateWindow.orElse(USUAL_WINDOW);
    Requests.between(path + ".escalate_window", window, 0, LONGEST_WINDOW);
    return new Level(
        maxTimes,
        Duration.ofSeconds(Math.round(step * SECONDS)),
        Duration.ofMinutes(window),
        forceEscalate,
        Requests.required(path + ".target", target.orElse(null)).read(path + ".target"));
  }
}
