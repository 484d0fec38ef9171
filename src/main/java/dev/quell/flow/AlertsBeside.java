package dev.quell.flow;

import dev.quell.incident.Alert;
import dev.quell.incident.Incidents.Arrival;
import dev.quell.incident.UnitOfWork;
import dev.quell.model.Field;
import dev.quell.model.Labels;
import dev.quell.model.Severity;
import dev.quell.model.Subject;
import dev.quell.pipeline.transform.ActiveAlerts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The open alerts of an event's integration, as the batch sees them when the event comes. */
record AlertsBeside(UnitOfWork unit, Arrival arrival) implements ActiveAlerts {

  @Override
  public List<Active> within(Duration age) {
    long now = arrival.moment().now();
    return unit.activeSince(arrival.integrationId(), now - age.toMillis()).stream()
        .filter(alert -> !alert.origin().alertKey().equals(arrival.event().alertKey()))
        .map(alert ->
            new Active(
                alert.id(),
                alert.wording().title(),
                Math.max(0, now - alert.times().updated()),
                new AlertSubject(alert)))
        .toList();
  }

  /** What a filter sees of an alert. */
  private record AlertSubject(Alert alert) implements Subject {
    @Override
    public Optional<String> text(Field.Named field) {
      return switch (field) {
        case SEVERITY -> Optional.of(alert.severity().wire());
        case STATUS -> Optional.of(alert.status().map(Severity::wire).orElse("Ok"));
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
}
