package dev.quell.escalation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Why a level that names people, teams or schedules reaches no person.
 *
 * @param name of the team or schedule it is about; empty where it is about all of them
 */
record Lack(Code code, String name) {

  /** What is lacking. */
  enum Code {
    TEAM_GONE,
    TEAM_EMPTY,
    NOBODY_ON_CALL,
    /** Nobody who is named can be told: no account in use. */
    NONE_TOLD,
    /** People are there, and no medium reaches any of them. */
    NONE_REACHED
  }

  static Lack of(Code code) {
    return new Lack(code, "");
  }

  String wire() {
    return code.name().toLowerCase(Locale.ROOT);
  }

  /** In plain English, for timelines and scripts. */
  static String sentence(List<Lack> lacks) {
    return lacks.stream().map(Lack::sentence).collect(Collectors.joining("; "));
  }

  private String sentence() {
    return switch (code) {
      case TEAM_GONE -> "team " + name + " is gone";
      case TEAM_EMPTY -> "team " + name + " has no members";
      case NOBODY_ON_CALL -> "nobody is on call in " + name;
      case NONE_TOLD -> "none of the people named can be told";
      case NONE_REACHED -> "none of the people can be reached";
    };
  }
}
