package dev.quell.source;

import tools.jackson.databind.JsonNode;

/** Ends the reading of something that breaks its rules; never leaves a source. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  public Refusal(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  public Refusal(String what, JsonNode found, String expected) {
    this(what + ": " + Json.describe(found) + " (expected: " + expected + ")");
  }

  /** The sentence for whoever sent it: where, what was found, what was expected. */
  public String reason() {
    return reason;
  }
}
