package dev.quell.incident;

import dev.quell.channel.Channel;
import dev.quell.channel.Channels;
import dev.quell.model.Severity;
import dev.quell.storage.Database;
import dev.quell.storage.Sql;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What messages say of incidents, as the store holds it when it is asked. */
public final class IncidentFacts {
  private static final int MOST_ALERTS = 20;

  private final Database database;
  private final Channels channels;
  private final Supplier<String> console;

  /**
   * @param console the address incidents are shown at
   */
  public IncidentFacts(Database database, Channels channels, Supplier<String> console) {
    this.database = database;
    this.channels = channels;
    this.console = console;
  }

  /** Those of the ids that exist, by id. */
  public Map<String, Incident> byIds(Collection<String> ids) {
    Map<String, Incident> found = new HashMap<>();
    Set<String> wanted = Set.copyOf(ids);
    database
        .read(sql -> IncidentListStore.byIds(sql, wanted))
        .forEach(incident -> found.put(incident.id(), incident));
    return found;
  }

  /** The newest entries of one kind in the timeline of an incident. */
  public List<TimelineEntry> entries(Sql sql, String incidentId, String type, int most) {
    return IncidentListStore.newest(sql, incidentId, type, most);
  }

  /** Where the console shows it. */
  public String link(String incidentId) {
    return console.get() + "/incident/" + incidentId;
  }

  public String channelName(long channelId) {
    return channels.find(channelId).map(Channel::name).orElse("");
  }

  /**
   * An incident with what templates may name of it, under their names; of very many alerts the
   * newest. Times are seconds.
   */
  public record Told(Incident incident, Map<String, Object> variables) {}

  /** All that a message says; empty when the incident was removed. */
  public Optional<Told> told(String incidentId) {
    return database.read(sql ->
        IncidentStore.byId(sql, incidentId)
            .map(incident -> new Told(incident, variables(sql, incident))));
  }

  private Map<String, Object> variables(Sql sql, Incident incident) {
    Set<Long> people = new HashSet<>();
    people.add(incident.closerId());
    incident.responders().forEach(one -> people.add(one.personId()));
    Names names = NameStore.names(sql, people, List.of());
    Map<String, Object> all = new HashMap<>(said(incident));
    all.put("ChannelName", channelName(incident.channelId()));
    all.put(
        "Responders", incident.responders().stream().map(one -> responder(one, names)).toList());
    names
        .person(incident.closerId())
        .ifPresent(person -> all.put("Closer", person(incident.closerId(), person)));
    all.put("Alerts", alerts(sql, incident));
    all.put(
        "AlertEventCnt",
        IncidentListStore.eventCounts(sql, List.of(incident.id())).getOrDefault(incident.id(), 0L));
    return all;
  }

  private Map<String, Object> said(Incident incident) {
    Map<String, Object> all = new HashMap<>();
    all.put("ID", incident.id());
    all.put("Num", incident.num());
    all.put("Title", incident.wording().title());
    all.put("Description", incident.wording().description());
    all.put("DetailUrl", link(incident.id()));
    all.put("IncidentSeverity", incident.severity().wire());
    all.put("IncidentStatus", incident.status().map(Severity::wire).orElse("Ok"));
    all.put("Progress", incident.progress().wire());
    all.put("StartTime", incident.times().start() / 1000);
    all.put("LastTime", incident.times().last() / 1000);
    all.put("EndTime", incident.times().end() / 1000);
    all.put("AckTime", incident.times().ack() / 1000);
    all.put("CloseTime", incident.times().close() / 1000);
    all.put("SnoozedBefore", incident.handling().snoozedUntil() / 1000);
    all.put("ChannelID", incident.channelId());
    all.put("GroupMethod", incident.group().method().wire());
    all.put("Labels", incident.wording().labels().values());
    all.put("Fields", incident.handling().particulars().fields());
    all.put("AlertCnt", incident.counts().alerts());
    all.put("ActiveAlertCnt", incident.counts().active().total());
    all.put("IsFlapping", incident.marks().flapping());
    all.put("Impact", incident.findings().impact());
    all.put("RootCause", incident.findings().rootCause());
    all.put("Resolution", incident.findings().resolution());
    all.put(
        "Images",
        incident.wording().images().stream()
            .map(image -> Map.of("Src", image.src(), "Alt", image.alt()))
            .toList());
    incident.handling().assigned().ifPresent(one -> all.put("AssignedTo", assigned(one)));
    return all;
  }

  private static Map<String, Object> assigned(Assignment assignment) {
    return Map.of(
        "PersonIDs", assignment.people(),
        "EscalateRuleID", assignment.ruleId(),
        "EscalateRuleName", assignment.ruleName(),
        "LayerIdx", assignment.level(),
        "Type", assignment.type().wire());
  }

  private static List<Map<String, Object>> alerts(Sql sql, Incident incident) {
    return AlertListStore.ofIncident(sql, incident.id(), Optional.empty(), MOST_ALERTS, 0).stream()
        .map(alert -> {
          Map<String, Object> one = new HashMap<>();
          one.put("Title", alert.wording().title());
          one.put("Description", alert.wording().description());
          one.put("AlertSeverity", alert.severity().wire());
          one.put("AlertStatus", alert.status().map(Severity::wire).orElse("Ok"));
          one.put("StartTime", alert.times().start() / 1000);
          one.put("LastTime", alert.times().last() / 1000);
          one.put("EndTime", alert.times().end() / 1000);
          one.put("Labels", alert.wording().labels().values());
          return one;
        })
        .toList();
  }

  private static Map<String, Object> responder(Responder responder, Names names) {
    Map<String, Object> one = new HashMap<>();
    names
        .person(responder.personId())
        .ifPresent(person -> one.putAll(person(responder.personId(), person)));
    one.put("PersonID", responder.personId());
    one.put("AssignedAt", responder.assignedAt() / 1000);
    one.put("AcknowledgedAt", responder.acknowledgedAt() / 1000);
    return one;
  }

  private static Map<String, Object> person(long id, Names.Person person) {
    return Map.of("PersonID", id, "PersonName", person.personName(), "Email", person.email());
  }
}
