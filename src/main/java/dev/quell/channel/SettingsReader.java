package dev.quell.channel;

import dev.quell.web.ApiException;
import dev.quell.web.Requests;
import java.time.Duration;
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

  /** Those of them that say how noise is reduced, of which every version is kept. */
  static final Set<String> OF_NOISE =
      Set.of(
          "group",
          "flapping",
          "auto_resolve_timeout",
          "auto_resolve_mode",
          "disable_outlier_detection",
          "disable_auto_close",
          "merge_window_minutes");

  private static final int MAX_AUTO_RESOLVE_SECONDS = 2_592_000;
  private static final int DEFAULT_MERGE_MINUTES = 1440;
  private static final int DEFAULT_CHANGES = 4;
  private static final int DEFAULT_HELD_MINUTES = 120;

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

  /** These settings with what an older version said about noise, and nothing newer about it. */
  static ChannelSettings restored(String json, String older) {
    ObjectNode restored = (ObjectNode) JSON.readTree(json);
    JsonNode said = JSON.readTree(older);
    for (String name : OF_NOISE) {
      restored.remove(name);
      if (said.has(name)) {
        restored.set(name, said.get(name));
      }
    }
    return read(restored.toString());
  }

  static ChannelSettings read(String json) {
    SettingsReader reader = new SettingsReader(json);
    return new ChannelSettings(
        json,
        GroupingReader.read(reader.settings.path("group")),
        reader.mergeWindow(),
        reader.autoResolve(),
        reader.autoResolveFromUpdate(),
        !reader.settings.path("disable_auto_close").asBoolean(false),
        reader.flapping(),
        !reader.settings.path("disable_outlier_detection").asBoolean(false));
  }

  private Duration mergeWindow() {
    return Duration.ofMinutes(
        number(settings, "merge_window_minutes", DEFAULT_MERGE_MINUTES, 0, 1440));
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

  private Flapping flapping() {
    JsonNode flapping = settings.path("flapping");
    boolean said = flapping.isObject();
    long held = number(flapping, "flapping.mute_mins", said ? DEFAULT_HELD_MINUTES : 0, 0, 1440);
    return new Flapping(
        !flapping.path("is_disabled").asBoolean(false),
        (int) number(flapping, "flapping.max_changes", DEFAULT_CHANGES, 2, 100),
        Duration.ofMinutes(number(flapping, "flapping.in_mins", 60, 1, 1440)),
        Duration.ofMinutes(held));
  }

  static long number(JsonNode parent, String shown, long fallback, long least, long most) {
    JsonNode node = parent.path(shown.substring(shown.lastIndexOf('.') + 1));
    if (node.isMissingNode() || node.isNull()) {
      return fallback;
    }
    if (!node.isIntegralNumber() || node.asLong() < least || node.asLong() > most) {
      throw invalid(shown, node.toString(), least + ".." + most);
    }
    return node.asLong();
  }

  static ApiException invalid(String name, String found, String expected) {
    return Requests.invalid(name, found, expected);
  }
}
