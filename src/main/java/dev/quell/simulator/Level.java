package dev.quell.simulator;

import dev.quell.model.Severity;
import java.util.Locale;

/** How bad Cloud Monitor calls it, worst first, in its own lower-case words. */
public enum Level {
  CRITICAL("严重", Severity.CRITICAL),
  WARNING("警告", Severity.WARNING),
  NOTICE("通知", Severity.INFO);

  private final String chinese;
  private final Severity severity;

  Level(String chinese, Severity severity) {
    this.chinese = chinese;
    this.severity = severity;
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word the rule text uses. */
  String chinese() {
    return chinese;
  }

  /** What a receiver must make of it. */
  public Severity severity() {
    return severity;
  }
}
