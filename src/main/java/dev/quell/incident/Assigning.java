package dev.quell.incident;

import dev.quell.web.Requests;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Making people responsible for an incident. */
final class Assigning {
  /** What the wire calls no rule. */
  static final String NO_RULE = "0".repeat(24);

  private final RulesAsked rules;

  Assigning(RulesAsked rules) {
    this.rules = rules;
  }

  /** By name, or to whomever a rule names at a level. */
  void assign(Wish wish, Incident incident) {
    Wish.refuseClosed(incident, "assigned");
    String rule = wish.body().at("/assigned_to/escalate_rule_id").asString("");
    if (rule.isEmpty()) {
      toPeople(wish, incident, wish.numbers("/assigned_to/person_ids"));
    } else {
      byRule(wish, incident, rule);
    }
  }

  private static void toPeople(Wish wish, Incident incident, List<Long> people) {
    Optional<Assignment> before = incident.handling().assigned();
    if (before.filter(one -> !one.isByRule() && isTheSame(one, people, incident)).isPresent()) {
      return;
    }
    UnitOfWork work = wish.work();
    Assignment.Type type = before.isPresent() ? Assignment.Type.REASSIGN : Assignment.Type.ASSIGN;
    Assignment assignment = new Assignment(work.newId(), type, people, "", "", 0, work.now());
    Snoozing.forget(work, incident);
    tell(wish, incident.assignedTo(assignment, people, work.now()), assignment);
  }

  private static boolean isTheSame(Assignment before, List<Long> people, Incident incident) {
    return new HashSet<>(before.people()).equals(new HashSet<>(people))
        && incident.responders().stream().map(Responder::personId).toList().containsAll(people)
        && incident.responders().size() == people.size();
  }

  private void byRule(Wish wish, Incident incident, String rule) {
    int level = wish.body().at("/assigned_to/layer_idx").asInt(0);
    String name =
        rules
            .nameOf(incident.channelId(), rule, level)
            .orElseThrow(() ->
                Requests.invalid(
                    "assigned_to.escalate_rule_id",
                    rule + " level " + level,
                    "an escalation rule of the channel of incident "
                        + incident.num()
                        + " that has such a level"));
    UnitOfWork work = wish.work();
    Assignment.Type type =
        incident
            .handling()
            .assigned()
            .map(before ->
                before.ruleId().equals(rule) ? Assignment.Type.ESCALATE : Assignment.Type.REASSIGN)
            .orElse(Assignment.Type.ASSIGN);
    Assignment assignment =
        new Assignment(work.newId(), type, List.of(), rule, name, level, work.now());
    Snoozing.forget(work, incident);
    tell(wish, incident.awaiting(assignment, work.now()), assignment);
  }

  private static void tell(Wish wish, Incident changed, Assignment assignment) {
    Map<String, Object> detail = detail(assignment, assignment.people());
    wish.members("/assigned_to/notify").ifPresent(how -> detail.put("notify", how));
    wish.tell(changed, "i_assign", detail);
  }

  /**
   * How the timeline tells of an assignment.
   *
   * @param to everybody who has it by that
   */
  static Map<String, Object> detail(Assignment assignment, List<Long> to) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("id", assignment.id());
    detail.put("type", assignment.type().wire());
    detail.put("person_ids", assignment.people());
    detail.put("escalate_rule_id", assignment.isByRule() ? assignment.ruleId() : NO_RULE);
    detail.put("escalate_rule_name", assignment.ruleName());
    detail.put("layer_idx", assignment.level());
    detail.put("assigned_at", assignment.at() / 1000);
    detail.put("to", to);
    return detail;
  }

  /** More people; nobody leaves for it. */
  static void add(Wish wish, Incident incident) {
    Wish.refuseClosed(incident, "given more responders");
    List<Long> known = incident.responders().stream().map(Responder::personId).toList();
    List<Long> more =
        wish.numbers("/person_ids").stream().filter(id -> !known.contains(id)).toList();
    if (more.isEmpty()) {
      return;
    }
    long now = wish.work().now();
    Map<String, Object> detail = new LinkedHashMap<>(Map.of("to", more));
    wish.members("/notify").ifPresent(how -> detail.put("notify", how));
    wish.tell(
        incident.handled(incident.handling().joinedBy(more, now), incident.times().touchedAt(now)),
        "i_a_rspd",
        detail);
  }
}
