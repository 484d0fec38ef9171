package dev.quell.app.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What earlier answers taught: enough to ask for the things they named. */
final class KnownValues {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Duration SPAN = Duration.ofDays(30);

  private final Map<String, JsonNode> ids = new HashMap<>();

  KnownValues(Instant now) {
    ids.put("start_time", NODES.numberNode(now.minus(SPAN).getEpochSecond()));
    ids.put("end_time", NODES.numberNode(now.getEpochSecond()));
  }

  /** Remembers the first id of each kind. */
  void learn(JsonNode answer) {
    if (answer.isObject()) {
      answer.forEachEntry((name, value) -> {
        boolean says = value.isIntegralNumber() ? value.asLong() > 0 : value.isString();
        if (name.endsWith("_id") && says && !value.asString().isEmpty()) {
          ids.putIfAbsent(name, value);
        }
        learn(value);
      });
    }
    if (answer.isArray()) {
      answer.forEach(this::learn);
    }
  }

  /** A request with everything it must have, or nothing when something is not known. */
  Optional<ObjectNode> request(JsonNode schema) {
    ObjectNode request = NODES.objectNode();
    for (JsonNode required : schema.path("required")) {
      String name = required.asString();
      JsonNode one = ids.get(name.endsWith("_ids") ? name.substring(0, name.length() - 1) : name);
      if (one == null) {
        return Optional.empty();
      }
      request.set(name, name.endsWith("_ids") ? NODES.arrayNode().add(one) : one);
    }
    return Optional.of(request);
  }
}
