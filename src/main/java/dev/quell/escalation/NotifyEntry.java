package dev.quell.escalation;

import dev.quell.escalation.Recipients.Failed;
import dev.quell.notify.Message;
import dev.quell.notify.outbox.Notice;
import dev.quell.notify.outbox.Settlement;
import dev.quell.notify.outbox.Settlement.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The {@code i_notify} entries of a timeline, under the published names and some of our own. */
final class NotifyEntry {
  static final String TYPE = "i_notify";

  private final Map<String, Object> detail = new LinkedHashMap<>();
  private final List<Object> persons = new ArrayList<>();
  private final List<Object> robots = new ArrayList<>();
  private final List<Object> mails = new ArrayList<>();

  /**
   * Begins one.
   *
   * @param dispatch what the notices of one decision have in common
   */
  NotifyEntry(String dispatch, Notice.Why why, String medium) {
    detail.put("rid", dispatch);
    detail.put("fire_type", why.kind() == Message.Kind.REFIRE ? "refire" : "fire");
    detail.put("fire_times", why.number());
    if (!why.ruleId().isEmpty()) {
      detail.put("escalate_rule_id", why.ruleId());
      detail.put("escalate_rule_name", why.ruleName());
    }
    detail.put("layer_idx", why.level());
    detail.put("by", medium);
  }

  /** Somebody was told, or was not. */
  NotifyEntry with(Notice notice, Settlement result) {
    Map<String, Object> one = new LinkedHashMap<>();
    Notice.Recipient to = notice.to();
    if (result.verdict() != Verdict.DELIVERED) {
      one.put("failed_reason", result.answer());
    } else if (!result.answer().isEmpty()) {
      one.put("answer", result.answer());
    }
    one.put("msg_id", notice.id());
    one.put("attempt", result.attempt());
    one.put("verdict", result.verdict().wire());
    if (result.retryAt() > 0) {
      one.put("retry_at", result.retryAt() / 1000);
    }
    if (result.others() > 0) {
      one.put("folded", result.others());
    }
    if (!result.foldedInto().isEmpty()) {
      one.put("folded_into", result.foldedInto());
    }
    if (result.standIn() && !to.next().isEmpty()) {
      one.put("fallback", to.next().getFirst().medium());
    }
    name(one, to);
    return this;
  }

  /** Somebody cannot be told, so nothing was sent. */
  NotifyEntry with(Failed failed) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("failed_reason", failed.reason());
    if (failed.personId() > 0) {
      one.put("person_id", failed.personId());
      one.put("person_name", failed.name());
      persons.add(one);
    } else if (failed.alias().isEmpty() && failed.name().contains("@")) {
      one.put("email", failed.name());
      mails.add(one);
    } else {
      one.put("alias", failed.alias());
      robots.add(one);
    }
    return this;
  }

  /** No person is reached by the level. */
  NotifyEntry nobody(List<Lack> lacks) {
    detail.put("nobody", Lack.sentence(lacks));
    detail.put(
        "nobody_because",
        lacks.stream().map(one -> Map.of("code", one.wire(), "name", one.name())).toList());
    return this;
  }

  private void name(Map<String, Object> one, Notice.Recipient to) {
    if (to.personId() > 0) {
      one.put("person_id", to.personId());
      one.put("person_name", to.name());
      persons.add(one);
    } else if (to.medium().equals("email")) {
      one.put("email", to.name());
      mails.add(one);
    } else {
      one.put("alias", to.name());
      robots.add(one);
    }
  }

  Map<String, Object> detail() {
    Map<String, Object> all = new LinkedHashMap<>(detail);
    all.put("persons", List.copyOf(persons));
    all.put("chats", List.of());
    all.put("robots", List.copyOf(robots));
    if (!mails.isEmpty()) {
      all.put("emails", List.copyOf(mails));
    }
    return all;
  }
}
