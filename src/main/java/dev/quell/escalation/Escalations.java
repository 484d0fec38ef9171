package dev.quell.escalation;

import dev.quell.escalation.EscalationRules.Kept;
import dev.quell.escalation.Escalator.Answered;
import dev.quell.escalation.Escalator.Step;
import dev.quell.escalation.Recipients.Found;
import dev.quell.incident.Assignment;
import dev.quell.incident.Follower;
import dev.quell.incident.Incident;
import dev.quell.incident.IncidentSubject;
import dev.quell.incident.TimelineEntry;
import dev.quell.incident.UnitOfWork;
import dev.quell.notify.Message;
import dev.quell.notify.outbox.Doorbell;
import dev.quell.notify.outbox.Notice;
import dev.quell.storage.Database;
import dev.quell.timer.WakeUp;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Leads incidents through their rules: who is told when one opens, again, and if nobody answers.
 * Notices, wake-ups and how far an incident has come are written with what caused them.
 */
public final class Escalations implements Follower {
  /** Goes on with the rule of an incident. */
  static final String ESCALATE = "escalate";

  /** A step that is later than that was kept by a server that was down. */
  private static final long LATE_MILLIS = Duration.ofMinutes(1).toMillis();

  /** Climbs and sends due at one instant; levels and repeats are limited, so this is never met. */
  private static final int MOST_STEPS = 1000;

  private static final Assignment.Type ASSIGN = Assignment.Type.ASSIGN;

  private final EscalationRules rules;
  private final Recipients recipients;
  private final People people;
  private final Chains chains;

  public Escalations(Database database, EscalationRules rules, Reach reach, Doorbell doorbell) {
    this.rules = rules;
    this.recipients = new Recipients(reach);
    this.people = reach.people();
    this.chains = new Chains(database, doorbell);
  }

  @Override
  public void follow(UnitOfWork unit) {
    List<UnitOfWork.News> news = unit.news();
    while (!news.isEmpty()) {
      for (UnitOfWork.News one : news) {
        unit.incident(one.incident().id()).ifPresent(now -> react(unit, now, one.entry()));
      }
      news = unit.news();
    }
  }

  @Override
  public void wake(UnitOfWork unit, WakeUp due, long heardAt) {
    if (!due.kind().equals(ESCALATE)) {
      throw new IllegalArgumentException("wake-up: " + due.kind());
    }
    Optional<Incident> incident = unit.incident(due.subject());
    Optional<Chain> chain = chains.of(unit, due.subject());
    if (incident.isEmpty() || chain.filter(one -> one.rest().isEmpty()).isEmpty()) {
      return;
    }
    long late = heardAt - due.dueAt();
    if (late > LATE_MILLIS) {
      // nobody could answer while the server was down: their time begins anew
      unit.at(heardAt);
      advance(unit, chain.get().at(chain.get().course().shifted(late)), incident.get(), ASSIGN);
    } else {
      advance(unit, chain.get(), incident.get(), ASSIGN);
    }
  }

  @Override
  public void forget() {
    chains.forget();
  }

  /** Goes on with an incident that nothing else would go on with. */
  void mend(UnitOfWork unit, String incidentId) {
    Optional<Incident> incident = unit.incident(incidentId);
    chains
        .of(unit, incidentId)
        .filter(chain -> chain.rule().isPresent() && incident.isPresent())
        .ifPresent(
            chain -> advance(unit, chain.at(chain.course()), incident.orElseThrow(), ASSIGN));
  }

  private void react(UnitOfWork unit, Incident incident, TimelineEntry entry) {
    switch (entry.type()) {
      case "i_new" -> open(unit, incident, Assignment.Type.ASSIGN);
      case "i_reopen" -> open(unit, incident, Assignment.Type.REOPEN);
      case "i_assign" -> {
        if (entry.creatorId() > 0 || isBySystem(entry)) {
          assigned(unit, incident, entry);
        }
      }
      case "i_a_rspd" -> joined(unit, incident, entry);
      case "i_unack", "i_wake" -> again(unit, incident);
      case "i_ack", "i_rslv", "i_snooze", "i_merge" -> goOn(unit, incident);
      case "i_storm" -> storm(unit, incident);
      default -> {
        // nothing that changes who has to know
      }
    }
  }

  /** Not by a rule but by the server itself, which gives its own alarms to people by name. */
  private static boolean isBySystem(TimelineEntry entry) {
    return entry.detail().get("person_ids") instanceof List<?> people && !people.isEmpty();
  }

