package dev.quell.scenario.script;

import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A level of an escalation rule in words: {@code {tell: "ann, team db, schedule night, chat ops",
 * by: [sms], times: 2, step: 5m, after: 15m, force: true}}, turned into what the API takes.
 */
final class SpokenLevel {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int SECONDS = 60;

  private SpokenLevel() {}

  /** With names that {@link Cast} fills in. */
  static ObjectNode body(JsonNode words) {
    ObjectNode level = JSON.objectNode();
    level.put("max_times", words.path("times").asInt(1));
    level.put("notify_step", minutes(words.path("step").asString("10m")));
    level.put("escalate_window", (int) minutes(words.path("after").asString("30m")));
    level.put("force_escalate", words.path("force").asBoolean(false));
    ObjectNode target = level.putObject("target");
    for (String name : words.path("tell").asString().split(", ", -1)) {
      tell(target, name);
    }
    if (target.has("person_ids") || target.has("team_ids") || target.has("schedule_to_role_ids")) {
      target.set("by", media(words.path("by")));
    }
    return level;
  }

  private static void tell(ObjectNode target, String name) {
    int space = name.indexOf(' ');
    String rest = name.substring(space + 1);
    switch (space < 0 ? "" : name.substring(0, space)) {
      case "" -> target.withArray("/person_ids").add("$person." + name);
      case "team" -> target.withArray("/team_ids").add("$team." + rest);
      case "schedule" ->
          target.withObject("/schedule_to_role_ids").putArray("$schedule." + rest).add(0);
      case "chat" -> {
        ObjectNode robot = target.withArray("/webhooks").addObject().put("type", "webhook");
        robot.putObject("settings").put("alias", rest).put("url", "$chat." + rest);
      }
      default ->
          throw new AssertionError(
              "tell: \"" + name + "\" (expected: a name, team x, schedule x or chat x)");
    }
  }

  /** Their own preference, one list for all severities, or lists by severity. */
  private static ObjectNode media(JsonNode words) {
    ObjectNode by = JSON.objectNode().put("follow_preference", words.isMissingNode());
    for (String severity : new String[] {"critical", "warning", "info"}) {
      by.set(severity, media(words, severity));
    }
    return by;
  }

  /** The media for a severity: a list for all, or one of lists by severity. */
  static ArrayNode media(JsonNode words, String severity) {
    JsonNode said = words.isArray() ? words : words.path(severity);
    return said instanceof ArrayNode list ? list.deepCopy() : JSON.arrayNode();
  }

  private static double minutes(String words) {
    Duration time = SpokenTime.later("+" + words);
    return time.toSeconds() / (double) SECONDS;
  }
}
