package dev.quell.source.vendor;

import dev.quell.model.Severity;
import dev.quell.source.Json;
import dev.quell.source.JsonObject;
import dev.quell.source.Notes;
import dev.quell.source.Payload;
import dev.quell.source.Reading;
import dev.quell.source.SourceDescriptor.Setting;
import dev.quell.source.SourceDescriptor.Text;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the two callbacks of Volcengine Cloud Monitor share. People paste either push URL into
 * either place, so each of them takes both bodies.
 */
final class Volcengine {
  private static final int MAX_TOKEN = 256;

  private static final Setting TOKEN =
      new Setting(
          "token",
          new Text("Token", "Token"),
          new Text(
              "The token typed in when the callback was created in Cloud Monitor. When it is set"
                  + " here, callbacks without it are refused. Leave it empty if there is none.",
              "在云监控创建回调地址时填写的 Token。此处填写后，未携带该 Token 的回调将被拒绝；没有设置则留空。"),
          Setting.Type.SECRET,
          false,
          MAX_TOKEN);

  private Volcengine() {}

  static List<Setting> settings() {
    return List.of(TOKEN);
  }

  static Reading read(Payload payload) {
    if (Json.isBlank(payload.body())) {
      return new Reading.NothingToDo("empty body: taken as a connectivity test");
    }
    return Json.read(payload.body(), root -> readRoot(payload, root));
  }

  /** All retries of one callback carry the same trace id; a reminder of the alarm has a new one. */
  static Optional<String> retryId(Payload payload) {
    return payload.header("x-volc-trace-id").filter(id -> !id.isBlank());
  }

  /** The level of a callback, by Volcengine's three words or by ours, in any case. */
  static Optional<Severity> severity(String level) {
    if (level.strip().equalsIgnoreCase("notice")) {
      return Optional.of(Severity.INFO);
    }
    return Severity.parseAnyCase(level);
  }

  /**
   * The level of a trigger. One that nobody knows must neither be lost nor wake everybody, so it
   * counts as a warning.
   */
  static Severity triggerSeverity(String level, Notes notes) {
    Optional<Severity> known = severity(level);
    if (known.isEmpty()) {
      String found = level.isEmpty() ? "missing" : Notes.quote(level);
      notes.add("Level: " + found + " (expected: critical, warning or notice); taken as Warning");
    }
    return known.orElse(Severity.WARNING);
  }

  /** A header that stands in for a field of the body. */
  static String header(Payload payload, String name, Notes notes) {
    return payload.header(name).filter(v -> !v.isBlank()).map(v -> notes.mend(name, v)).orElse("");
  }

  private static Reading readRoot(Payload payload, JsonNode root) {
    if (!root.isObject()) {
      return new Reading.Refused("body: " + Json.describe(root) + " (expected: a JSON object)");
    }
    JsonObject body = new JsonObject(root, new Notes());
    // a list with something in it decides, whatever Type says, unless the body is plainly an event
    if (VolcengineEventBody.isEvent(body)) {
      return VolcengineEventBody.read(payload, body);
    }
    return VolcengineMetricBody.read(payload, body);
  }
}