  private void open(UnitOfWork unit, Incident incident, Assignment.Type type) {
    long now = unit.now();
    if (incident.isClosed()) {
      return;
    }
    if (type == Assignment.Type.ASSIGN && incident.handling().assigned().isPresent()) {
      return; // whoever opened it made somebody responsible
    }
    if (rules.of(incident.channelId()).isEmpty()) {
      return;
    }
    if (!incident.marks().notifies()) {
      rest(unit, Chain.resting(incident.id(), Chain.Rest.QUIET, now), incident);
      return;
    }
    Optional<Kept> rule = rules.matching(incident.channelId(), new IncidentSubject(incident), now);
    if (rule.isEmpty()) {
      rest(unit, Chain.resting(incident.id(), Chain.Rest.NO_RULE, now), incident);
    } else {
      Kept redirected = redirected(unit, incident, rule.get());
      Course course = Course.begin(redirected.rule(), now);
      advance(unit, Chain.following(incident.id(), redirected, course), incident, type);
    }
  }

  /** The rule as the labels of an incident want it; the timeline tells what they change. */
  private Kept redirected(UnitOfWork unit, Incident incident, Kept rule) {
    Redirects.Redirected redirected = Redirects.apply(rule, incident.wording().labels(), people);
    if (!redirected.told().isEmpty()) {
      Map<String, Object> detail = new LinkedHashMap<>();
      detail.put("escalate_rule_id", rule.rule().head().id());
      detail.put("escalate_rule_name", rule.rule().head().name());
      detail.put("redirects", redirected.told());
      unit.tell(unit.incident(incident.id()).orElse(incident), "i_redirect", 0, detail);
    }
    return redirected.rule();
  }

  /** A person made others responsible: by a level of a rule, or by name. */
  private void assigned(UnitOfWork unit, Incident incident, TimelineEntry entry) {
    Assignment assignment = incident.handling().assigned().orElseThrow();
    long now = unit.now();
    Optional<Kept> rule =
        assignment.isByRule()
            ? rules.find(incident.channelId(), assignment.ruleId())
            : Optional.empty();
    if (rule.isPresent()) {
      Course course = new Course(assignment.level(), 0, now);
      Kept redirected = redirected(unit, incident, rule.get());
      Chain chain = Chain.following(incident.id(), redirected, course);
      advance(unit, chain, incident, assignment.type());
      return;
    }
    chains.put(unit, Chain.resting(incident.id(), Chain.Rest.ASSIGNED, now));
    unit.cancel(ESCALATE, incident.id());
    tellByName(unit, incident, assignment.people(), NotifyWish.of(entry.detail()));
  }

  private void joined(UnitOfWork unit, Incident incident, TimelineEntry entry) {
    List<Long> people =
        entry.detail().get("to") instanceof List<?> list
            ? list.stream().map(id -> ((Number) id).longValue()).toList()
            : List.of();
    tellByName(unit, incident, people, NotifyWish.of(entry.detail()));
  }

  private void tellByName(UnitOfWork unit, Incident incident, List<Long> people, NotifyWish wish) {
    if (people.isEmpty() || incident.isClosed()) {
      return;
    }
    long now = unit.now();
    Targets targets =
        new Targets(
            people, List.of(), Map.of(), List.of(), wish.media(incident.severity()), List.of());
    Found found = recipients.of(targets, incident.severity(), now);
    Notice.Why why =
        new Notice.Why(Message.Kind.FIRE, incident.severity(), 1, "", "", 0, wish.templateId());
    String id = NoticeIds.of(now, incident.id(), "named", people, incident.counts().feed());
    NewNotices.tell(
        unit, chains.decided(unit), incident, found, new NewNotices.Dispatch(id, why, now));
  }

  private void again(UnitOfWork unit, Incident incident) {
    chains
        .of(unit, incident.id())
        .filter(chain -> chain.rule().isPresent())
        .ifPresent(chain -> {
          boolean wanted = !incident.isClosed() && !incident.isAcknowledged();
          Course course = wanted ? chain.course().again(unit.now()) : chain.course();
          advance(unit, chain.at(course), incident, ASSIGN);
        });
  }

  private void goOn(UnitOfWork unit, Incident incident) {
    if (rules.of(incident.channelId()).isEmpty()) {
      return; // what a deleted rule left to do finds out when it is due
    }
    chains
        .of(unit, incident.id())
        .filter(chain -> chain.rule().isPresent())
        .ifPresent(chain -> advance(unit, chain.at(chain.course()), incident, ASSIGN));
  }

  /** An incident that grows beyond a threshold is told once more to whom it was told last. */
  private void storm(UnitOfWork unit, Incident incident) {
    chains
        .of(unit, incident.id())
        .filter(chain -> chain.course().sent() > 0 && !incident.isClosed())
        .filter(chain -> !incident.isAcknowledged() && !incident.isSnoozed())
        .flatMap(Chain::rule)
        .ifPresent(kept -> {
          Course course = chains.of(unit, incident.id()).orElseThrow().course();
          Sending sending =
              new Sending(new Stage(kept.rule(), course, ASSIGN), Message.Kind.REFIRE, unit.now());
          send(unit, incident, sending);
        });
  }

