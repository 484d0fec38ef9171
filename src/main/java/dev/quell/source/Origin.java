package dev.quell.source;

import dev.quell.model.Event;
import dev.quell.model.Severity;
import java.util.Map;
import java.util.Optional;

/**
 * What holds for every event of a payload, whatever its body says: which integration it came
 * through, and what the push URL sets for all.
 *
 * @param kind of the integration, for example {@code standard.alert}
 * @param severity in place of the body's
 * @param titleRule in place of the body's
 */
public record Origin(
    String kind, String integrationName, Optional<Severity> severity, Optional<String> titleRule) {

  public static Origin of(SourceDescriptor descriptor, Payload payload) throws Refusal {
    Optional<String> severity = payload.parameter("severity").filter(text -> !text.isBlank());
    Optional<Severity> known = severity.flatMap(Severity::parse);
    if (severity.isPresent() && known.isEmpty()) {
      throw new Refusal(
          "severity: " + Notes.quote(severity.get()) + " (expected: Critical, Warning or Info)");
    }
    return new Origin(
        descriptor.kind(),
        payload.integrationName(),
        known,
        payload.parameter("title_rule").filter(text -> !text.isBlank()));
  }

  /** The event with the title that its rule gives; until then its title is the sender's own. */
  public Event titled(Event event, Notes notes) {
    String rendered = TitleRule.render(event.titleRule(), event.labels(), fields(event), notes);
    String title = notes.fit("title", rendered, Event.MAX_TITLE);
    return event.with(title.isBlank() ? event.titleRule() : title, notes.lines());
  }

  private Map<String, String> fields(Event event) {
    return Map.of(
        "AlertKey", event.alertKey(),
        "EventSeverity", event.severity().wire(),
        "EventStatus", event.status(),
        "Description", event.description(),
        "Title", event.title(),
        "TitleRule", event.titleRule(),
        "IntegrationType", kind,
        "IntegrationName", integrationName);
  }
}
