package dev.quell.pipeline.mapping;

import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import dev.quell.web.Requests;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads what people write into mapping tables; refuses what makes no sense, by its place. */
final class MappingForm {
  static final int MAX_DESCRIPTION = 500;
  static final int MAX_NAME = 39;
  private static final int MAX_SOURCES = 3;
  private static final int MAX_RESULTS = 10;
  private static final int MAX_VALUE = 2048;
  private static final Pattern LABEL = Pattern.compile("[a-z][a-z0-9_]{0,39}");

  private MappingForm() {}

  static void checkName(String name) {
    Requests.storable("schema_name", Requests.text("schema_name", name, MAX_NAME));
  }

  static void checkDescription(String description) {
    Requests.storable("description", Requests.atMost("description", description, MAX_DESCRIPTION));
  }

  static void checkLabels(List<String> sources, List<String> results) {
    checkLabels("source_labels", Requests.list("source_labels", sources, 1, MAX_SOURCES));
    checkLabels("result_labels", Requests.list("result_labels", results, 1, MAX_RESULTS));
    for (int i = 0; i < results.size(); i++) {
      if (sources.contains(results.get(i))) {
        throw Requests.invalid(
            "result_labels[" + i + "]",
            '"' + results.get(i) + '"',
            "a label that is not among source_labels");
      }
    }
  }

  private static void checkLabels(String path, List<String> labels) {
    for (int i = 0; i < labels.size(); i++) {
      String where = path + "[" + i + "]";
      if (!LABEL.matcher(labels.get(i)).matches()) {
        throw Requests.invalid(
            where,
            '"' + labels.get(i) + '"',
            "a-z, 0-9 and _, beginning with a letter, at most 40");
      }
      if (labels.indexOf(labels.get(i)) < i) {
        throw Requests.invalid(where, '"' + labels.get(i) + '"', "each label once");
      }
    }
  }

  /**
   * Rows by key, with the labels of the table and no others.
   *
   * @param twice whether a row may stand there twice, the later of them holding
   */
  static Map<String, Map<String, String>> rows(
      MappingSchema schema, List<Map<String, String>> docs, Place place, boolean twice) {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    List<String> labels = new ArrayList<>(schema.sourceLabels());
    labels.addAll(schema.resultLabels());
    for (int i = 0; i < docs.size(); i++) {
      Map<String, String> fields = new TreeMap<>();
      for (String label : labels) {
        String where = place.of(i) + "." + label;
        String value = Requests.required(where, docs.get(i).get(label));
        fields.put(label, Requests.storable(where, Requests.atMost(where, value, MAX_VALUE)));
      }
      String key = schema.key(fields).orElseThrow();
      if (rows.put(key, fields) != null && !twice) {
        throw new ApiException(
            ErrorCode.INVALID_PARAMETER,
            place.of(i)
                + ": the same "
                + String.join(", ", schema.sourceLabels())
                + " as a line before (expected: each once)");
      }
    }
    return rows;
  }

  /** How a refusal names a row. */
  @FunctionalInterface
  interface Place {
    String of(int index);
  }
}
