package dev.quell.insight;

import dev.quell.model.Field;
import dev.quell.model.Labels;
import dev.quell.model.Severity;
import dev.quell.model.Subject;
import java.util.Optional;

/**
 * An alert as a route would see the trigger that opened it.
 *
 * @param startTime epoch milliseconds
 */
record RecentAlert(
    String id,
    long integrationId,
    String alertKey,
    String title,
    String titleRule,
    String description,
    Severity severity,
    long startTime,
    Labels labels)
    implements Subject {

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
