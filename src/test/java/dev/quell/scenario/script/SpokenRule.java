package dev.quell.scenario.script;

import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Silence, inhibit, drop and escalation rules in words, turned into what the API takes. */
final class SpokenRule {
  private SpokenRule() {}

  /**
   * Where the API keeps rules of this kind: {@code silence}, {@code inhibit}, {@code drop} and so
   * on.
   */
  static String path(String kind, String action) {
    return "/channel/" + (kind.equals("drop") ? "unsubscribe" : kind) + "/rule/" + action;
  }

  /**
   * What is not one of our words is passed on as it is.
   *
   * @param begun what {@code from} and {@code until} count from
   */
  static ObjectNode body(ObjectNode words, Instant begun) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    for (String name : words.propertyNames()) {
      JsonNode value = words.path(name);
      switch (name) {
        case "name" -> body.set("rule_name", value);
        case "if" -> body.set("filters", SpokenFilter.groups(value.asString()));
        case "source" -> body.set("source_filters", SpokenFilter.groups(value.asString()));
        case "target" -> body.set("target_filters", SpokenFilter.groups(value.asString()));
        case "equal" -> equal(body.putArray("equals"), value.asString());
        case "look back" -> body.put("look_back_minutes", minutes(value));
        case "discard" -> body.set("is_directly_discard", value);
        case "judge again" -> body.set("judge_again", value);
        case "delay" -> body.put("aggr_window", seconds(value));
        case "levels" ->
            value.forEach(level -> body.withArray("/layers").add(SpokenLevel.body(level)));
        case "zone" -> body.set("time_zone", value);
        case "from" -> body.withObject("/time_filter").put("start_time", second(value, begun));
        case "until" -> body.withObject("/time_filter").put("end_time", second(value, begun));
        case "weekly" -> value.forEach(span -> body.withArray("/time_filters").add(weekly(span)));
        default -> body.set(name, value);
      }
    }
    return body;
  }

  private static void equal(ArrayNode names, String words) {
    for (String name : words.split(", ", -1)) {
      names.add(SpokenFilter.key(name));
    }
  }

  private static long minutes(JsonNode value) {
    return SpokenTime.later("+" + value.asString()).toMinutes();
  }

  private static long seconds(JsonNode value) {
    return SpokenTime.later("+" + value.asString()).toSeconds();
  }

  private static long second(JsonNode value, Instant begun) {
    Duration later = SpokenTime.later(value.asString());
    return begun.plus(later).getEpochSecond();
  }

  /** {@code {days: [Saturday], start: "00:00", end: "06:00"}}; other members are passed on. */
  private static ObjectNode weekly(JsonNode words) {
    ObjectNode span = ((ObjectNode) words).deepCopy();
    if (span.remove("days") instanceof ArrayNode days) {
      ArrayNode repeat = span.putArray("repeat");
      days.forEach(day -> repeat.add(SpokenTime.day(day.asString()).getValue() % 7));
    }
    return span;
  }
}
