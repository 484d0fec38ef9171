package dev.quell.model;

import java.util.Locale;

/** What finally became of one event; most telling first. */
public enum Outcome {
  OPENED,
  JOINED,
  MERGED,
  RECOVERED,
  SUPPRESSED,
  DROPPED,
  UNROUTED,
  IGNORED,
  SET_ASIDE;

  /** The lower-case word of the API. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
