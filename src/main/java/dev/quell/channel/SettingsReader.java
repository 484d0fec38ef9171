package dev.quell.channel;

import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Checks and reads the settings of a channel as the API spells them. */
final class SettingsReader {
  static final JsonMapper JSON = JsonMapper.builder().build();

  /** Every setting a client may send; others are ignored, as the published API does. */
  static final Set<String> NAMES =
      Set.of(
          "managing_team_ids",
          "group",
          "flapping",
          "auto_resolve_timeout",
          "auto_resolve_mode",
          "is_private",
          "disable_outlier_detection",
          "disable_auto_close",
          "is_external_report_enabled",
          "merge_window_minutes");

  private static final int MAX_GROUPS = 5;
  private static final int MAX_DIMENSION = 135;
  private static final int MAX_WINDOW_MINUTES = 43_200;
  private static final int MAX_AUTO_RESOLVE_SECONDS = 2_592_000;
  private static final int DEFAULT_MERGE_MINUTES = 1440;

  private final ObjectNode settings;

  SettingsReader(String json) {
    this.settings = (ObjectNode) JSON.readTree(json);
  }

  /** These settings with those of a request over them. */
  static ChannelSettings merged(String json, JsonNode request) {
    ObjectNode merged = (ObjectNode) JSON.readTree(json);
    for (String name : NAMES) {
      JsonNode value = request.path(name);
      if (!value.isMissingNode() && !value.isNull()) {
        merged.set(name, value);
      }
    }
    return read(merged.toString());
  }

  static ChannelSettings read(String json) {
    SettingsReader reader = new SettingsReader(json);
    return new ChannelSettings(
        json,
        reader.grouping(),
        reader.mergeWindow(),
        reader.autoResolve(),
        reader.autoResolveFromUpdate(),
        !reader.settings.path("disable_auto_close").asBoolean(false));
  }

  private Grouping grouping() {
    JsonNode group = settings.path("group");
    if (group.isMissingNode() || group.isNull()) {
      return Grouping.NONE;
    }
    String method = group.path("method").asString("");
    return switch (method) {
      case "n" -> Grouping.NONE;
      case "p" -> byRule(group);
      case "i" ->
          throw invalid("group.method", "i", "n or p; grouping by similarity is not offered yet");
      default -> throw invalid("group.method", method, "n or p");
    };
  }

  private static Grouping byRule(JsonNode group) {
    long minutes = number(group, "group.time_window", 0, 0, MAX_WINDOW_MINUTES);
    String windowType = group.path("window_type").asString("tumbling");
    if (!windowType.equals("tumbling")) {
      throw invalid("group.window_type", windowType, "tumbling; sliding is not offered yet");
    }
    return new Grouping(
        true,
        dimensions(group),
        group.path("all_equals_required").asBoolean(false),
        minutes == 0 ? Optional.empty() : Optional.of(Duration.ofMinutes(minutes)));
  }

  private Duration mergeWindow() {
    return Duration.ofMinutes(
        number(settings, "merge_window_minutes", DEFAULT_MERGE_MINUTES, 1, 1440));
  }

  private Duration autoResolve() {
    return Duration.ofSeconds(
        number(settings, "auto_resolve_timeout", 0, 0, MAX_AUTO_RESOLVE_SECONDS));
  }

  private boolean autoResolveFromUpdate() {
    String mode = settings.path("auto_resolve_mode").asString("trigger");
    return switch (mode) {
      case "trigger", "" -> false;
      case "update" -> true;
      default -> throw invalid("auto_resolve_mode", mode, "trigger or update");
    };
  }

  private static List<List<String>> dimensions(JsonNode group) {
    JsonNode cases = group.path("cases");
    if (cases.isArray() && !cases.isEmpty()) {
      throw invalid("group.cases", cases.size() + " cases", "none; fine-grained cases come later");
    }
    JsonNode equals = group.path("equals");
    if (!equals.isArray() || equals.isEmpty() || equals.size() > MAX_GROUPS) {
      throw invalid(
          "group.equals",
          equals.isArray() ? equals.size() + " groups" : "nothing",
          "1..5 lists of names");
    }
    List<List<String>> groups = new ArrayList<>();
    for (JsonNode names : equals) {
      List<String> members = new ArrayList<>();
      for (JsonNode name : names) {
        members.add(dimension(name.asString("")));
      }
      if (members.isEmpty() || members.size() > MAX_GROUPS) {
        throw invalid("group.equals", members.size() + " names in a group", "1..5");
      }
      groups.add(members);
    }
    return groups;
  }

  private static String dimension(String name) {
    boolean known =
        switch (name) {
          case "title",
              "severity",
              "description",
              "integration_id",
              "data_source_id",
              "alert_key" ->
              true;
          default ->
              name.startsWith("labels.")
                  && name.length() > "labels.".length()
                  && name.length() <= MAX_DIMENSION;
        };
    if (!known) {
      throw invalid(
          "group.equals",
          name.length() > MAX_DIMENSION ? name.length() + " characters" : name,
          "title, severity, description, integration_id, alert_key or labels.<name>");
    }
    return name;
  }

  private static long number(JsonNode parent, String shown, long fallback, long least, long most) {
    JsonNode node = parent.path(shown.substring(shown.lastIndexOf('.') + 1));
    if (node.isMissingNode() || node.isNull()) {
      return fallback;
    }
    if (!node.isIntegralNumber() || node.asLong() < least || node.asLong() > most) {
      throw invalid(shown, node.toString(), least + ".." + most);
    }
    return node.asLong();
  }

  private static ApiException invalid(String name, String found, String expected) {
    return new ApiException(
        ErrorCode.INVALID_PARAMETER, name + ": " + found + " (expected: " + expected + ")");
  }
}
