package dev.quell.insight;

import dev.quell.model.Event;
import dev.quell.model.Field;
import dev.quell.model.Labels;
import dev.quell.model.Severity;
import dev.quell.model.Subject;
import java.time.Instant;
import java.util.Optional;

/**
 * An alert as a route would see the trigger that opened it; or a trigger that opened none.
 *
 * @param id of the alert; empty where there is none
 * @param eventId of the trigger where there is no alert; else empty
 * @param startTime epoch milliseconds, by the sender's clock
 * @param seenAt epoch milliseconds, by ours
 */
record RecentAlert(
    String id,
    String eventId,
    long integrationId,
    String alertKey,
    String title,
    String titleRule,
    String description,
    Severity severity,
    long startTime,
    long seenAt,
    Labels labels)
    implements Subject {

  static RecentAlert of(Event event, String eventId, long integrationId, long receivedAt) {
    return new RecentAlert(
        "",
        eventId,
        integrationId,
        event.alertKey(),
        event.title(),
        event.titleRule(),
        event.description(),
        event.severity(),
        event.time().map(Instant::toEpochMilli).orElse(receivedAt),
        receivedAt,
        event.labels());
  }

  @Override
  public Optional<String> text(Field.Named field) {
    return switch (field) {
      case SEVERITY, STATUS -> Optional.of(severity.wire());
      case TITLE -> Optional.of(title);
      case DESCRIPTION -> Optional.of(description);
      case INTEGRATION_ID -> Optional.of(Long.toString(integrationId));
      case ALERT_KEY -> Optional.of(alertKey);
      case TITLE_RULE -> Optional.of(titleRule);
      case DEDUP_KEY -> Optional.empty();
    };
  }
}
