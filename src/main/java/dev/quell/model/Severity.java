package dev.quell.model;

import java.util.Locale;
import java.util.Optional;

/** How bad a problem is, worst first; the wire spells it as {@link #wire()}. */
public enum Severity {
  CRITICAL("Critical"),
  WARNING("Warning"),
  INFO("Info");

  private final String wire;

  Severity(String wire) {
    this.wire = wire;
  }

  /** The capitalised, case-sensitive spelling used by the push protocol and the API. */
  public String wire() {
    return wire;
  }

  public static Optional<Severity> parse(String wire) {
    for (Severity severity : values()) {
      if (severity.wire.equals(wire)) {
        return Optional.of(severity);
      }
    }
    return Optional.empty();
  }

  /** The severity a sender spells in any case, for sources whose documentation is not strict. */
  public static Optional<Severity> parseAnyCase(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    for (Severity severity : values()) {
      if (severity.wire.toLowerCase(Locale.ROOT).equals(lower)) {
        return Optional.of(severity);
      }
    }
    return Optional.empty();
  }

  public Severity worst(Severity other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
