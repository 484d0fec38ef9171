package dev.quell.scenario.script;

import dev.quell.scenario.script.Listeners.Heard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Who heard what since it was last asked, and what the server says of it. */
final class Told {
  private final Playhouse house;
  private final Cast cast;
  private final Instant begun;
  private int asked;

  Told(Playhouse house, Cast cast, Instant begun) {
    this.house = house;
    this.cast = cast;
    this.begun = begun;
  }

  /** What came until now concerns others. */
  void beginHere() {
    asked = house.listeners().heard().size();
  }

  /**
   * {@code nobody}, or by name how many messages: {@code 2}, {@code 1..3}, or which: {@code [fire,
   * refire by voice]}. Whoever is not named heard nothing, and no message came twice.
   */
  List<String> differences(JsonNode wanted) {
    List<String> differences = new ArrayList<>(doubled());
    Map<String, List<Heard>> found = sinceAsked();
    Map<String, JsonNode> names = new LinkedHashMap<>();
    if (wanted.isObject()) {
      wanted.propertyNames().forEach(name -> names.put(name, wanted.path(name)));
    } else if (!wanted.asString().equals("nobody")) {
      throw new AssertionError("told: " + wanted + " (expected: nobody, or how often by name)");
    }
    TreeSet<String> all = new TreeSet<>(names.keySet());
    all.addAll(found.keySet());
    for (String name : all) {
      List<Heard> heard = found.getOrDefault(name, List.of());
      JsonNode word = names.getOrDefault(name, JsonNodeFactory.instance.numberNode(0));
      if (!fits(word, heard)) {
        differences.add(
            "told: expected "
                + name
                + " "
                + Seen.text(word)
                + ", found "
                + heard.size()
                + ": "
                + heard.stream().map(one -> kind(one, true)).toList());
      }
    }
    return differences;
  }

  private static boolean fits(JsonNode wanted, List<Heard> heard) {
    if (wanted.isArray()) {
      List<String> kinds = new ArrayList<>();
      boolean media = wanted.toString().contains(" by ");
      heard.forEach(one -> kinds.add(kind(one, media)));
      return Seen.text(wanted).equals(kinds.toString());
    }
    String[] bounds = wanted.asString().split("\\.\\.", -1);
    return heard.size() >= Integer.parseInt(bounds[0])
        && heard.size() <= Integer.parseInt(bounds[bounds.length - 1]);
  }

  private static String kind(Heard one, boolean media) {
    return media ? one.kind() + " by " + one.medium() : one.kind();
  }

  /** What was taken since it was asked last, by recipient. */
  private Map<String, List<Heard>> sinceAsked() {
    List<Heard> all = house.listeners().heard();
    Map<String, String> names = addresses();
    Map<String, List<Heard>> found = new HashMap<>();
    for (Heard one : all.subList(asked, all.size())) {
      String name = names.get(one.to());
      if (one.taken() && name != null && !one.kind().equals("test")) {
        found.computeIfAbsent(name, key -> new ArrayList<>()).add(one);
      }
    }
    asked = all.size();
    return found;
  }

  private List<String> doubled() {
    Map<String, String> names = addresses();
    Map<String, Integer> keys = new HashMap<>();
    house.listeners().heard().stream()
        .filter(one -> one.taken() && names.containsKey(one.to()))
        .filter(one -> !one.key().equals(Listeners.NO_KEY))
        .forEach(one -> keys.merge(names.get(one.to()) + " " + one.key(), 1, Integer::sum));
    return keys.entrySet().stream()
        .filter(entry -> entry.getValue() > 1)
        .map(entry -> "told: the same message came twice: " + entry.getKey())
        .toList();
  }

  private Map<String, String> addresses() {
    Map<String, String> names = new HashMap<>();
    cast.people.forEach((name, member) -> names.put(member.phone(), name));
    cast.chats().forEach(name -> names.put(cast.chatPath(name), name));
    return names;
  }

  // ── what the server says ─────────────────────────────────────────────────────────────────────

