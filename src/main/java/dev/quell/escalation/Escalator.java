package dev.quell.escalation;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a rule asks for next. Pure: the same course and the same incident always give the same step,
 * however late it is asked for.
 */
public final class Escalator {
  private Escalator() {}

  /**
   * What of an incident decides whether anybody is told again.
   *
   * @param snoozedUntil epoch milliseconds, 0 when it is not snoozed
   */
  public record Answered(boolean closed, boolean acknowledged, long snoozedUntil) {
    /** Nobody has answered yet. */
    public static final Answered NOT = new Answered(false, false, 0);
  }

  /** Something to do at an instant; epoch milliseconds. */
  public sealed interface Step {
    long at();

    /** Tell the people of the course's level; {@code after} is the course then. */
    record Tell(long at, boolean again, Course after) implements Step {}

    /** Go on to the next level, whose people are told next. */
    record Climb(long at, Course after) implements Step {}

    /** The pause somebody asked for is over: the level begins again. */
    record Wake(long at, Course after) implements Step {}
  }

  /** Why nothing is to be done any more. */
  public enum Rest {
    /** The incident is over. */
    CLOSED,
    /** Somebody looks after it. */
    ACKNOWLEDGED,
    /** Everybody was told as often as the rule says. */
    EXHAUSTED
  }

  /**
   * What is next.
   *
   * @param step empty when nothing is
   * @param rest why nothing is; empty when something is
   */
  public record Next(Optional<Step> step, Optional<Rest> rest) {
    private static Next of(Step step) {
      return new Next(Optional.of(step), Optional.empty());
    }

    private static Next none(Rest why) {
      return new Next(Optional.empty(), Optional.of(why));
    }
  }

  /** The next step of a course; it may be long overdue. */
  public static Next next(EscalationRule rule, Course course, Answered answered) {
    if (answered.closed()) {
      return Next.none(Rest.CLOSED);
    }
    if (answered.snoozedUntil() > 0) {
      long over = answered.snoozedUntil();
      return Next.of(new Step.Wake(over, course.again(over)));
    }
    Level level = rule.levels().get(course.level());
    OptionalLong tell = tellAt(level, course, answered);
    OptionalLong climb = climbAt(rule, level, course, answered);
    if (climb.isPresent() && (tell.isEmpty() || climb.getAsLong() <= tell.getAsLong())) {
      return Next.of(new Step.Climb(climb.getAsLong(), course.climbed(climb.getAsLong())));
    }
    if (tell.isPresent()) {
      return Next.of(new Step.Tell(tell.getAsLong(), course.sent() > 0, course.told()));
    }
    return Next.none(answered.acknowledged() ? Rest.ACKNOWLEDGED : Rest.EXHAUSTED);
  }

  /** The first time is never skipped for the next level, however short the window is. */
  private static OptionalLong climbAt(
      EscalationRule rule, Level level, Course course, Answered answered) {
    boolean last = course.level() + 1 >= rule.levels().size();
    boolean held = answered.acknowledged() && !level.force();
    boolean told = course.sent() > 0 || answered.acknowledged();
    return last || held || !told
        ? OptionalLong.empty()
        : OptionalLong.of(course.since() + level.window().toMillis());
  }

  /** Whoever is climbed to in spite of an answer is told once. */
  private static OptionalLong tellAt(Level level, Course course, Answered answered) {
    boolean reached = course.level() > 0 && course.sent() == 0;
    boolean quiet = answered.acknowledged() && !reached;
    return quiet || course.sent() >= level.times()
        ? OptionalLong.empty()
        : OptionalLong.of(course.since() + course.sent() * level.step().toMillis());
  }
}
