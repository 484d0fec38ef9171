package dev.quell.flow;

import dev.quell.model.Severity;
import java.util.Map;
import java.util.Optional;

/** What a rule of the model sees of an event or of an alert. */
record View(String key, Severity severity, String description, Map<String, String> labels) {
  static View of(Op.Push push) {
    return new View(push.key(), push.severity().orElseThrow(), push.description(), push.labels());
  }

  /** Of an alert the worst it ever was, and what its newest trigger said. */
  static View of(Episode episode) {
    return new View(episode.key, episode.severity, episode.description, episode.labels);
  }

  /** Empty when there is no such thing. */
  Optional<String> value(String field) {
    return switch (field) {
      case "alert_key" -> Optional.of(key);
      case "severity" -> Optional.of(severity.wire());
      case "description" -> Optional.of(description);
      default -> Optional.ofNullable(labels.get(field.substring("labels.".length())));
    };
  }
}
