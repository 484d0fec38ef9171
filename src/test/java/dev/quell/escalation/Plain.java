package dev.quell.escalation;

import dev.quell.model.Field;
import dev.quell.model.Labels;
import dev.quell.model.Subject;
import java.util.Map;
import java.util.Optional;

/** An incident of which only these fields are known. */
record Plain(Map<String, String> fields, Labels labels) implements Subject {
  @Override
  public Optional<String> text(Field.Named field) {
    return Optional.ofNullable(fields.get(field.key()));
  }
}
