package dev.quell.scenario.script;

import dev.quell.web.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Compares what a step expects with what is there; each difference is a sentence. */
final class Expected {
  private final Playhouse house;
  private final Cast cast;
  private final Seen seen;

  Expected(Playhouse house, Cast cast, Seen seen) {
    this.house = house;
    this.cast = cast;
    this.seen = seen;
  }

  /**
   * Of a push: {@code answers}, {@code warns}, and of its event {@code outcome}, {@code because}
   * (codes of the trace) and {@code says} (words of the trace).
   */
  List<String> ofPush(ObjectNode words, List<Answer> answers) {
    Answer last = answers.getLast();
    if (words.has("answers")) {
      return ofRefusal(words.path("answers").asString(), last);
    }
    List<String> differences = new ArrayList<>();
    if (last.status() != 200) {
      differences.add("the push was answered with " + last.status() + ": " + last.body());
      return differences;
    }
    if (words.has("warns")) {
      contains(
          differences, "warnings", words.path("warns"), last.data().path("warnings").toString());
    }
    if (words.has("outcome") || words.has("because") || words.has("says")) {
      house.settle();
      differences.addAll(ofTrace(words, trace(words)));
    }
    return differences;
  }

  private List<String> ofTrace(ObjectNode words, JsonNode trace) {
    List<String> differences = new ArrayList<>();
    List<String> codes = new ArrayList<>();
    StringBuilder told = new StringBuilder(trace.path("sentence").asString());
    for (JsonNode step : trace.path("steps")) {
      codes.add(step.path("code").asString());
      told.append(" | ").append(step.path("reason").asString());
    }
    if (words.has("outcome")) {
      equal(differences, "outcome", words.path("outcome"), trace.path("outcome").asString());
    }
    if (words.has("because")) {
      contains(differences, "because", words.path("because"), codes.toString());
    }
    if (words.has("says")) {
      contains(differences, "says", words.path("says"), told.toString());
    }
    return differences;
  }

  /** The trace of the newest event of the integration the step pushed to. */
  private JsonNode trace(ObjectNode words) {
    ObjectNode list = JsonNodeFactory.instance.objectNode().put("limit", 1);
    list.put("integration_id", new Pushes(house, cast).integration(words));
    JsonNode delivery = house.call("/integration/delivery/list", list).at("/items/0");
    JsonNode id = delivery.path("event_ids").path(0);
    if (id.isMissingNode()) {
      throw new AssertionError("the push made no event: " + delivery);
    }
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.set("event_id", id);
    return house.call("/event/trace", request);
  }

  /** Of a call: {@code refused}, or members of its answer by their names. */
  List<String> ofCall(ObjectNode words, Answer answer) {
    if (words.has("refused")) {
      return ofRefusal(words.path("refused").asString(), answer);
    }
    List<String> differences = new ArrayList<>();
    if (answer.status() != 200) {
      differences.add("it was answered with " + answer.status() + ": " + answer.body());
      return differences;
    }
    for (String name : words.path("answer").propertyNames()) {
      JsonNode found = answer.data().at("/" + name.replace('.', '/'));
      equal(differences, "answer: " + name, words.path("answer").path(name), Seen.text(found));
    }
    return differences;
  }

  private static List<String> ofRefusal(String wanted, Answer answer) {
    String found = answer.status() == 200 ? "200" : answer.refusal() + ": " + answer.message();
    return found.contains(wanted)
        ? List.of()
        : List.of(
            difference("refused", wanted, found + (found.equals("200") ? answer.body() : "")));
  }

  /** What everybody sees: {@code alerts} and {@code incidents}, each a whole list, oldest first. */
  List<String> ofWorld(JsonNode words) {
    List<String> differences = new ArrayList<>();
    for (String word : words.propertyNames()) {
      JsonNode wanted = cast.filled(words.path(word));
      switch (word) {
        case "alerts" -> differences.addAll(each("alert", wanted, seen.alerts(), seen::ofAlert));
        case "incidents" ->
            differences.addAll(each("incident", wanted, seen.incidents(), seen::ofIncident));
        default ->
            throw new AssertionError("expect: \"" + word + "\" (expected: alerts, incidents)");
      }
    }
    return differences;
  }

  private List<String> each(
      String kind,
      JsonNode wanted,
      List<JsonNode> found,
      BiFunction<JsonNode, String, String> say) {
    List<String> differences = new ArrayList<>();
    int count = wanted.isNumber() ? wanted.asInt() : wanted.size();
    if (count != found.size()) {
      differences.add(difference("number of " + kind + "s", "" + count, "" + found.size()));
      return differences;
    }
    for (int i = 0; i < wanted.size(); i++) {
      for (String word : wanted.path(i).propertyNames()) {
        if (word.equals("says")) {
          contains(
              differences,
              kind + " " + (i + 1) + ": says",
              wanted.path(i).path(word),
              seen.says(found.get(i)));
          continue;
        }
        equal(
            differences,
            kind + " " + (i + 1) + ": " + word,
            wanted.path(i).path(word),
            say.apply(found.get(i), word));
      }
    }
    return differences;
  }

  private static void equal(List<String> differences, String what, JsonNode wanted, String found) {
    if (!Seen.text(wanted).equals(found)) {
      differences.add(difference(what, Seen.text(wanted), found));
    }
  }

  /** Each of the wanted words must occur. */
  private static void contains(
      List<String> differences, String what, JsonNode wanted, String found) {
    List<JsonNode> all = new ArrayList<>();
    if (wanted.isArray()) {
      wanted.forEach(all::add);
    } else {
      all.add(wanted);
    }
    for (JsonNode one : all) {
      if (!found.contains(one.asString())) {
        differences.add(difference(what, one.asString(), found));
      }
    }
  }

  private static String difference(String what, String wanted, String found) {
    return what + ": expected " + wanted + ", found " + found;
  }
}