  /** {@code next}, {@code rest}, {@code level} or {@code responders} of an incident. */
  String of(JsonNode incident, String word) {
    JsonNode standing = call("/incident/escalation/info", incident);
    return switch (word) {
      case "next" -> next(standing);
      case "rest" -> or(standing.path("rest"));
      case "level" -> Integer.toString(standing.path("layer_idx").asInt() + 1);
      case "unreachable" -> unreachable(incident);
      case "rule" -> or(standing.path("rule_name"));
      case "responders" ->
          incident
              .path("responders")
              .valueStream()
              .map(one -> name(one.path("person_id").asLong()))
              .toList()
              .toString();
      default -> throw new IllegalArgumentException(word);
    };
  }

  /** Those for whom no message was made: {@code [ann by email]}. */
  private String unreachable(JsonNode incident) {
    return call("/incident/notice/list", incident)
        .path("items")
        .valueStream()
        .filter(one -> one.path("state").asString().equals("unreachable"))
        .map(one -> name(one.path("person_id").asLong()) + " by " + one.path("by").asString())
        .sorted()
        .toList()
        .toString();
  }

  private static String or(JsonNode word) {
    return word.asString("").isEmpty() ? "none" : word.asString();
  }

  private String next(JsonNode standing) {
    String does = standing.path("next").asString("");
    Duration later =
        Duration.between(begun, Instant.ofEpochSecond(standing.path("next_at").asLong()));
    String forced = standing.path("force_escalate").asBoolean() ? " by force" : "";
    return does.isEmpty()
        ? "none"
        : does + " " + SpokenTime.spoken(later) + (does.equals("climb") ? forced : "");
  }

  /** Who was told and who could not be, a sentence each, in the order of the timeline. */
  String says(JsonNode incident) {
    List<String> sentences = new ArrayList<>();
    for (JsonNode entry : feed(incident)) {
      JsonNode detail = entry.path("detail");
      switch (entry.path("type").asString()) {
        case "i_redirect" -> detail.path("redirects").forEach(one -> sentences.add(redirect(one)));
        case "i_rest" -> sentences.add("rest: " + detail.path("reason").asString());
        case "i_notify" -> {
          if (!detail.path("nobody").asString("").isEmpty()) {
            sentences.add("nobody: " + detail.path("nobody").asString());
          }
          for (String kind : List.of("persons", "robots")) {
            detail.path(kind).forEach(one -> sentences.add(sentence(one, detail)));
          }
        }
        default -> {}
      }
    }
    return sentences.toString().replace(cast.fullName(""), "");
  }

  /** {@code emails of level 1: ann, not found ghost@x, nothing_found}. */
  private String redirect(JsonNode one) {
    List<String> found = new ArrayList<>();
    one.path("persons").forEach(person -> found.add(name(person.path("person_id").asLong())));
    one.path("teams").forEach(team -> found.add(team.asString()));
    if (one.path("robots").asInt() > 0) {
      found.add(one.path("robots").asInt() + " robots");
    }
    one.path("unknown").forEach(name -> found.add("not found " + name.asString()));
    if (one.has("problem")) {
      found.add(one.path("problem").asString());
    }
    return "%s of level %d: %s"
        .formatted(
            one.path("kind").asString(),
            one.path("layer_idx").asInt() + 1,
            String.join(", ", found));
  }

  private String sentence(JsonNode one, JsonNode detail) {
    String name =
        one.has("person_id") ? name(one.path("person_id").asLong()) : one.path("alias").asString();
    return "%s by %s: %s%s%s"
        .formatted(
            name,
            or(detail.path("by")),
            one.path("verdict").asString("not told"),
            one.has("failed_reason") ? ", " + one.path("failed_reason").asString() : "",
            one.has("fallback") ? ", then by " + one.path("fallback").asString() : "");
  }

  private String name(long person) {
    return cast.people.entrySet().stream()
        .filter(entry -> entry.getValue().id() == person)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("somebody else");
  }

  private JsonNode feed(JsonNode incident) {
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("asc", true).put("limit", 100);
    return house
        .call("/incident/feed", request.set("incident_id", incident.path("incident_id")))
        .path("items");
  }

  private JsonNode call(String path, JsonNode incident) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    return house.call(path, request.set("incident_id", incident.path("incident_id")));
  }
}
