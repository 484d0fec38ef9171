package dev.quell.incident;

import dev.quell.model.Event;
import dev.quell.model.Image;
import dev.quell.queue.LogRecord;
import java.util.List;
import java.util.Map;

/** One event of an alert as the API shows it; times are epoch seconds. */
record EventItem(
    String eventId,
    String alertId,
    long accountId,
    long channelId,
    long integrationId,
    String integrationType,
    long dataSourceId,
    String title,
    String titleRule,
    String description,
    String alertKey,
    String eventSeverity,
    String eventStatus,
    long eventTime,
    Map<String, String> labels,
    List<Image> images,
    long createdAt,
    long updatedAt) {

  /** An event that is wanted, for one of the alerts it counts for. */
  record Wanted(String eventId, Alert alert) {}

  static EventItem of(Wanted wanted, LogRecord.Callback callback, Event event, String type) {
    Alert.Origin origin = wanted.alert().origin();
    long received = callback.receivedAt() / 1000;
    return new EventItem(
        wanted.eventId(),
        wanted.alert().id(),
        AlertItem.ACCOUNT,
        origin.channelId(),
        origin.integrationId(),
        type,
        origin.integrationId(),
        event.title(),
        event.titleRule(),
        event.description(),
        event.alertKey(),
        event.severity().wire(),
        event.status(),
        Moment.of(callback.receivedAt(), event.time()).at() / 1000,
        event.labels().values(),
        event.images(),
        received,
        received);
  }
}
