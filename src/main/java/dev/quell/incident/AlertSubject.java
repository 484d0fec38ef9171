package dev.quell.incident;

import dev.quell.model.Field;
import dev.quell.model.Labels;
import dev.quell.model.Subject;
import java.util.Optional;

/** What a filter sees of an alert. */
public record AlertSubject(Alert alert) implements Subject {
  @Override
  public Optional<String> text(Field.Named field) {
    return switch (field) {
      case SEVERITY -> Optional.of(alert.severity().wire());
      case STATUS -> Optional.of(alert.status().map(status -> status.wire()).orElse("Ok"));
      case TITLE -> Optional.of(alert.wording().title());
      case DESCRIPTION -> Optional.of(alert.wording().description());
      case INTEGRATION_ID -> Optional.of(Long.toString(alert.origin().integrationId()));
      case ALERT_KEY -> Optional.of(alert.origin().alertKey());
      case TITLE_RULE -> Optional.of(alert.wording().titleRule());
      case DEDUP_KEY -> Optional.empty();
    };
  }

  @Override
  public Labels labels() {
    return alert.wording().labels();
  }
}
