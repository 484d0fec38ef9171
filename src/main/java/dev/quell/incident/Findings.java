package dev.quell.incident;

/** What people wrote down about an incident. */
public record Findings(String impact, String rootCause, String resolution) {
  static final Findings NONE = new Findings("", "", "");
}
