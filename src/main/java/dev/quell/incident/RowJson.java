package dev.quell.incident;

import dev.quell.model.Image;
import dev.quell.model.Labels;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The columns that hold JSON text. */
final class RowJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<TreeMap<String, String>> LABELS = new TypeReference<>() {};
  private static final TypeReference<List<Image>> IMAGES = new TypeReference<>() {};
  private static final TypeReference<List<Long>> NUMBERS = new TypeReference<>() {};
  private static final TypeReference<List<Responder>> RESPONDERS = new TypeReference<>() {};
  private static final TypeReference<Map<String, Object>> DETAIL = new TypeReference<>() {};

  private RowJson() {}

  static String write(Object value) {
    return JSON.writeValueAsString(value);
  }

  static Labels labels(String json) {
    return Labels.of(JSON.readValue(json, LABELS));
  }

  static List<Image> images(String json) {
    return json.equals("[]") ? List.of() : JSON.readValue(json, IMAGES);
  }

  static List<Long> numbers(String json) {
    return JSON.readValue(json, NUMBERS);
  }

  static List<Responder> responders(String json) {
    return json.equals("[]") ? List.of() : JSON.readValue(json, RESPONDERS);
  }

  /** Empty text is none. */
  static Optional<Assignment> assignment(String json) {
    return json.isEmpty() ? Optional.empty() : Optional.of(JSON.readValue(json, Assignment.class));
  }

  static Map<String, String> texts(String json) {
    return json.equals("{}") ? Map.of() : JSON.readValue(json, LABELS);
  }

  static Map<String, Object> fields(String json) {
    return json.equals("{}") ? Map.of() : JSON.readValue(json, DETAIL);
  }

  static Map<String, Object> detail(String json) {
    return JSON.readValue(json, DETAIL);
  }
}
