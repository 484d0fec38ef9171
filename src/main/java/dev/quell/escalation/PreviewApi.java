package dev.quell.escalation;

import dev.quell.escalation.EscalationRules.Kept;
import dev.quell.escalation.Escalator.Answered;
import dev.quell.escalation.Escalator.Step;
import dev.quell.escalation.Recipients.Found;
import dev.quell.model.Field;
import dev.quell.model.Labels;
import dev.quell.model.Severity;
import dev.quell.model.Subject;
import dev.quell.notify.outbox.Notice.Recipient;
import dev.quell.web.Costly;
import dev.quell.web.Needs;
import dev.quell.web.Permission;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tries out who would be told of an incident, if nobody answered. */
@RestController
@Tag(
    name = "Escalation rules",
    description = "Who is told of an incident, when, and who next if nobody answers")
public final class PreviewApi {
  private static final int MOST_STEPS = 200;
  private static final long LAST_SECOND = 253_402_300_799L;

  private final EscalationRules rules;
  private final Recipients recipients;
  private final InstantSource clock;

  public PreviewApi(EscalationRules rules, Reach reach, InstantSource clock) {
    this.rules = rules;
    this.recipients = new Recipients(reach);
    this.clock = clock;
  }

  /**
   * A made-up incident.
   *
   * @param at when it would open, epoch seconds; 0 is now
   */
  record PreviewRequest(
      @Required Long channelId,
      long at,
      Optional<String> severity,
      Optional<String> title,
      Optional<String> description,
      Map<String, String> labels) {}

  /**
   * What would happen.
   *
   * @param ruleId the rule that would hold; empty when none would
   * @param rest why it would end: {@code exhausted} or {@code no_rule}
   */
  record Preview(String ruleId, String ruleName, List<StepItem> steps, String rest) {}

  /**
   * One time somebody would be told.
   *
   * @param at epoch seconds
   * @param level from 0
   * @param again whether the level was told before
   * @param nobody why no person would be reached, in English; empty when one would
   * @param nobodyBecause the same, for translation
   */
  record StepItem(
      long at,
      int level,
      boolean again,
      List<PersonItem> people,
      List<String> mails,
      List<RobotItem> robots,
      List<FailedItem> failed,
      String nobody,
      List<Because> nobodyBecause) {}

  /**
   * Somebody who would be told.
   *
   * @param why they would be, in English; empty where they are named
   * @param because the same, for translation
   */
  record PersonItem(
      long personId, String personName, String why, Because because, List<String> media) {}

  /**
   * A reason.
   *
   * @param code one of {@link Bond.Code} for a person, of {@link Lack.Code} for nobody, in small
   *     letters
   * @param name of the team or schedule it is about; empty without one
   */
  record Because(String code, String name) {}

  record RobotItem(String type, String alias) {}

  record FailedItem(long personId, String name, String by, String reason) {}

  @Operation(summary = "Who would be told of an incident, when and how, if nobody answered")
  @PostMapping("/channel/escalate/rule/preview")
  @Costly
  @Needs(Permission.CHANNELS_READ)
  Preview preview(@RequestBody PreviewRequest request) {
    long channel = rules.channel(request.channelId()).id();
    long at = Requests.between("at", request.at(), 0, LAST_SECOND);
    long begin = at == 0 ? clock.millis() : at * 1000;
    Severity severity = severity(request.severity().orElse(Severity.CRITICAL.wire()));
    Optional<Kept> rule = rules.matching(channel, new Imagined(request, severity), begin);
    return rule.map(kept -> of(kept.rule(), severity, begin))
        .orElseGet(() -> new Preview("", "", List.of(), Chain.Rest.NO_RULE.wire()));
  }

  private static Severity severity(String word) {
    return Severity.parse(word)
        .orElseThrow(() -> Requests.invalid("severity", word, "Critical, Warning or Info"));
  }

  private Preview of(EscalationRule rule, Severity severity, long begin) {
    List<StepItem> steps = new ArrayList<>();
    Course course = Course.begin(rule, begin);
    Optional<Step> next = Escalator.next(rule, course, Answered.NOT).step();
    while (next.isPresent() && steps.size() < MOST_STEPS) {
      Step step = next.get();
      course =
          switch (step) {
            case Step.Wake wake -> wake.after();
            case Step.Climb climb -> climb.after();
            case Step.Tell tell -> {
              Targets targets = rule.levels().get(course.level()).targets();
              Found found = recipients.of(targets, severity, tell.at());
              steps.add(item(tell, course.level(), found));
              boolean last = course.level() + 1 >= rule.levels().size();
              yield found.nobody().isEmpty() || last ? tell.after() : course.climbed(tell.at());
            }
          };
      next = Escalator.next(rule, course, Answered.NOT).step();
    }
    return new Preview(rule.head().id(), rule.head().name(), steps, Chain.Rest.EXHAUSTED.wire());
  }

  private static StepItem item(Step.Tell tell, int level, Found found) {
    return new StepItem(
        Instant.ofEpochMilli(tell.at()).getEpochSecond(),
        level,
        tell.again(),
        found.people().stream()
            .map(told ->
                new PersonItem(
                    told.person().id(),
                    told.person().name(),
                    told.why().sentence(),
                    new Because(told.why().wire(), told.why().name()),
                    told.by().stream().map(Recipient::medium).toList()))
            .toList(),
        found.others().stream().filter(PreviewApi::isMail).map(Recipient::name).toList(),
        found.others().stream()
            .filter(to -> !isMail(to))
            .map(to -> new RobotItem(to.medium(), to.name()))
            .toList(),
        found.failed().stream()
            .map(one ->
                new FailedItem(
                    one.personId(),
                    one.name().isEmpty() ? one.alias() : one.name(),
                    one.medium(),
                    one.reason()))
            .toList(),
        Lack.sentence(found.nobody()),
        found.nobody().stream().map(one -> new Because(one.wire(), one.name())).toList());
  }

  private static boolean isMail(Recipient to) {
    return to.medium().equals("email");
  }

  /** An incident that only exists in a request. */
  private record Imagined(PreviewRequest request, Severity severity) implements Subject {
    @Override
    public Optional<String> text(Field.Named field) {
      return switch (field) {
        case SEVERITY -> Optional.of(severity.wire());
        case TITLE -> Optional.of(request.title().orElse(""));
        case DESCRIPTION -> Optional.of(request.description().orElse(""));
        case ALERT_KEY, DEDUP_KEY, STATUS, INTEGRATION_ID, TITLE_RULE -> Optional.empty();
      };
    }

    @Override
    public Labels labels() {
      return Labels.of(request.labels());
    }
  }
}
