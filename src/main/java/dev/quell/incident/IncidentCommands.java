package dev.quell.incident;

import dev.quell.channel.KnownChannels;
import dev.quell.model.ObjectId;
import dev.quell.queue.CommandHandler;
import dev.quell.queue.LogRecord;
import dev.quell.storage.Sql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people do with incidents. A move that is already done succeeds and changes nothing. */
public final class IncidentCommands implements CommandHandler {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Incidents incidents;
  private final KnownChannels channels;
  private final FieldsAsked fields;
  private final Assigning assigning;
  private final Merging merging;
  private final Opening opening;
  private Optional<UnitOfWork> unit = Optional.empty();

  /** For going through the past once more: what was done then could be done. */
  public IncidentCommands(Incidents incidents, KnownChannels channels) {
    this(incidents, channels, RulesAsked.ANY, FieldsAsked.NONE);
  }

  public IncidentCommands(
      Incidents incidents, KnownChannels channels, RulesAsked rules, CustomFields fields) {
    this(incidents, channels, rules, (FieldsAsked) fields);
  }

  private IncidentCommands(
      Incidents incidents, KnownChannels channels, RulesAsked rules, FieldsAsked fields) {
    this.incidents = incidents;
    this.channels = channels;
    this.fields = fields;
    this.assigning = new Assigning(rules);
    this.merging = new Merging(incidents, channels);
    this.opening = new Opening(channels, fields);
  }

  /**
   * A part of what a command asks for, which can be done without the others.
   *
   * @param incidentIds what it is done with; the target of a merge before its sources
   * @param alertIds which it moves
   */
  public record Act(List<String> incidentIds, List<String> alertIds) {
    public Act {
      incidentIds = List.copyOf(incidentIds);
      alertIds = List.copyOf(alertIds);
    }

    private String incidentId() {
      return incidentIds.getFirst();
    }
  }

  /** The parts of a command, each once, however often an incident is named. */
  public static List<Act> acts(LogRecord.Command command) {
    JsonNode body = JSON.readTree(command.body());
    return switch (command.kind()) {
      case "incident.create" -> List.of(new Act(List.of(), List.of()));
      case "incident.split" ->
          List.of(
              new Act(
                  List.of(body.path("incident_id").asString("")),
                  List.copyOf(ids(body, "alert_ids"))));
      case "incident.merge" -> {
        List<String> all = new ArrayList<>(List.of(body.path("target_incident_id").asString("")));
        all.addAll(ids(body, "source_incident_ids"));
        yield List.of(new Act(all, List.of()));
      }
      default ->
          ids(body, "incident_ids").stream().map(id -> new Act(List.of(id), List.of())).toList();
    };
  }

  private static Set<String> ids(JsonNode body, String name) {
    Set<String> ids = new LinkedHashSet<>();
    body.path(name).forEach(id -> ids.add(id.asString("")));
    return ids;
  }

  @Override
  public String area() {
    return "incident";
  }

  @Override
  public String apply(Sql sql, LogRecord.Command command, long offset) {
    PeopleAsked.refuseUnknown(sql, JSON.readTree(command.body()));
    UnitOfWork work = incidents.begin();
    unit = Optional.of(work);
    work.begin(command.receivedAt(), offset);
    acts(command).forEach(part -> act(work, command, part));
    incidents.followUp(work);
    String answer = answer(work, command, offset);
    work.write(sql);
    return answer;
  }

  /** An incident that was opened has the first id that the command could make. */
  private static String answer(UnitOfWork work, LogRecord.Command command, long offset) {
    if (!command.kind().equals("incident.create") && !command.kind().equals("incident.split")) {
      return "{}";
    }
    String id = ObjectId.of(command.receivedAt(), offset, 0);
    String title = work.incident(id).map(made -> made.wording().title()).orElse("");
    return JSON.writeValueAsString(Map.of("incident_id", id, "title", title));
  }

  /** Does one part of what the command asks for, and writes nothing. */
  public void act(UnitOfWork work, LogRecord.Command command, Act part) {
    Wish wish = Wish.of(work, command);
    switch (command.kind()) {
      case "incident.create" -> {
        Incident made = opening.open(wish);
        if (!wish.body().path("assigned_to").isMissingNode()) {
          assigning.assign(wish, made);
        }
      }
      case "incident.merge" -> {
        List<String> ids = part.incidentIds();
        merging.merge(wish, part.incidentId(), ids.subList(1, ids.size()));
      }
      case "incident.split" -> merging.split(wish, part.incidentId(), part.alertIds());
      default -> act(wish, command.kind(), wish.existing(part.incidentId()));
    }
  }

