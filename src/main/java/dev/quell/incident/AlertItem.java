package dev.quell.incident;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.quell.channel.Channel;
import dev.quell.model.Image;
import dev.quell.model.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An alert as the API shows it; times are epoch seconds.
 *
 * @param events only where they were asked for
 */
record AlertItem(
    String alertId,
    long integrationId,
    long channelId,
    long accountId,
    String title,
    String titleRule,
    String description,
    String alertKey,
    String alertSeverity,
    String alertStatus,
    long startTime,
    long lastTime,
    long endTime,
    Map<String, String> labels,
    boolean everMuted,
    Optional<HoldItem> hold,
    boolean isFlapping,
    long createdAt,
    long updatedAt,
    String integrationName,
    String integrationType,
    String integrationRefId,
    String channelName,
    String channelStatus,
    String responderName,
    String responderEmail,
    Optional<IncidentShort> incident,
    Optional<List<EventItem>> events,
    long eventCnt,
    List<Image> images,
    @JsonUnwrapped DataSource dataSource) {
  static final long ACCOUNT = 1;
  static final String RECOVERED = "Ok";

  record IncidentShort(String incidentId, String title, String progress) {}

  /** What is around an alert: everything its own row does not say. */
  record Around(
      Names names,
      Optional<Channel> channel,
      Optional<Incident> incident,
      Optional<List<EventItem>> events) {

    /** The first who acknowledged and did not withdraw. */
    Optional<Names.Person> responder() {
      return incident.stream()
          .flatMap(found -> found.responders().stream())
          .filter(responder -> responder.acknowledgedAt() > 0)
          .min(Comparator.comparingLong(Responder::acknowledgedAt))
          .flatMap(responder -> names.person(responder.personId()));
    }
  }

  static AlertItem of(Alert alert, Around around) {
    Alert.Origin origin = alert.origin();
    Wording wording = alert.wording();
    Alert.Times times = alert.times();
    Names.Integration integration = around.names().integration(origin.integrationId());
    Optional<Names.Person> responder = around.responder();
    return new AlertItem(
        alert.id(),
        origin.integrationId(),
        origin.channelId(),
        ACCOUNT,
        wording.title(),
        wording.titleRule(),
        wording.description(),
        origin.alertKey(),
        alert.severity().wire(),
        alert.status().map(Severity::wire).orElse(RECOVERED),
        times.start() / 1000,
        times.last() / 1000,
        times.end() / 1000,
        wording.labels().values(),
        alert.marks().everMuted(),
        alert.marks().hold().map(HoldItem::of),
        alert.marks().flapping(),
        times.created() / 1000,
        times.updated() / 1000,
        integration.name(),
        integration.type(),
        "",
        around.channel().map(Channel::name).orElse(""),
        around.channel().map(AlertItem::status).orElse(""),
        responder.map(Names.Person::personName).orElse(""),
        responder.map(Names.Person::email).orElse(""),
        around.incident().map(AlertItem::brief),
        around.events(),
        alert.eventCount(),
        wording.images(),
        DataSource.of(origin.integrationId(), around.names()));
  }

  static String status(Channel channel) {
    return channel.status().name().toLowerCase(Locale.ROOT);
  }

  private static IncidentShort brief(Incident incident) {
    return new IncidentShort(incident.id(), incident.wording().title(), incident.progress().wire());
  }
}
