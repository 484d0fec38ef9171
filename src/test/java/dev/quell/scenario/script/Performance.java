package dev.quell.scenario.script;

import dev.quell.scenario.script.Scenario.Step;
import dev.quell.web.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One scenario, played once on channels and integrations of its own. */
final class Performance {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Duration BETWEEN_STEPS = Duration.ofSeconds(1);

  private final Scenario scenario;
  private final Playhouse house;
  private final ZoneId zone;
  private final Instant begun;
  private final Cast cast;
  private final Seen seen;
  private final Pushes pushes;
  private final Expected expected;
  private final Told heard;
  private final Rota rota;
  private Instant last;
  private int next = -1;
  private boolean owesRestart;

  Performance(Scenario scenario, Playhouse house) {
    this.scenario = scenario;
    this.house = house;
    this.zone = ZoneId.of(scenario.setting().path("zone").asString("UTC"));
    String begins = scenario.setting().path("begins").asString("10:00");
    this.begun = SpokenTime.beginning(begins, house.now(), zone);
    this.last = begun;
    String suffix = "-" + UUID.randomUUID().toString().substring(0, 8);
    this.cast = new Cast(begun, suffix, this::ids, path -> house.listeners().url(path));
    this.heard = new Told(house, cast, begun);
    this.rota = new Rota(house, cast, begun);
    this.seen = new Seen(house, cast, heard);
    this.pushes = new Pushes(house, cast);
    this.expected = new Expected(house, cast, seen);
  }

  private List<String> ids(String kind) {
    return seen.ids(kind);
  }

  String file() {
    return scenario.file();
  }

  /** Plays it to its end, without the restarts it marks. */
  void play() {
    while (!isOver()) {
      playNext();
    }
  }

  boolean isOver() {
    return next >= scenario.steps().size();
  }

  /** Whether the server should have been restarted since the last step. */
  boolean owesRestart() {
    return owesRestart;
  }

  void restarted() {
    owesRestart = false;
  }

  /** When the next step takes place. */
  Instant nextAt() {
    if (next < 0) {
      return begun;
    }
    ObjectNode words = scenario.steps().get(next).words();
    return words.has("at")
        ? SpokenTime.at(words.path("at").asString(), begun, last, zone)
        : last.plus(BETWEEN_STEPS);
  }

  /** Sets everything up, or plays one step. What differs is all told at once. */
  void playNext() {
    if (next < 0) {
      told(scenario.file() + ", setting up", this::setUp);
    } else {
      Step step = scenario.steps().get(next);
      String where = "%s:%d, step %d".formatted(scenario.file(), step.line(), step.number());
      told(where + " " + brief(step), () -> perform(step.words()));
    }
    next++;
    while (!isOver() && scenario.steps().get(next).isRestartMark()) {
      owesRestart = true;
      next++;
    }
    if (isOver() && !cast.people.isEmpty()) {
      rota.end(seen.ids("incident"));
    }
  }

  private void told(String where, Supplier<List<String>> part) {
    List<String> differences;
    try {
      differences = part.get();
    } catch (AssertionError e) {
      differences = List.of(String.valueOf(e.getMessage()));
    }
    if (!differences.isEmpty()) {
      throw new AssertionError(
          "%s\n  %s\n  at %s there were:%s"
              .formatted(
                  where, String.join("\n  ", differences), house.now().atZone(zone), seen.told()));
    }
  }

  private static String brief(Step step) {
    String words = step.words().toString().replace("\"", "");
    return words.length() > 100 ? words.substring(0, 100) + "…" : words;
  }

  private List<String> setUp() {
    house.turnTo(begun);
    JsonNode setting = scenario.setting();
    rota.setUp(setting);
    if (setting.path("channels").isObject()) {
      for (String name : setting.path("channels").propertyNames()) {
        makeChannel(name, setting.path("channels").path(name));
      }
    } else {
      makeChannel("main", setting.path("channel"));
    }
    if (setting.path("integrations").isObject()) {
      for (String name : setting.path("integrations").propertyNames()) {
        pushes.makeIntegration(name, setting.path("integrations").path(name));
      }
    } else {
      pushes.makeIntegration("probe", setting.path("integration"));
    }
    heard.beginHere();
    return List.of();
  }

  private void makeChannel(String name, JsonNode words) {
    ObjectNode body = JSON.objectNode().put("channel_name", cast.fullName(name)).put("team_id", 0);
    List<String> kinds = List.of("silence", "inhibit", "drop", "escalate");
    for (String word : words.propertyNames()) {
      if (!kinds.contains(word)) {
        body.set(word, cast.filled(words.path(word)));
      }
    }
    long id = house.call("/channel/create", body).path("channel_id").asLong();
    cast.channels.put(name, id);
    for (String kind : kinds) {
      words.path(kind).forEach(rule -> makeRule(kind, (ObjectNode) rule, id));
    }
  }