  private void act(Wish wish, String kind, Incident incident) {
    switch (kind) {
      case "incident.ack" -> acknowledge(wish, incident);
      case "incident.unack" -> withdraw(wish, incident);
      case "incident.resolve" -> resolve(wish, incident);
      case "incident.reopen" -> reopen(wish, incident);
      case "incident.comment" -> comment(wish, incident);
      case "incident.snooze" -> Snoozing.snooze(wish, incident);
      case "incident.wake" -> Snoozing.wake(wish, incident);
      case "incident.assign" -> assigning.assign(wish, incident);
      case "incident.responder_add" -> Assigning.add(wish, incident);
      case "incident.reset" -> Rewriting.reset(wish, incident);
      case "incident.field_reset" ->
          fields
              .toSet(wish.text("field_name"))
              .ifPresent(field -> Rewriting.field(wish, incident, field));
      case "incident.disable_merge" -> Merging.disable(wish, incident, true);
      case "incident.enable_merge" -> Merging.disable(wish, incident, false);
      case "incident.remove" -> remove(wish.work(), incident);
      default -> throw new IllegalArgumentException("command: " + kind);
    }
  }

  @Override
  public void settled(boolean kept) {
    if (kept) {
      unit.ifPresent(incidents::keep);
    } else {
      incidents.forget();
    }
    unit = Optional.empty();
  }

  private static void acknowledge(Wish wish, Incident incident) {
    Wish.refuseClosed(incident, "acknowledged");
    if (!incident.handling().isAcknowledgedBy(wish.by())) {
      wish.tell(incident.acknowledgedBy(wish.by(), wish.work().now()), "i_ack", Map.of());
      wish.work().noLongerExplains(incident);
    }
  }

  private static void withdraw(Wish wish, Incident incident) {
    Wish.refuseClosed(incident, "unacknowledged");
    if (incident.handling().isAcknowledgedBy(wish.by())) {
      Snoozing.forget(wish.work(), incident);
      wish.tell(
          incident.acknowledgementWithdrawnBy(wish.by(), wish.work().now()), "i_unack", Map.of());
    }
  }

  private void resolve(Wish wish, Incident incident) {
    if (!incident.isClosed()) {
      Findings old = incident.findings();
      Findings found =
          new Findings(
              old.impact(),
              wish.body().path("root_cause").asString(old.rootCause()),
              wish.body().path("resolution").asString(old.resolution()));
      incidents.close(wish.work(), incident, wish.by(), found, "console");
      AlertMoves.close(wish.work(), incident.id());
    }
  }

  private void reopen(Wish wish, Incident incident) {
    if (!incident.isClosed()) {
      return;
    }
    UnitOfWork work = wish.work();
    if (incident.gathersByValues()) {
      work.gatherAgain(incident);
    }
    channels
        .find(incident.channelId())
        .ifPresent(
            channel -> Incidents.restartAutoResolve(work, channel, incident.id(), work.now()));
    wish.tell(incident.reopened(work.now()), "i_reopen", Map.of("reason", wish.text("reason")));
    AlertMoves.takeUp(work, incident.id(), wish.by());
  }

  private static void comment(Wish wish, Incident incident) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("comment", wish.text("comment"));
    detail.put("mute_reply", wish.body().path("mute_reply").asBoolean(false));
    List<Long> mentioned = wish.numbers("/mentions");
    if (!mentioned.isEmpty()) {
      detail.put("mentions", mentioned);
    }
    wish.tell(incident.touched(wish.work().now()), "i_comm", detail);
  }

  /** Whatever is to happen with it later must not. */
  private static void remove(UnitOfWork work, Incident incident) {
    work.cancel(Incidents.AUTO_RESOLVE, incident.id());
    Snoozing.forget(work, incident);
    work.put(incident.closedBy(0, work.now()));
    AlertMoves.leave(work, incident.id());
    work.remove(incident);
  }
}
