package dev.quell.escalation;

import dev.quell.escalation.Recipients.Failed;
import dev.quell.escalation.Recipients.Found;
import dev.quell.incident.Incident;
import dev.quell.incident.UnitOfWork;
import dev.quell.notify.outbox.About;
import dev.quell.notify.outbox.Notice;
import dev.quell.notify.outbox.Notice.Recipient;
import dev.quell.notify.outbox.Notice.Why;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns whom to tell into notices, and what cannot be told into timeline entries. */
final class NewNotices {
  private NewNotices() {}

  /**
   * Decides the notices of one dispatch.
   *
   * @param dispatch names it
   */
  static Incident tell(
      UnitOfWork unit, Decided decided, Incident incident, Found found, Dispatch dispatch) {
    List<Recipient> all = new ArrayList<>();
    found.people().forEach(told -> all.addAll(told.by()));
    all.addAll(found.others());
    all.forEach(to -> decided.add(notice(incident, to, dispatch)));
    return excuse(unit, incident, found, dispatch);
  }

  /** One decision to tell. */
  record Dispatch(String id, Why why, long now) {}

  static Notice notice(Incident incident, Recipient to, Dispatch dispatch) {
    return new Notice(
        id(dispatch.id(), to, dispatch.now()),
        dispatch.id(),
        new About.OfIncident(incident.id(), incident.channelId()),
        to,
        dispatch.why(),
        dispatch.now());
  }

  /** The same recipient by the same medium is told once for each decision. */
  static String id(String dispatch, Recipient to, long now) {
    Object who = to.personId() > 0 ? to.personId() : new java.util.TreeMap<>(to.address());
    return NoticeIds.of(now, dispatch, to.medium(), who);
  }

  private static Incident excuse(
      UnitOfWork unit, Incident incident, Found found, Dispatch dispatch) {
    Map<String, List<Failed>> byMedium = new LinkedHashMap<>();
    found
        .failed()
        .forEach(one -> byMedium.computeIfAbsent(one.medium(), key -> new ArrayList<>()).add(one));
    if (!found.nobody().isEmpty()) {
      byMedium.putIfAbsent("", new ArrayList<>());
    }
    Incident told = incident;
    for (Map.Entry<String, List<Failed>> one : byMedium.entrySet()) {
      NotifyEntry entry = new NotifyEntry(dispatch.id(), dispatch.why(), one.getKey());
      one.getValue().forEach(entry::with);
      if (one.getKey().isEmpty() && !found.nobody().isEmpty()) {
        entry.nobody(found.nobody());
      }
      told = unit.tell(told, NotifyEntry.TYPE, 0, entry.detail());
    }
    return told;
  }
}
