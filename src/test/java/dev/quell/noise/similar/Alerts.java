package dev.quell.noise.similar;

import dev.quell.model.Field;
import dev.quell.model.Labels;
import dev.quell.model.Subject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Alerts of a title, a description and two labels, as the texts of these tests need them. */
record Alerts(String title, String description, String service, String resource)
    implements Subject {

  static AlertText titled(String title) {
    return new Alerts(title, "", "", "").text();
  }

  static TextPieces pieces(String title) {
    return TextPieces.of(titled(title));
  }

  AlertText text() {
    return AlertText.of(this, AlertText.DEFAULT_FIELDS);
  }

  @Override
  public Optional<String> text(Field.Named field) {
    return switch (field) {
      case TITLE -> Optional.of(title);
      case DESCRIPTION -> Optional.of(description);
      case SEVERITY, STATUS, INTEGRATION_ID, ALERT_KEY, TITLE_RULE, DEDUP_KEY -> Optional.empty();
    };
  }

  @Override
  public Labels labels() {
    Map<String, String> labels = new TreeMap<>();
    labels.put("service", service);
    labels.put("resource", resource);
    labels.values().removeIf(String::isEmpty);
    return Labels.of(labels);
  }
}
