package dev.quell.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.quell.channel.Channel;
import dev.quell.model.Image;
import dev.quell.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An incident as the API shows it: one flat object; times are epoch seconds, 0 is unset. What Quell
 * does not know yet (owners, custom fields, snoozing, assignments) is there and empty, as clients
 * expect it.
 */
record IncidentItem(
    String incidentId,
    long accountId,
    @JsonUnwrapped Origin origin,
    @JsonUnwrapped Course course,
    @JsonUnwrapped Noise noise,
    @JsonUnwrapped Text text,
    @JsonUnwrapped People people,
    Optional<Names.Person> closer) {

  /** Where it comes from. */
  record Origin(
      long channelId,
      String channelName,
      String channelStatus,
      long integrationId,
      List<Long> integrationIds,
      String integrationType,
      List<String> integrationTypes,
      String dedupKey,
      String equalsMd5,
      String groupMethod,
      long dataSourceId,
      List<Long> dataSourceIds,
      String dataSourceType,
      List<String> dataSourceTypes) {}

  /** How it went so far. */
  record Course(
      long startTime,
      long endTime,
      long lastTime,
      long ackTime,
      long closeTime,
      long createdAt,
      long updatedAt,
      long snoozedBefore,
      String incidentStatus,
      String incidentSeverity,
      String progress,
      boolean everMuted,
      long alertCnt,
      long activeAlertCnt,
      long alertEventCnt) {}

  /**
   * What noise reduction knows of it.
   *
   * @param noiseVersion the state of its channel it opened under; 0: from before there were any
   * @param notifies whether people are told of it
   * @param stormReached the highest warning threshold its alerts reached; 0: none
   */
  record Noise(
      long noiseVersion,
      boolean isFlapping,
      boolean isOutlier,
      @JsonProperty("notify") boolean notifies,
      int stormReached) {

    static Noise of(Incident incident) {
      return new Noise(
          incident.group().terms().noiseVersion(),
          incident.marks().flapping(),
          incident.marks().outlier(),
          incident.marks().notifies(),
          incident.group().terms().stormThresholds().stream()
              .filter(threshold -> threshold <= incident.counts().alerts())
              .max(Integer::compare)
              .orElse(0));
    }
  }

  /** What people read of it. */
  record Text(
      String num,
      String title,
      String description,
      String aiSummary,
      String impact,
      String rootCause,
      String resolution,
      Map<String, String> labels,
      Map<String, String> fields,
      List<Image> images,
      List<String> manualOverrides,
      String detailUrl,
      String silenceUrl,
      String postMortemId) {}

  /** Who has to do with it. */
  record People(
      long creatorId,
      long closerId,
      long ownerId,
      AssignedTo assignedTo,
      List<Participant> responders,
      String accountName,
      String accountLocale,
      String accountTimeZone) {}

  /** Nobody is assigned yet. */
  record AssignedTo(Optional<List<Long>> personIds) {}

  /** Somebody who takes part; times are epoch seconds. */
  record Participant(
      long personId, long assignedAt, long acknowledgedAt, String personName, String email) {

    static Participant of(Responder responder, Names names) {
      Optional<Names.Person> person = names.person(responder.personId());
      return new Participant(
          responder.personId(),
          responder.assignedAt() / 1000,
          responder.acknowledgedAt() / 1000,
          person.map(Names.Person::personName).orElse(""),
          person.map(Names.Person::email).orElse(""));
    }
  }

  /** What is around an incident: everything its own row does not say. */
  record Around(Names names, Optional<Channel> channel, long eventCount, String detailUrl) {}

  static IncidentItem of(Incident incident, Around around) {
    return new IncidentItem(
        incident.id(),
        AlertItem.ACCOUNT,
        origin(incident, around),
        course(incident, around),
        Noise.of(incident),
        text(incident, around),
        people(incident, around),
        around.names().person(incident.closerId()));
  }

  private static Origin origin(Incident incident, Around around) {
    List<Long> ids = incident.integrationIds();
    long first = ids.isEmpty() ? 0 : ids.getFirst();
    String firstType = around.names().integration(first).type();
    List<String> types =
        ids.stream().map(id -> around.names().integration(id).type()).distinct().toList();
    return new Origin(
        incident.channelId(),
        around.channel().map(Channel::name).orElse(""),
        around.channel().map(AlertItem::status).orElse(""),
        first,
        ids,
        firstType,
        types,
        incident.dedupKey(),
        incident.group().hash(),
        incident.group().method().wire(),
        first,
        ids,
        firstType,
        types);
  }

  private static Course course(Incident incident, Around around) {
    Incident.Times times = incident.times();
    return new Course(
        times.start() / 1000,
        times.end() / 1000,
        times.last() / 1000,
        times.ack() / 1000,
        times.close() / 1000,
        times.created() / 1000,
        times.updated() / 1000,
        0,
        incident.status().map(Severity::wire).orElse(AlertItem.RECOVERED),
        incident.severity().wire(),
        incident.progress().wire(),
        incident.marks().flapping(),
        incident.counts().alerts(),
        incident.counts().active().total(),
        around.eventCount());
  }

  private static Text text(Incident incident, Around around) {
    Findings findings = incident.findings();
    return new Text(
        incident.num(),
        incident.wording().title(),
        incident.wording().description(),
        "",
        findings.impact(),
        findings.rootCause(),
        findings.resolution(),
        incident.wording().labels().values(),
        Map.of(),
        incident.wording().images(),
        List.of(),
        around.detailUrl(),
        "",
        "");
  }

  private static People people(Incident incident, Around around) {
    return new People(
        0,
        incident.closerId(),
        0,
        new AssignedTo(Optional.empty()),
        incident.responders().stream()
            .map(responder -> Participant.of(responder, around.names()))
            .toList(),
        "Quell",
        "en-US",
        "UTC");
  }
}
