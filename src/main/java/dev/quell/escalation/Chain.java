package dev.quell.escalation;

import java.util.Locale;
import java.util.Optional;

/**
 * How far an incident has come, by the rule as it was when it began to hold.
 *
 * @param rule empty where none is followed
 * @param rest why nothing is to come; empty: something is
 */
record Chain(
    String incidentId, Optional<EscalationRules.Kept> rule, Course course, Optional<Rest> rest) {

  /** Why nothing is to come of a chain. */
  enum Rest {
    CLOSED,
    ACKNOWLEDGED,
    /** Everybody was told as often as the rule says. */
    EXHAUSTED,
    /** No enabled rule of the channel was meant. */
    NO_RULE,
    /** Somebody made people responsible by name. */
    ASSIGNED,
    /** Noise reduction keeps it from people. */
    QUIET;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Rest of(Escalator.Rest rest) {
      return switch (rest) {
        case CLOSED -> CLOSED;
        case ACKNOWLEDGED -> ACKNOWLEDGED;
        case EXHAUSTED -> EXHAUSTED;
      };
    }
  }

  static Chain resting(String incidentId, Rest why, long now) {
    return new Chain(incidentId, Optional.empty(), new Course(0, 0, now), Optional.of(why));
  }

  static Chain following(String incidentId, EscalationRules.Kept rule, Course course) {
    return new Chain(incidentId, Optional.of(rule), course, Optional.empty());
  }

  Chain at(Course other) {
    return new Chain(incidentId, rule, other, Optional.empty());
  }

  Chain resting(Rest why) {
    return new Chain(incidentId, rule, course, Optional.of(why));
  }
}
