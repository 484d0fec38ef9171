package dev.quell.notify.catalog;

import dev.quell.web.Json;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Words of one's own for messages.
 *
 * @param createdAt epoch milliseconds, as the other
 */
public record Template(
    String id, Body body, long creatorId, long createdAt, long updatedBy, long updatedAt) {

  /**
   * What it says.
   *
   * @param teamId 0: everybody's
   * @param sources by medium; a medium that is missing has the words of the preset
   */
  record Body(String name, String description, long teamId, Map<String, String> sources) {
    private static final JsonMapper JSON = Json.mapper();

    Body {
      sources = Map.copyOf(sources);
    }

    static Body of(String json) {
      return JSON.readValue(json, Body.class);
    }

    String json() {
      return JSON.writeValueAsString(this);
    }
  }

  /** Empty: the preset's words. */
  String source(String medium) {
    return body.sources().getOrDefault(medium, "");
  }

  Template changed(Body other, long by, long now) {
    return new Template(id, other, creatorId, createdAt, by, now);
  }
}
