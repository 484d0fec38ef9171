package dev.quell.incident;

import dev.quell.queue.LogRecord;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What somebody wants done with incidents, and the unit of work it is done in. */
record Wish(UnitOfWork work, long by, JsonNode body) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

  static Wish of(UnitOfWork work, LogRecord.Command command) {
    return new Wish(work, command.by(), JSON.readTree(command.body()));
  }

  Incident existing(String id) {
    return work.incident(id).orElseThrow(() -> ApiException.notFound("incident", id));
  }

  /** Empty when it is not said, or empty. */
  String text(String name) {
    return body.path(name).asString("");
  }

  boolean says(String name) {
    return body.has(name);
  }

  List<Long> numbers(String pointer) {
    List<Long> numbers = new ArrayList<>();
    body.at(pointer).forEach(one -> numbers.add(one.asLong()));
    return numbers.stream().distinct().toList();
  }

  /** An object as a timeline keeps it; empty when it is not said. */
  Optional<Map<String, Object>> members(String pointer) {
    JsonNode node = body.at(pointer);
    return node.isObject() ? Optional.of(JSON.convertValue(node, MEMBERS)) : Optional.empty();
  }

  /** Tells of a change of an incident, in the words of the published timeline. */
  Incident tell(Incident changed, String type, Map<String, Object> detail) {
    return work.tell(changed, type, by, detail);
  }

  static void refuseClosed(Incident incident, String wanted) {
    if (incident.isClosed()) {
      throw new ApiException(
          ErrorCode.INVALID_PARAMETER,
          "incident "
              + incident.num()
              + " is Closed and cannot be "
              + wanted
              + " (expected: Triggered or Processing; reopen it first)");
    }
  }
}
