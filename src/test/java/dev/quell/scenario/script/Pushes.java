package dev.quell.scenario.script;

import dev.quell.web.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The monitoring systems of a scenario: what they send to their push URLs. */
final class Pushes {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Set<String> STATUSES = Set.of("Critical", "Warning", "Info", "Ok");

  private final Playhouse house;
  private final Cast cast;

  Pushes(Playhouse house, Cast cast) {
    this.house = house;
    this.cast = cast;
  }

  /** One of the first channel, unless it is {@code shared: true}; standard protocol if not said. */
  void makeIntegration(String name, JsonNode words) {
    ObjectNode body = JSON.objectNode().put("name", name).put("plugin_type", "standard.alert");
    if (!words.path("shared").asBoolean(false)) {
      body.put("channel_id", cast.channel());
    }
    for (String word : words.propertyNames()) {
      if (!word.equals("shared")) {
        body.set(word, cast.filled(words.path(word)));
      }
    }
    JsonNode made = house.call("/integration/create", body);
    cast.integrations.put(name, made.path("integration_id").asLong());
    String url = made.path("push_url").asString();
    cast.pushPaths.put(name, url.substring(url.indexOf("/event/push")));
  }

  /** Pushes what a step says, as often as it says; all answers. */
  List<Answer> push(ObjectNode words) {
    String body = (words.has("alike") ? many(words) : body(words)).toString();
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < words.path("times").asInt(1); i++) {
      answers.add(house.push(path(words) + words.path("query").asString(""), body));
    }
    if (words.has("keep key")) {
      cast.keys.put(
          words.path("keep key").asString(), answers.getLast().data().path("alert_key").asString());
    }
    return answers;
  }

  long integration(ObjectNode words) {
    return cast.integrations.getOrDefault(name(words), 0L);
  }

  private String path(ObjectNode words) {
    String path = cast.pushPaths.get(name(words));
    if (path == null) {
      throw new AssertionError("to: no integration " + name(words));
    }
    return path;
  }

  private String name(ObjectNode words) {
    return words.path("to").asString(cast.integrations.keySet().iterator().next());
  }

  /** As many at once as {@code alike} says, told apart by their keys. */
  private ArrayNode many(ObjectNode words) {
    ArrayNode all = JSON.arrayNode();
    for (int i = 0; i < words.path("alike").asInt(); i++) {
      ObjectNode one = ((ObjectNode) body(words)).deepCopy();
      all.add(one.put("alert_key", one.path("alert_key").asString() + "-" + i));
    }
    return all;
  }

  /** {@code push: disk Critical} with what else the step says, or a body as it is. */
  private JsonNode body(ObjectNode words) {
    if (!words.path("push").isString()) {
      return cast.filled(words.path("push"));
    }
    String said = words.path("push").asString();
    String status = said.substring(said.lastIndexOf(' ') + 1);
    if (!STATUSES.contains(status)) {
      throw new AssertionError(
          "push: \"" + said + "\" (expected: a key and one of " + STATUSES + ")");
    }
    String key = said.substring(0, said.length() - status.length()).strip();
    ObjectNode body = JSON.objectNode().put("event_status", status);
    if (!key.isEmpty()) {
      body.set("alert_key", cast.filled(JSON.stringNode(key)));
    }
    body.put("title_rule", words.path("title").asString("about " + key));
    body.put("description", words.path("description").asString(""));
    body.set("labels", words.has("labels") ? cast.filled(words.path("labels")) : JSON.objectNode());
    if (words.has("images")) {
      body.set("images", words.path("images"));
    }
    if (words.has("happened")) {
      String happened = "$time" + words.path("happened").asString();
      body.set("event_time", cast.filled(JSON.stringNode(happened)));
    }
    return body;
  }
}
