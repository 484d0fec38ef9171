package dev.quell.scenario.script;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a scenario has made so far and may name: in what it sends, {@code $channel.ops}, {@code
 * $integration}, {@code $rule.night}, {@code $incident.1}, {@code $alert.2}, {@code $key.db},
 * {@code $kept.x}, {@code $mails.ann, bob}, {@code $person.ann}, {@code $team.db}, {@code
 * $schedule.night}, {@code $chat.ops}, {@code $time+10m} and {@code $date+1d} stand for ids, keys,
 * answers, addresses and seconds.
 */
final class Cast {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final Pattern NAME =
      Pattern.compile(
          "\\$((time|date)\\+|(channel|integration|name|rule|incident|alert|key|kept|person|team|schedule|chat|mails)(\\.|$)).*");

  /** A rule as it was last sent, with its id. */
  record Rule(String kind, ObjectNode body) {}

  final Map<String, Long> channels = new LinkedHashMap<>();
  final Map<String, Long> integrations = new LinkedHashMap<>();
  final Map<String, String> pushPaths = new HashMap<>();
  final Map<String, Rule> rules = new HashMap<>();
  final Map<String, String> keys = new HashMap<>();
  final Map<String, JsonNode> kept = new HashMap<>();
  final Map<String, Crew.Member> people = new LinkedHashMap<>();
  final Map<String, Long> teams = new HashMap<>();
  final Map<String, Long> schedules = new HashMap<>();

  private final Set<String> chats = new TreeSet<>();

  private final Instant begun;
  private final String suffix;
  private final Function<String, List<String>> ids;
  private final UnaryOperator<String> url;

  /**
   * @param suffix what tells the names of this run's channels from those of others
   * @param ids of {@code incident} or {@code alert}, oldest first
   * @param url of a path where somebody listens
   */
  Cast(
      Instant begun, String suffix, Function<String, List<String>> ids, UnaryOperator<String> url) {
    this.begun = begun;
    this.suffix = suffix;
    this.ids = ids;
    this.url = url;
  }

  String fullName(String channel) {
    return channel + suffix;
  }

  /** The group chats rules named so far. */
  Set<String> chats() {
    return Set.copyOf(chats);
  }

  /** Where a group chat listens. */
  String chatPath(String name) {
    chats.add(name);
    return "/chat/" + fullName(name);
  }

  long channel() {
    return channels.values().iterator().next();
  }

  /** The same with names replaced by what they stand for. */
  JsonNode filled(JsonNode words) {
    if (words instanceof ObjectNode object) {
      ObjectNode filled = JSON.objectNode();
      for (String name : object.propertyNames()) {
        filled.set(filled(JSON.stringNode(name)).asString(), filled(object.path(name)));
      }
      return filled;
    }
    if (words instanceof ArrayNode array) {
      ArrayNode filled = JSON.arrayNode();
      array.forEach(item -> filled.add(filled(item)));
      return filled;
    }
    return words.isString() && NAME.matcher(words.asString()).matches()
        ? meaning(words.asString().substring(1))
        : words;
  }

  private JsonNode meaning(String words) {
    int dot = words.indexOf('.');
    String kind = dot < 0 ? words : words.substring(0, dot);
    String name = dot < 0 ? "" : words.substring(dot + 1);
    if (kind.startsWith("time+")) {
      return JSON.numberNode(begun.plus(SpokenTime.later(kind.substring(4))).getEpochSecond());
    }
    if (kind.startsWith("date+")) {
      Instant day = begun.plus(SpokenTime.later(kind.substring(4)));
      return JSON.stringNode(LocalDate.ofInstant(day, ZoneOffset.UTC).toString());
    }
    return switch (kind) {
      case "channel" -> JSON.numberNode(named(channels, name, words));
      case "integration" -> JSON.numberNode(named(integrations, name, words));
      case "person" -> JSON.numberNode(named(people, name, words).id());
      case "team" -> JSON.numberNode(named(teams, name, words));
      case "schedule" -> JSON.numberNode(named(schedules, name, words));
      case "chat" -> JSON.stringNode(url.apply(chatPath(name)));
      case "mails" -> JSON.stringNode(mails(name));
      case "name" -> JSON.stringNode(fullName(name));
      case "rule" -> rule(name).body().path("rule_id");
      case "kept" -> named(kept, name, words);
      case "key" -> JSON.stringNode(named(keys, name, words));
      case "incident", "alert" -> JSON.stringNode(id(kind, Integer.parseInt(name)));
      default -> throw new AssertionError("$" + words + " stands for nothing");
    };
  }

  /** The addresses of people, those written out among them. */
  private String mails(String names) {
    return List.of(names.split(", ", -1)).stream()
        .map(name -> name.contains("@") ? name : named(people, name, name).email())
        .collect(Collectors.joining(", "));
  }

  Rule rule(String name) {
    return named(rules, name, "rule." + name);
  }

  private String id(String kind, int number) {
    List<String> all = ids.apply(kind);
    if (number > all.size()) {
      throw new AssertionError("$" + kind + "." + number + ": there are " + all.size());
    }
    return all.get(number - 1);
  }

  private static <T> T named(Map<String, T> all, String name, String words) {
    if (name.isEmpty() && !all.isEmpty()) {
      return all.values().iterator().next();
    }
    T found = all.get(name);
    if (found == null) {
      throw new AssertionError(
          "$"
              + words
              + " stands for nothing (expected: one of "
              + new ArrayList<>(all.keySet())
              + ")");
    }
    return found;
  }
}
