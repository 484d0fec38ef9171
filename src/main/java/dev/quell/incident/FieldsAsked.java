package dev.quell.incident;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What moves have to know of custom fields. */
interface FieldsAsked {
  /** For going through the past once more, where the values of fields change nothing. */
  FieldsAsked NONE =
      new FieldsAsked() {
        @Override
        public Map<String, Object> defaults() {
          return Map.of();
        }

        @Override
        public Map<String, Object> values(String name, JsonNode given) {
          return Map.of();
        }

        @Override
        public Optional<CustomField> toSet(String fieldName) {
          return Optional.empty();
        }
      };

  /** What a new incident says by itself, by the ids of fields. */
  Map<String, Object> defaults();

  /** These values by the ids of their fields, and the defaults of the others. */
  Map<String, Object> values(String name, JsonNode given);

  /** The field of this name; refuses a name no field has, and is empty where none matters. */
  Optional<CustomField> toSet(String fieldName);
}
