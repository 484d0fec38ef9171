package dev.quell.incident;

import dev.quell.channel.KnownChannels;
import dev.quell.queue.CommandHandler;
import dev.quell.queue.LogRecord;
import dev.quell.storage.Sql;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import java.util.LinkedHashSet;
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
  private Optional<UnitOfWork> unit = Optional.empty();

  public IncidentCommands(Incidents incidents, KnownChannels channels) {
    this.incidents = incidents;
    this.channels = channels;
  }

  @Override
  public String area() {
    return "incident";
  }

  @Override
  public String apply(Sql sql, LogRecord.Command command, long offset) {
    UnitOfWork work = incidents.begin();
    unit = Optional.of(work);
    work.begin(command.receivedAt(), offset);
    wanted(command).forEach(id -> act(work, command, id));
    incidents.followUp(work);
    work.write(sql);
    return "{}";
  }

  /** Does to one incident what the command asks for, and writes nothing. */
  public void act(UnitOfWork work, LogRecord.Command command, String id) {
    JsonNode body = JSON.readTree(command.body());
    Incident incident = existing(work, id);
    switch (command.kind()) {
      case "incident.ack" -> acknowledge(work, incident, command.by());
      case "incident.unack" -> withdraw(work, incident, command.by());
      case "incident.resolve" -> resolve(work, incident, command.by(), body);
      case "incident.reopen" -> reopen(work, incident, command.by(), body);
      case "incident.comment" -> comment(work, incident, command.by(), body);
      default -> throw new IllegalArgumentException("command: " + command.kind());
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

  /** The incidents a command is about, each once, however often it is named. */
  public static Set<String> wanted(LogRecord.Command command) {
    Set<String> ids = new LinkedHashSet<>();
    JSON.readTree(command.body()).path("incident_ids").forEach(id -> ids.add(id.asString("")));
    return ids;
  }

  private static Incident existing(UnitOfWork work, String id) {
    return work.incident(id).orElseThrow(() -> ApiException.notFound("incident", id));
  }

  private static void acknowledge(UnitOfWork work, Incident incident, long by) {
    refuseClosed(incident, "acknowledged");
    if (!incident.handling().isAcknowledgedBy(by)) {
      work.tell(incident.acknowledgedBy(by, work.now()), "i_ack", by, Map.of());
      work.noLongerExplains(incident);
    }
  }

  private static void withdraw(UnitOfWork work, Incident incident, long by) {
    refuseClosed(incident, "unacknowledged");
    if (incident.handling().isAcknowledgedBy(by)) {
      work.tell(incident.acknowledgementWithdrawnBy(by, work.now()), "i_unack", by, Map.of());
    }
  }

  private void resolve(UnitOfWork work, Incident incident, long by, JsonNode body) {
    if (!incident.isClosed()) {
      Findings old = incident.findings();
      Findings found =
          new Findings(
              old.impact(),
              body.path("root_cause").asString(old.rootCause()),
              body.path("resolution").asString(old.resolution()));
      incidents.close(work, incident, by, found, "console");
      AlertMoves.close(work, incident.id());
    }
  }

  private void reopen(UnitOfWork work, Incident incident, long by, JsonNode body) {
    if (!incident.isClosed()) {
      return;
    }
    if (incident.gathersByValues()) {
      work.gatherAgain(incident);
    }
    channels
        .find(incident.channelId())
        .ifPresent(
            channel -> Incidents.restartAutoResolve(work, channel, incident.id(), work.now()));
    String reason = body.path("reason").asString("");
    work.tell(incident.reopened(work.now()), "i_reopen", by, Map.of("reason", reason));
    AlertMoves.takeUp(work, incident.id(), by);
  }

  private static void comment(UnitOfWork work, Incident incident, long by, JsonNode body) {
    work.tell(
        incident.touched(work.now()),
        "i_comm",
        by,
        Map.of("comment", body.path("comment").asString("")));
  }

  private static void refuseClosed(Incident incident, String wanted) {
    if (incident.isClosed()) {
      throw new ApiException(
          ErrorCode.INVALID_PARAMETER,
          "incident "
              + incident.num()
              + " is Closed and cannot be "
              + wanted
              + " (expected: Triggered or Processing; reopen it first)");
    }
  }
}
