package dev.quell.model;

import java.util.Optional;

/** Anything a {@link Filter} can be asked about: an event, an alert, an incident. */
public interface Subject {

  /** Empty where this kind of subject has no such thing. */
  Optional<String> text(Field.Named field);

  Labels labels();

  /** An event as it came in through this integration. */
  static Subject of(Event event, long integrationId) {
    return new EventSubject(event, integrationId);
  }

  /** What a filter sees of an event. */
  record EventSubject(Event event, long integrationId) implements Subject {
    @Override
    public Optional<String> text(Field.Named field) {
      return switch (field) {
        case SEVERITY -> Optional.of(event.severity().wire());
        case STATUS -> Optional.of(event.status());
        case TITLE -> Optional.of(event.title());
        case DESCRIPTION -> Optional.of(event.description());
        case INTEGRATION_ID -> Optional.of(Long.toString(integrationId));
        case ALERT_KEY -> Optional.of(event.alertKey());
        case TITLE_RULE -> Optional.of(event.titleRule());
        case DEDUP_KEY -> Optional.empty();
      };
    }

    @Override
    public Labels labels() {
      return event.labels();
    }
  }
}
