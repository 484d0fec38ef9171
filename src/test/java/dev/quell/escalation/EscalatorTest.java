package dev.quell.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.channel.rule.RuleHead;
import dev.quell.escalation.Escalator.Answered;
import dev.quell.escalation.Escalator.Next;
import dev.quell.escalation.Escalator.Rest;
import dev.quell.escalation.Escalator.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EscalatorTest {
  private static final long MINUTE = 60_000;
  private static final Answered ACKNOWLEDGED = new Answered(false, true, 0);

  @Test
  void eachLevelTellsAsOftenAsItSaysAndTheLastOneStops() {
    EscalationRule rule = rule(0, level(3, 10, 30, false), level(1, 10, 30, false));

    assertThat(story(rule, Answered.NOT))
        .containsExactly("0 tell 0", "10 again 0", "20 again 0", "30 climb", "30 tell 1");
    assertThat(rest(rule, Answered.NOT)).contains(Rest.EXHAUSTED);
  }

  @Test
  void theDelayComesFirst() {
    assertThat(story(rule(60, level(1, 10, 30, false)), Answered.NOT)).containsExactly("1 tell 0");
  }

  @Test
  void halfAMinuteIsTheShortestStep() {
    EscalationRule rule = rule(0, level(3, 0.5, 30, false));

    List<Long> at = new ArrayList<>();
    Course course = Course.begin(rule, 0);
    for (Next next = Escalator.next(rule, course, Answered.NOT);
        next.step().isPresent();
        next = Escalator.next(rule, course, Answered.NOT)) {
      at.add(next.step().get().at());
      course = ((Step.Tell) next.step().get()).after();
    }

    assertThat(at).containsExactly(0L, MINUTE / 2, MINUTE);
  }

  @Test
  void anAnswerStopsAllButALevelThatGoesOnInSpiteOfIt() {
    EscalationRule polite = rule(0, level(3, 10, 30, false), level(1, 10, 30, false));
    EscalationRule forced = rule(0, level(3, 10, 30, true), level(3, 10, 30, false));

    assertThat(story(polite, ACKNOWLEDGED)).isEmpty();
    assertThat(rest(polite, ACKNOWLEDGED)).contains(Rest.ACKNOWLEDGED);
    assertThat(story(forced, ACKNOWLEDGED)).containsExactly("30 climb", "30 tell 1");
  }

  @Test
  void aWindowOfZeroClimbsAtOnceButTellsFirst() {
    EscalationRule rule = rule(0, level(2, 10, 0, false), level(1, 10, 30, false));

    assertThat(story(rule, Answered.NOT)).containsExactly("0 tell 0", "0 climb", "0 tell 1");
  }

  @Test
  void aPauseBeginsTheLevelAgainWhenItIsOver() {
    EscalationRule rule = rule(0, level(1, 10, 30, false), level(1, 10, 30, false));
    Course second = new Course(1, 1, 30 * MINUTE);

    Step step = Escalator.next(rule, second, new Answered(false, false, 99)).step().orElseThrow();

    assertThat(step).isEqualTo(new Step.Wake(99, new Course(1, 0, 99)));
  }

  @Test
  void whatIsClosedTellsNobody() {
    EscalationRule rule = rule(0, level(1, 10, 30, true), level(1, 10, 30, true));

    assertThat(rest(rule, new Answered(true, false, 0))).contains(Rest.CLOSED);
    assertThat(story(rule, new Answered(true, false, 0))).isEmpty();
  }

  private static Optional<Rest> rest(EscalationRule rule, Answered answered) {
    Course course = Course.begin(rule, 0);
    Next next = Escalator.next(rule, course, answered);
    while (next.step().isPresent()) {
      course = after(next.step().get());
      next = Escalator.next(rule, course, answered);
    }
    return next.rest();
  }

  /** Minutes, and what happens then. */
  private static List<String> story(EscalationRule rule, Answered answered) {
    List<String> story = new ArrayList<>();
    Course course = Course.begin(rule, 0);
    Next next = Escalator.next(rule, course, answered);
    while (next.step().isPresent()) {
      Step step = next.step().get();
      String what =
          switch (step) {
            case Step.Tell tell -> (tell.again() ? "again " : "tell ") + course.level();
            case Step.Climb climb -> "climb";
            case Step.Wake wake -> "wake";
          };
      story.add(step.at() / MINUTE + " " + what);
      course = after(step);
      next = Escalator.next(rule, course, answered);
    }
    return story;
  }

  private static Course after(Step step) {
    return switch (step) {
      case Step.Tell tell -> tell.after();
      case Step.Climb climb -> climb.after();
      case Step.Wake wake -> wake.after();
    };
  }

  private static EscalationRule rule(long delaySeconds, Level... levels) {
    RuleHead head =
        new RuleHead("64b1c2d3e4f5a6b7c8d9e0f1", "night", "", 0, true, RuleHead.Stamps.first(1, 0));
    return new EscalationRule(
        head,
        1,
        Optional.empty(),
        Optional.empty(),
        Duration.ofSeconds(delaySeconds),
        "",
        List.of(levels));
  }

  private static Level level(int sends, double stepMinutes, int windowMinutes, boolean force) {
    Targets nobody =
        new Targets(
            List.of(),
            List.of(),
            Map.of(),
            List.of(),
            new Targets.Media(true, Map.of()),
            List.of());
    return new Level(
        sends,
        Duration.ofMillis((long) (stepMinutes * MINUTE)),
        Duration.ofMinutes(windowMinutes),
        force,
        nobody);
  }
}