  private void makeRule(String kind, ObjectNode words, long channel) {
    ObjectNode body = (ObjectNode) cast.filled(SpokenRule.body(words, begun));
    body.put("channel_id", channel);
    JsonNode made = house.call(SpokenRule.path(kind, "create"), body);
    body.set("rule_id", made.path("rule_id"));
    cast.rules.put(body.path("rule_name").asString(), new Cast.Rule(kind, body));
  }

  private List<String> perform(ObjectNode words) {
    Instant at = nextAt();
    house.turnTo(at);
    last = at;
    List<String> differences = new ArrayList<>();
    if (words.has("push")) {
      differences.addAll(expected.ofPush(words, pushes.push(words)));
    } else {
      act(words).ifPresent(answer -> differences.addAll(expected.ofCall(words, answer)));
    }
    house.settle();
    if (words.has("told")) {
      differences.addAll(heard.differences(words.path("told")));
    }
    if (words.has("expect")) {
      differences.addAll(expected.ofWorld(words.path("expect")));
    }
    return differences;
  }

  /** What somebody does; empty where the step says nothing of the kind. */
  private Optional<Answer> act(ObjectNode words) {
    for (String word : words.propertyNames()) {
      JsonNode value = words.path(word);
      switch (word) {
        case "restart" -> house.restart();
        case "call" -> {
          return Optional.of(call(value.asString(), words));
        }
        case "ack", "unack", "close", "reopen", "wake", "snooze", "assign", "add" -> {
          return Optional.of(incident(word, words));
        }
        case "override" -> {
          return Optional.of(rota.override(words));
        }
        case "let go" -> {
          return Optional.of(rota.member("delete", value.asString()));
        }
        case "keep out" -> {
          return Optional.of(rota.member("disable", value.asString()));
        }
        case "fails", "works" -> rota.phone(value.asString(), word.equals("fails"));
        case "set" -> {
          ObjectNode body = (ObjectNode) cast.filled(value);
          return Optional.of(house.post("/channel/update", body.put("channel_id", cast.channel())));
        }
        case "silence", "inhibit", "drop", "escalate" ->
            makeRule(word, (ObjectNode) value, cast.channel());
        case "enable", "disable", "delete" -> {
          return Optional.of(rule(word, value.asString(), JSON.objectNode()));
        }
        case "change" -> {
          return Optional.of(rule("update", value.asString(), (ObjectNode) words.path("to")));
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  private Answer call(String path, ObjectNode words) {
    Answer answer = house.post(path, cast.filled(words.path("with")));
    JsonNode keep = words.path("keep");
    keep.propertyNames()
        .forEach(name -> cast.kept.put(name, answer.data().path(keep.path(name).asString())));
    return answer;
  }

  /** What somebody does to an incident; {@code as: ann}, or else the administrator. */
  private Answer incident(String action, ObjectNode words) {
    JsonNode id = cast.filled(JSON.stringNode("$incident." + words.path(action).asString()));
    ObjectNode body = JSON.objectNode();
    body.putArray("incident_ids").add(id);
    String path = "/incident/" + action;
    switch (action) {
      case "close" -> path = "/incident/resolve";
      case "reopen" -> body.put("reason", "it came back");
      case "snooze" ->
          body.put("minutes", SpokenTime.later("+" + words.path("for").asString()).toMinutes());
      case "assign" -> {
        ObjectNode to = body.putObject("assigned_to");
        if (words.has("rule")) {
          to.set("escalate_rule_id", cast.filled(words.path("rule")));
          to.put("layer_idx", words.path("level").asInt() - 1);
        } else {
          to.set("person_ids", rota.ids(words.path("to")));
        }
      }
      case "add" -> {
        path = "/incident/responder/add";
        body.remove("incident_ids");
        body.set("incident_id", id);
        body.set("person_ids", rota.ids(words.path("to")));
      }
      default -> {}
    }
    return words.has("as")
        ? house.post(rota.person(words.path("as").asString()), path, body)
        : house.post(path, body);
  }

  private Answer rule(String action, String name, ObjectNode changes) {
    Cast.Rule rule = cast.rule(name);
    ObjectNode body = rule.body();
    ObjectNode change = (ObjectNode) cast.filled(SpokenRule.body(changes, begun));
    if (change.has("time_filter") || change.has("time_filters")) {
      body.remove("time_filter");
      body.remove("time_filters");
    }
    body.setAll(change);
    return house.post(SpokenRule.path(rule.kind(), action), body);
  }
}
