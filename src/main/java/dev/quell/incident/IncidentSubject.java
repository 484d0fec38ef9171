package dev.quell.incident;

import dev.quell.model.Field;
import dev.quell.model.Labels;
import dev.quell.model.Subject;
import java.util.Optional;

/** What is compared of an incident: its own words, which are those of its first alert. */
public record IncidentSubject(Incident incident) implements Subject {
  @Override
  public Optional<String> text(Field.Named field) {
    return switch (field) {
      case SEVERITY -> Optional.of(incident.severity().wire());
      case TITLE -> Optional.of(incident.wording().title());
      case DESCRIPTION -> Optional.of(incident.wording().description());
      case ALERT_KEY, DEDUP_KEY -> Optional.of(incident.dedupKey());
      case STATUS, INTEGRATION_ID, TITLE_RULE -> Optional.empty();
    };
  }

  @Override
  public Labels labels() {
    return incident.wording().labels();
  }
}
