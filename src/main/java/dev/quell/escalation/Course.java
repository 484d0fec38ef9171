package dev.quell.escalation;

/**
 * How far an incident has come in its rule.
 *
 * @param level counted from 0
 * @param sent how often the people of that level were told
 * @param since when that level began; it may be to come; epoch milliseconds
 */
public record Course(int level, int sent, long since) {

  /** The beginning: the first level begins when the delay is over. */
  public static Course begin(EscalationRule rule, long now) {
    return new Course(0, 0, now + rule.delay().toMillis());
  }

  /** The same level from its beginning, as when an acknowledgement is withdrawn. */
  public Course again(long now) {
    return new Course(level, 0, now);
  }

  /** The same, so much later. */
  Course shifted(long millis) {
    return new Course(level, sent, since + millis);
  }

  Course told() {
    return new Course(level, sent + 1, since);
  }

  Course climbed(long now) {
    return new Course(level + 1, 0, now);
  }
}
