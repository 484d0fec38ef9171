package dev.quell.escalation;

import dev.quell.escalation.Escalator.Answered;
import dev.quell.escalation.Escalator.Step;
import dev.quell.incident.Incident;
import dev.quell.incident.IncidentFacts;
import dev.quell.notify.outbox.About;
import dev.quell.notify.outbox.NoticeStore;
import dev.quell.notify.outbox.NoticeStore.Attempt;
import dev.quell.notify.outbox.NoticeStore.Kept;
import dev.quell.storage.Database;
import dev.quell.storage.Sql;
import dev.quell.web.ApiException;
import dev.quell.web.Needs;
import dev.quell.web.Permission;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who was told of an incident, and what comes next; who was told of shifts. */
@RestController
@Tag(name = "Notices", description = "Who was told of an incident, how that went, and what is next")
public final class NoticeApi {
  private static final int MOST = 500;

  private final Database database;
  private final IncidentFacts facts;

  public NoticeApi(Database database, IncidentFacts facts) {
    this.database = database;
    this.facts = facts;
  }

  record IncidentRequest(@Required String incidentId) {}

  record ScheduleRequest(@Required long scheduleId) {}

  record Items(List<NoticeItem> items) {}

  /**
   * One message for one recipient; times are epoch seconds.
   *
   * @param name of the person, the robot, or the address
   * @param state {@code waiting}, {@code sending}, {@code delivered}, {@code failed}, {@code
   *     not_sent} or {@code unreachable}: no message was made, and the answer says why
   * @param dueAt of a waiting one
   * @param shiftAt of one about a schedule: when others are on call, or the day begins; else 0
   * @param shiftKind of one about a schedule: {@code change} or {@code day}; else empty
   */
  record NoticeItem(
      String noticeId,
      String dispatchId,
      long personId,
      String name,
      String by,
      String fireType,
      int fireTimes,
      int layerIdx,
      String state,
      String answer,
      long createdAt,
      long dueAt,
      long shiftAt,
      String shiftKind,
      List<AttemptItem> attempts) {}

  /**
   * One try.
   *
   * @param at epoch milliseconds
   * @param took milliseconds
   */
  record AttemptItem(
      int number, long at, long took, String verdict, String answer, String foldedInto) {}

  /**
   * How far an incident has come; times are epoch seconds.
   *
   * @param ruleId of the rule it follows, as it was when it began to; empty without one
   * @param layerIdx the level it is at, from 0
   * @param sent how often that level was told
   * @param next {@code tell}, {@code climb} or {@code wake}; empty when nothing comes
   * @param nextAt when; 0 when nothing comes
   * @param forceEscalate whether the next level is told although somebody acknowledges
   * @param rest why nothing comes: {@code closed}, {@code acknowledged}, {@code exhausted}, {@code
   *     no_rule}, {@code assigned} or {@code quiet}; empty when something does
   */
  record Standing(
      String ruleId,
      String ruleName,
      int layerIdx,
      int layers,
      int sent,
      String next,
      long nextAt,
      boolean forceEscalate,
      String rest) {}

  @Operation(
      summary = "Who was told of an incident, the newest first, with each try; who could not be")
  @PostMapping("/incident/notice/list")
  @Needs(Permission.INCIDENTS_READ)
  Items list(@RequestBody IncidentRequest request) {
    incident(request.incidentId());
    return database.read(sql -> {
      Stream<NoticeItem> sent = items(sql, NoticeStore.ofIncident(sql, request.incidentId(), MOST));
      Stream<NoticeItem> unreached =
          Unreached.of(facts.entries(sql, request.incidentId(), NotifyEntry.TYPE, MOST));
      return new Items(
          Stream.concat(sent, unreached)
              .sorted(Comparator.comparingLong(NoticeItem::createdAt).reversed())
              .limit(MOST)
              .toList());
    });
  }

  @Operation(summary = "Who was told of the shifts of a schedule, the newest first, with each try")
  @PostMapping("/schedule/notice/list")
  @Needs(Permission.SCHEDULES_READ)
  Items ofSchedule(@RequestBody ScheduleRequest request) {
    return database.read(sql ->
        new Items(items(sql, NoticeStore.ofSchedule(sql, request.scheduleId(), MOST)).toList()));
  }

  private static Stream<NoticeItem> items(Sql sql, List<Kept> notices) {
    Map<String, List<Attempt>> attempts =
        NoticeStore.attempts(sql, notices.stream().map(kept -> kept.notice().id()).toList())
            .stream()
            .collect(Collectors.groupingBy(Attempt::noticeId));
    return notices.stream()
        .map(kept -> item(kept, attempts.getOrDefault(kept.notice().id(), List.of())));
  }

  @Operation(summary = "Who is told of an incident next and when, or why nobody is")
  @PostMapping("/incident/escalation/info")
  @Needs(Permission.INCIDENTS_READ)
  Standing standing(@RequestBody IncidentRequest request) {
    Incident incident = incident(request.incidentId());
    Optional<Chain> chain = database.read(sql -> ChainStore.byIncident(sql, incident.id()));
    if (chain.flatMap(Chain::rule).isEmpty()) {
      String rest =
          incident.isClosed()
              ? Chain.Rest.CLOSED.wire()
              : chain.flatMap(Chain::rest).orElse(Chain.Rest.NO_RULE).wire();
      return new Standing("", "", 0, 0, 0, "", 0, false, rest);
    }
    EscalationRule rule = chain.get().rule().orElseThrow().rule();
    Course course = chain.get().course();
    Escalator.Next next =
        Escalator.next(
            rule,
            course,
            new Answered(
                incident.isClosed(),
                incident.isAcknowledged(),
                incident.handling().snoozedUntil()));
    return new Standing(
        rule.head().id(),
        rule.head().name(),
        course.level(),
        rule.levels().size(),
        course.sent(),
        next.step().map(NoticeApi::word).orElse(""),
        next.step().map(step -> step.at() / 1000).orElse(0L),
        course.level() + 1 < rule.levels().size() && rule.levels().get(course.level()).force(),
        next.rest().map(rest -> Chain.Rest.of(rest).wire()).orElse(""));
  }

  private static String word(Step step) {
    return switch (step) {
      case Step.Tell tell -> "tell";
      case Step.Climb climb -> "climb";
      case Step.Wake wake -> "wake";
    };
  }

  private Incident incident(String id) {
    return Optional.ofNullable(facts.byIds(List.of(id)).get(id))
        .orElseThrow(() -> ApiException.notFound("incident", id));
  }

  private static NoticeItem item(Kept kept, List<Attempt> attempts) {
    var notice = kept.notice();
    long shiftAt = 0;
    String shiftKind = "";
    if (notice.about() instanceof About.OfShift(_, var at, var day)) {
      shiftAt = at / 1000;
      shiftKind = day ? "day" : "change";
    }
    return new NoticeItem(
        notice.id(),
        notice.dispatch(),
        notice.to().personId(),
        notice.to().name(),
        notice.to().medium(),
        notice.why().kind().wire(),
        notice.why().number(),
        notice.why().level(),
        kept.stateWord(),
        kept.answer(),
        notice.createdAt() / 1000,
        kept.isOpen() ? kept.dueAt() / 1000 : 0,
        shiftAt,
        shiftKind,
        attempts.stream()
            .map(one ->
                new AttemptItem(
                    one.number(),
                    one.at(),
                    one.took(),
                    one.verdict(),
                    one.answer(),
                    one.foldedInto()))
            .toList());
  }
}
