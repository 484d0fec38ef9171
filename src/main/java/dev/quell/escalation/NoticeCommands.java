package dev.quell.escalation;

import dev.quell.incident.Incident;
import dev.quell.incident.Incidents;
import dev.quell.incident.UnitOfWork;
import dev.quell.notify.outbox.Doorbell;
import dev.quell.notify.outbox.Notice;
import dev.quell.notify.outbox.Notice.Recipient;
import dev.quell.notify.outbox.Notice.Standby;
import dev.quell.notify.outbox.NoticeStore;
import dev.quell.notify.outbox.NoticeStore.Kept;
import dev.quell.notify.outbox.Settlement;
import dev.quell.queue.CommandHandler;
import dev.quell.queue.LogRecord;
import dev.quell.storage.Sql;
import dev.quell.web.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down what attempts to send notices came to: in the notice, in the timeline, and where a
 * medium failed a person, as a notice through the next one. And goes on with what the watchdog
 * found forgotten.
 */
public final class NoticeCommands implements CommandHandler {
  /** The command that brings them; its body is a list of {@link Settlement}. */
  public static final String SETTLE = "notice.settle";

  /** The command that goes on with incidents; its body names them as {@code incident_ids}. */
  static final String MEND = "notice.mend";

  private static final JsonMapper JSON = Json.mapper();
  private static final TypeReference<List<Settlement>> SETTLEMENTS = new TypeReference<>() {};

  private final Incidents incidents;
  private final Escalations escalations;
  private final Doorbell doorbell;
  private Optional<UnitOfWork> unit = Optional.empty();
  private List<Kept> standIns = List.of();

  public NoticeCommands(Incidents incidents, Escalations escalations, Doorbell doorbell) {
    this.incidents = incidents;
    this.escalations = escalations;
    this.doorbell = doorbell;
  }

  public static String body(List<Settlement> settlements) {
    return JSON.writeValueAsString(settlements);
  }

  @Override
  public String area() {
    return "notice";
  }

  @Override
  public String apply(Sql sql, LogRecord.Command command, long offset) {
    UnitOfWork work = incidents.begin();
    unit = Optional.of(work);
    work.begin(command.receivedAt(), offset);
    standIns = List.of();
    switch (command.kind()) {
      case SETTLE -> settle(sql, command, work);
      case MEND ->
          JSON.readTree(command.body())
              .path("incident_ids")
              .forEach(id -> escalations.mend(work, id.asString()));
      default -> throw new IllegalArgumentException("command: " + command.kind());
    }
    work.write(sql);
    return "{}";
  }

  private void settle(Sql sql, LogRecord.Command command, UnitOfWork work) {
    Map<String, Settlement> results = new LinkedHashMap<>();
    JSON.readValue(command.body(), SETTLEMENTS).forEach(one -> results.put(one.noticeId(), one));
    List<Kept> news =
        NoticeStore.byIds(sql, results.keySet()).stream()
            .filter(kept -> kept.isOpen() && kept.attempts() < attempt(results, kept))
            .toList();
    NoticeStore.settle(sql, news.stream().map(kept -> result(results, kept.notice())).toList());
    standIns = doorbell.fresh(standIns(sql, news, results, command.receivedAt()));
    NoticeStore.add(sql, standIns);
    tell(work, news, results);
  }

  @Override
  public void settled(boolean kept) {
    if (kept) {
      unit.ifPresent(incidents::keep);
      doorbell.ring(standIns);
    } else {
      incidents.forget();
    }
    unit = Optional.empty();
  }

  private static Settlement result(Map<String, Settlement> results, Notice notice) {
    Settlement result = results.get(notice.id());
    if (result == null) {
      throw new IllegalArgumentException("notice: " + notice.id());
    }
    return result;
  }

  private static int attempt(Map<String, Settlement> results, Kept kept) {
    return result(results, kept.notice()).attempt();
  }

  /** One entry for each decision and medium. */
  private static void tell(UnitOfWork work, List<Kept> news, Map<String, Settlement> results) {
    Map<List<String>, List<Notice>> together = new LinkedHashMap<>();
    for (Kept kept : news) {
      Notice notice = kept.notice();
      together
          .computeIfAbsent(
              List.of(notice.incidentId(), notice.dispatch(), notice.to().medium()),
              key -> new ArrayList<>())
          .add(notice);
    }
    for (List<Notice> some : together.values()) {
      Notice first = some.getFirst();
      NotifyEntry entry = new NotifyEntry(first.dispatch(), first.why(), first.to().medium());
      some.forEach(notice -> entry.with(notice, result(results, notice)));
      Optional<Incident> incident = work.incident(first.incidentId());
      incident.ifPresent(one -> work.tell(one, NotifyEntry.TYPE, 0, entry.detail()));
    }
    work.news(); // nothing follows from a timeline that tells who was told
  }

  /** A person is stood in for once, however many media fail and however often. */
  private static List<Notice> standIns(
      Sql sql, List<Kept> news, Map<String, Settlement> results, long now) {
    Map<String, Notice> others = new LinkedHashMap<>();
    Map<String, String> standsInFor = new HashMap<>();
    for (Kept kept : news) {
      Notice notice = kept.notice();
      if (result(results, notice).standIn() && !notice.to().next().isEmpty()) {
        Recipient other = other(notice.to());
        String id = NewNotices.id(notice.dispatch(), other, notice.createdAt());
        others.put(id, notice.through(id, other, now));
        standsInFor.put(notice.id(), id);
      }
    }
    for (Kept known : NoticeStore.byIds(sql, others.keySet())) {
      others.remove(known.notice().id());
    }
    results.replaceAll(
        (id, result) -> others.containsKey(standsInFor.get(id)) ? result : result.withoutStandIn());
    return List.copyOf(others.values());
  }

  private static Recipient other(Recipient failed) {
    Standby next = failed.next().getFirst();
    return new Recipient(
        failed.personId(),
        next.medium(),
        next.address(),
        failed.name(),
        failed.language(),
        failed.timeZone(),
        failed.next().subList(1, failed.next().size()));
  }
}
