package dev.quell.pipeline.mapping;

import dev.quell.pipeline.enrich.Answer;
import dev.quell.pipeline.enrich.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * A table as lookups see it.
 *
 * @param rows by key, the values of the result labels in their order
 */
record MappingTable(MappingSchema schema, Map<String, List<String>> rows) {

  Answer answer(Question question) {
    Map<String, String> labels = question.event().labels().values();
    Optional<String> key = schema.key(labels);
    if (key.isEmpty()) {
      String missing =
          schema.sourceLabels().stream()
              .filter(label -> !labels.containsKey(label))
              .collect(Collectors.joining(", "));
      return Answer.missed(schema.name(), "", Answer.LABEL_MISSING, missing);
    }
    List<String> row = rows.get(key.get());
    String asked = asked(labels);
    return row == null
        ? Answer.missed(schema.name(), asked, Answer.NOTHING, "")
        : Answer.of(schema.name(), asked, told(row));
  }

  /** The same with these rows instead or beside, and without those. */
  MappingTable changed(Map<String, List<String>> put, List<String> removed) {
    Map<String, List<String>> changed = new HashMap<>(rows);
    removed.forEach(changed::remove);
    changed.putAll(put);
    return new MappingTable(schema, changed);
  }

  static List<String> values(MappingSchema schema, Map<String, String> fields) {
    List<String> values = new ArrayList<>(schema.resultLabels().size());
    schema.resultLabels().forEach(label -> values.add(fields.getOrDefault(label, "")));
    return values;
  }

  private String asked(Map<String, String> labels) {
    StringJoiner asked = new StringJoiner("; ");
    schema.sourceLabels().forEach(label -> asked.add(label + "=" + labels.get(label)));
    return asked.toString();
  }

  private Map<String, String> told(List<String> row) {
    Map<String, String> told = new HashMap<>();
    for (int i = 0; i < row.size(); i++) {
      if (!row.get(i).isEmpty()) {
        told.put(schema.resultLabels().get(i), row.get(i));
      }
    }
    return told;
  }
}