  /** Does what is due by now and sees to it that the rest is done when it is. */
  private void advance(UnitOfWork unit, Chain begun, Incident incident, Assignment.Type first) {
    Chain chain = begun;
    EscalationRule rule = chain.rule().orElseThrow().rule();
    long now = unit.now();
    for (int step = 0; step < MOST_STEPS; step++) {
      Incident current = unit.incident(incident.id()).orElseThrow();
      Escalator.Next next = Escalator.next(rule, chain.course(), answered(current));
      if (next.rest().isPresent()) {
        rest(unit, chain.resting(Chain.Rest.of(next.rest().get())), current);
        return;
      }
      Step todo = next.step().orElseThrow();
      if (todo instanceof Step.Wake) {
        chains.put(unit, chain); // the end of the pause is a wake-up of the incident's own
        unit.cancel(ESCALATE, incident.id());
        return;
      }
      if (todo.at() > now) {
        chains.put(unit, chain);
        unit.wake(new WakeUp(ESCALATE, incident.id(), todo.at()));
        return;
      }
      chain = chain.at(done(unit, current, new Stage(rule, chain.course(), first), todo));
    }
    throw new IllegalStateException("an escalation rule without end: " + rule.head().id());
  }

  /** Where a rule stands; {@code first} is what telling its level anew is to the one before. */
  private record Stage(EscalationRule rule, Course course, Assignment.Type first) {
    boolean isLast() {
      return course.level() + 1 >= rule.levels().size();
    }
  }

  private Course done(UnitOfWork unit, Incident incident, Stage stage, Step step) {
    return switch (step) {
      case Step.Wake wake -> wake.after();
      case Step.Climb climb -> climb.after();
      case Step.Tell tell -> {
        Message.Kind kind =
            tell.again()
                ? Message.Kind.REFIRE
                : stage.course().level() > 0 ? Message.Kind.ESCALATE : Message.Kind.FIRE;
        boolean reached = send(unit, incident, new Sending(stage, kind, unit.now()));
        // nobody to wait for: the next level at once
        yield reached || stage.isLast() ? tell.after() : stage.course().climbed(unit.now());
      }
    };
  }

  /** What a level is about to say. */
  private record Sending(Stage stage, Message.Kind kind, long now) {
    EscalationRule rule() {
      return stage.rule();
    }

    Course course() {
      return stage.course();
    }

    Level level() {
      return rule().levels().get(course().level());
    }

    Assignment.Type type() {
      boolean climbed = kind == Message.Kind.ESCALATE && stage.first() != Assignment.Type.REASSIGN;
      return climbed ? Assignment.Type.ESCALATE : stage.first();
    }
  }

  /** Whether anybody is there who can answer, or nobody was meant to. */
  private boolean send(UnitOfWork unit, Incident incident, Sending sending) {
    Found found = recipients.of(sending.level().targets(), incident.severity(), sending.now());
    String dispatch =
        NoticeIds.of(
            sending.now(),
            incident.id(),
            sending.rule().head().id(),
            sending.course(),
            sending.kind(),
            incident.counts().feed());
    Incident told = incident;
    if (sending.kind() != Message.Kind.REFIRE) {
      told = assign(unit, incident, sending, found.ids(), dispatch);
    }
    Notice.Why why =
        new Notice.Why(
            sending.kind(),
            incident.severity(),
            sending.course().sent() + 1,
            sending.rule().head().id(),
            sending.rule().head().name(),
            sending.course().level(),
            sending.rule().templateId());
    NewNotices.tell(
        unit,
        chains.decided(unit),
        told,
        found,
        new NewNotices.Dispatch(dispatch, why, sending.now()));
    return found.nobody().isEmpty();
  }

  private static Incident assign(
      UnitOfWork unit, Incident incident, Sending sending, List<Long> people, String id) {
    Assignment assignment =
        new Assignment(
            id,
            sending.type(),
            people,
            sending.rule().head().id(),
            sending.rule().head().name(),
            sending.course().level(),
            sending.now());
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("id", id);
    detail.put("type", sending.type().wire());
    detail.put("escalate_rule_id", assignment.ruleId());
    detail.put("escalate_rule_name", assignment.ruleName());
    detail.put("layer_idx", assignment.level());
    detail.put("assigned_at", sending.now() / 1000);
    detail.put("to", people);
    Incident assigned = incident.assignedTo(assignment, people, sending.now());
    return unit.tell(assigned, "i_assign", 0, detail);
  }

  private void rest(UnitOfWork unit, Chain chain, Incident incident) {
    boolean known =
        chains.of(unit, incident.id()).map(Chain::rest).equals(Optional.of(chain.rest()));
    chains.put(unit, chain);
    unit.cancel(ESCALATE, incident.id());
    boolean worthTelling =
        chain
            .rest()
            .filter(why -> why == Chain.Rest.EXHAUSTED || why == Chain.Rest.NO_RULE)
            .isPresent();
    if (worthTelling && !known) {
      unit.tell(incident, "i_rest", 0, Map.of("reason", chain.rest().orElseThrow().wire()));
    }
  }

  private static Answered answered(Incident incident) {
    return new Answered(
        incident.isClosed(), incident.isAcknowledged(), incident.handling().snoozedUntil());
  }
}
