package dev.quell.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.quell.channel.Channel;
import dev.quell.model.Image;
import dev.quell.model.Severity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** An incident as the API shows it: one flat object; times are epoch seconds, 0 is unset. */
record IncidentItem(
    String incidentId,
    long accountId,
    @JsonUnwrapped Origin origin,
    @JsonUnwrapped Course course,
    @JsonUnwrapped Noise noise,
    @JsonUnwrapped Text text,
    @JsonUnwrapped People people,
    Optional<Names.Person> creator,
    Optional<Names.Person> closer,
    Optional<Names.Person> owner) {

  private static final Pattern WEB = Pattern.compile("https?://[^\\s\"<>]{1,2000}");

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
      @Schema(implementation = Object.class) Map<String, Object> fields,
      List<Image> images,
      List<Link> links,
      List<String> manualOverrides,
      boolean mergeDisabled,
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

  /** A page where more is told of it. */
  record Link(String name, String endpoint, String openType) {

    /** Labels that hold an address of the web. */
    static List<Link> of(Map<String, String> labels) {
      return labels.entrySet().stream()
          .filter(label -> WEB.matcher(label.getValue()).matches())
          .map(label -> new Link(label.getKey(), label.getValue(), "tab"))
          .toList();
    }
  }

  /** The last assignment; nothing of it is there before the first. */
  record AssignedTo(
      Optional<String> id,
      Optional<String> type,
      Optional<List<Long>> personIds,
      Optional<String> escalateRuleId,
      Optional<String> escalateRuleName,
      Optional<Integer> layerIdx,
      Optional<Long> assignedAt) {
    private static final AssignedTo NOBODY =
        new AssignedTo(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    static AssignedTo of(Optional<Assignment> assigned) {
      return assigned.map(AssignedTo::of).orElse(NOBODY);
    }

    private static AssignedTo of(Assignment last) {
      return new AssignedTo(
          Optional.of(last.id()),
          Optional.of(last.type().wire()),
          Optional.of(last.people()),
          Optional.of(last.isByRule() ? last.ruleId() : Assigning.NO_RULE),
          Optional.of(last.ruleName()),
          Optional.of(last.level()),
          Optional.of(last.at() / 1000));
    }
  }

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
  record Around(
      Names names,
      Optional<Channel> channel,
      long eventCount,
      Map<String, Object> fields,
      String detailUrl) {}

  static IncidentItem of(Incident incident, Around around) {
    return new IncidentItem(
        incident.id(),
        AlertItem.ACCOUNT,
        origin(incident, around),
        course(incident, around),
        Noise.of(incident),
        text(incident, around),
        people(incident, around),
        around.names().person(incident.handling().particulars().creatorId()),
        around.names().person(incident.closerId()),
        around.names().person(incident.handling().particulars().ownerId()));
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
    IncidentTimes times = incident.times();
    return new Course(
        times.start() / 1000,
        times.end() / 1000,
        times.last() / 1000,
        times.ack() / 1000,
        times.close() / 1000,
        times.created() / 1000,
        times.updated() / 1000,
        incident.handling().snoozedUntil() / 1000,
        status(incident),
        incident.severity().wire(),
        incident.progress().wire(),
        incident.marks().flapping(),
        incident.counts().alerts(),
        incident.counts().active().total(),
        around.eventCount());
  }

  /** An open one without alerts is as bad as somebody said. */
  private static String status(Incident incident) {
    return incident.counts().alerts() == 0 && !incident.isClosed()
        ? incident.severity().wire()
        : incident.status().map(Severity::wire).orElse(AlertItem.RECOVERED);
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
        around.fields(),
        incident.wording().images(),
        Link.of(incident.wording().labels().values()),
        List.copyOf(incident.handling().particulars().overrides().keySet()),
        incident.handling().particulars().mergeDisabled(),
        around.detailUrl(),
        "",
        "");
  }

  private static People people(Incident incident, Around around) {
    return new People(
        incident.handling().particulars().creatorId(),
        incident.closerId(),
        incident.handling().particulars().ownerId(),
        AssignedTo.of(incident.handling().assigned()),
        incident.responders().stream()
            .map(responder -> Participant.of(responder, around.names()))
            .toList(),
        "Quell",
        "en-US",
        "UTC");
  }
}
