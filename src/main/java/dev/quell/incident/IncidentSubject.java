package dev.quell.incident;

import dev.quell.model.Field;
import dev.quell.model.Labels;
import dev.quell.model.Subject;
import java.util.Optional;

/**
 * What is compared of an incident: its own words, which are those of its first alert. What people
 * wrote instead is for people: it changes nothing about what belongs together.
 */
public record IncidentSubject(Incident incident) implements Subject {
  @Override
  public Optional<String> text(Field.Named field) {
    return switch (field) {
      case SEVERITY -> told("severity", incident.severity().wire());
      case TITLE -> told("title", incident.wording().title());
      case DESCRIPTION -> told("description", incident.wording().description());
      case ALERT_KEY, DEDUP_KEY -> Optional.of(incident.dedupKey());
      case STATUS, INTEGRATION_ID, TITLE_RULE -> Optional.empty();
    };
  }

  private Optional<String> told(String name, String now) {
    return Optional.of(incident.handling().particulars().overrides().getOrDefault(name, now));
  }

  @Override
  public Labels labels() {
    return incident.wording().labels();
  }
}
