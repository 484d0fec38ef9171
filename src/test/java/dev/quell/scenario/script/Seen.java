package dev.quell.scenario.script;

import dev.quell.model.ObjectId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a user sees of the alerts and incidents of a scenario, in the words scenarios use. */
final class Seen {
  private static final Map<String, String> ALERT =
      Map.of(
          "key", "alert_key",
          "status", "alert_status",
          "severity", "alert_severity",
          "events", "event_cnt",
          "muted", "ever_muted",
          "flapping", "is_flapping");

  private static final Map<String, String> INCIDENT =
      Map.of(
          "status", "incident_status",
          "severity", "incident_severity",
          "alerts", "alert_cnt",
          "firing", "active_alert_cnt",
          "flapping", "is_flapping",
          "outlier", "is_outlier",
          "storm", "storm_reached");

  private final Playhouse house;
  private final Cast cast;

  private final Told heard;

  Seen(Playhouse house, Cast cast, Told heard) {
    this.house = house;
    this.cast = cast;
    this.heard = heard;
  }

  /** The words of an incident's timeline about who was told. */
  String says(JsonNode incident) {
    return heard.says(incident);
  }

  /** Of all channels of the scenario, in the order they are named; in each, oldest first. */
  List<JsonNode> alerts() {
    return list("alert");
  }

  List<JsonNode> incidents() {
    return list("incident");
  }

  List<String> ids(String kind) {
    return list(kind).stream().map(item -> item.path(kind + "_id").asString()).toList();
  }

  /** What an alert shows under this word; text, number, truth or list as text. */
  String ofAlert(JsonNode alert, String word) {
    return switch (word) {
      case "channel" -> channel(alert);
      case "incident" -> incidentNumber(alert.at("/incident/incident_id").asString(""));
      case "held" -> held(alert.path("hold"));
      case "feed" -> feed("alert", alert).toString();
      case "statuses" -> statuses(alert);
      case "labels" -> Integer.toString(alert.path("labels").size());
      default -> word(alert, ALERT.getOrDefault(word, word));
    };
  }

  /** The same of an incident. */
  String ofIncident(JsonNode incident, String word) {
    return switch (word) {
      case "channel" -> channel(incident);
      case "timeline" -> feed("incident", incident).toString();
      case "next", "rest", "level", "rule", "responders", "unreachable" -> heard.of(incident, word);
      case "storm warnings" ->
          feed("incident", incident).stream()
              .filter(entry -> entry.startsWith("i_storm "))
              .map(entry -> entry.substring("i_storm ".length()))
              .toList()
              .toString();
      default -> word(incident, INCIDENT.getOrDefault(word, word));
    };
  }

  /** Everything, one line each, for those who look for what went wrong. */
  String told() {
    StringBuilder told = new StringBuilder();
    for (JsonNode alert : alerts()) {
      told.append(
          "\n    alert %s \"%s\" %s, incident %s, held by %s, %s events, %s"
              .formatted(
                  ofAlert(alert, "key"),
                  ofAlert(alert, "title"),
                  ofAlert(alert, "status"),
                  ofAlert(alert, "incident"),
                  ofAlert(alert, "held"),
                  ofAlert(alert, "events"),
                  ofAlert(alert, "feed")));
    }
    for (JsonNode incident : incidents()) {
      told.append(
          "\n    incident \"%s\" %s %s, %s alerts, %s firing, %s"
              .formatted(
                  ofIncident(incident, "title"),
                  ofIncident(incident, "progress"),
                  ofIncident(incident, "status"),
                  ofIncident(incident, "alerts"),
                  ofIncident(incident, "firing"),
                  ofIncident(incident, "timeline")));
      if (!cast.people.isEmpty() || !cast.chats().isEmpty()) {
        told.append(
            "\n      next %s, rest %s, %s"
                .formatted(
                    ofIncident(incident, "next"), ofIncident(incident, "rest"), says(incident)));
      }
    }
    return told.isEmpty() ? "\n    nothing" : told.toString();
  }

  private List<JsonNode> list(String kind) {
    List<JsonNode> all = new ArrayList<>();
    for (long channel : cast.channels.values()) {
      ObjectNode request = JsonNodeFactory.instance.objectNode();
      request.put("asc", true).put("limit", 100).putArray("channel_ids").add(channel);
      List<JsonNode> items = new ArrayList<>();
      house.call("/" + kind + "/list", request).path("items").forEach(items::add);
      items.sort(Comparator.comparing(item -> begun(item.path(kind + "_id").asString())));
      all.addAll(items);
    }
    return all;
  }

  /** Sorts ids by when and where their things began. */
  private static String begun(String id) {
    ObjectId.Address address = ObjectId.parse(id).orElseThrow();
    return "%020d %020d %010d".formatted(address.second(), address.offset(), address.counter());
  }

  private String channel(JsonNode item) {
    long id = item.path("channel_id").asLong();
    return cast.channels.entrySet().stream()
        .filter(entry -> entry.getValue() == id)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("?");
  }

  private String incidentNumber(String id) {
    return id.isEmpty() ? "none" : Integer.toString(ids("incident").indexOf(id) + 1);
  }

  private static String held(JsonNode hold) {
    return hold.isObject()
        ? hold.path("kind").asString() + " " + hold.path("rule_name").asString()
        : "none";
  }

  private String statuses(JsonNode alert) {
    List<String> statuses = new ArrayList<>();
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.set("alert_id", alert.path("alert_id"));
    for (JsonNode event : house.call("/alert/event/list", request).path("items")) {
      statuses.addFirst(event.path("event_status").asString());
    }
    return statuses.toString();
  }

  /** The types of the timeline entries, oldest first, with what tells one from another. */
  private List<String> feed(String kind, JsonNode item) {
    List<String> entries = new ArrayList<>();
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("asc", true).put("limit", 100).set(kind + "_id", item.path(kind + "_id"));
    for (JsonNode entry : house.call("/" + kind + "/feed", request).path("items")) {
      JsonNode detail = entry.path("detail");
      String type = entry.path("type").asString();
      String more =
          switch (type) {
            case "i_storm" -> " " + detail.path("threshold").asString();
            case "a_m_silence", "a_m_inhibit" -> " " + detail.path("rule_name").asString();
            default -> "";
          };
      entries.add(type + more);
    }
    return entries;
  }

  /**
   * A member by its name in the API, or deeper with dots: {@code labels.host}, {@code
   * images.0.alt}.
   */
  private static String word(JsonNode item, String path) {
    JsonNode found = item;
    for (String name : path.split("\\.", -1)) {
      found = found.isArray() ? found.path(Integer.parseInt(name)) : found.path(name);
    }
    return found.isMissingNode() || found.isNull() ? "none" : text(found);
  }

  /** As scenarios spell it. */
  static String text(JsonNode value) {
    if (value.isArray()) {
      List<String> items = new ArrayList<>();
      value.forEach(item -> items.add(text(item)));
      return items.toString();
    }
    return value.isValueNode() ? value.asString() : value.toString();
  }
}
