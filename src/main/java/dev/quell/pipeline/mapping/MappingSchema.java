package dev.quell.pipeline.mapping;

import dev.quell.model.Sha256;
import dev.quell.pipeline.rule.Stamps;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a table is asked by and what it answers.
 *
 * @param sourceLabels together they name one row; they never change
 * @param resultLabels what a row tells; they never change
 */
public record MappingSchema(
    String id,
    String name,
    String description,
    long teamId,
    List<String> sourceLabels,
    List<String> resultLabels,
    Stamps stamps) {
  private static final int KEY_BYTES = 12;

  public MappingSchema {
    sourceLabels = List.copyOf(sourceLabels);
    resultLabels = List.copyOf(resultLabels);
  }

  MappingSchema with(String newName, String newDescription, long team, Stamps newStamps) {
    return new MappingSchema(
        id, newName, newDescription, team, sourceLabels, resultLabels, newStamps);
  }

  /** The row these values belong to; empty when one of the source labels is missing. */
  Optional<String> key(Map<String, String> values) {
    StringBuilder exact = new StringBuilder();
    for (String label : sourceLabels) {
      String value = values.get(label);
      if (value == null) {
        return Optional.empty();
      }
      exact.append(value.getBytes(StandardCharsets.UTF_8).length).append(':').append(value);
    }
    return Optional.of(Sha256.hex(exact.toString(), KEY_BYTES));
  }
}
