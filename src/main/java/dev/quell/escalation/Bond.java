package dev.quell.escalation;

/**
 * What brings somebody among those a level tells.
 *
 * @param name of the team or the schedule; empty for who is named
 */
record Bond(Code code, String name) {
  static final Bond NAMED = new Bond(Code.NAMED, "");

  /** The kinds of target of a level. */
  enum Code {
    NAMED,
    TEAM,
    SCHEDULE
  }

  String wire() {
    return code.name().toLowerCase(java.util.Locale.ROOT);
  }

  /** In plain English, for scripts; empty for who is named. */
  String sentence() {
    return switch (code) {
      case NAMED -> "";
      case TEAM -> "team " + name;
      case SCHEDULE -> "on call in " + name;
    };
  }
}
