package dev.quell.webhook;

import dev.quell.web.Json;
import dev.quell.web.Owner;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An address that is told what happens to incidents or alerts; its id is no integration's. */
record Webhook(long id, Kind kind, Settings settings, boolean enabled, Stamps stamps) {
  private static final JsonMapper JSON = Json.mapper();

  /**
   * What people set; kept as JSON.
   *
   * @param teamId whose it is; 0 is everybody's
   * @param channelIds whose incidents or alerts it is told of; empty: of all channels
   * @param headers sent along; their values are secrets
   * @param customBody a body of one's own with variables; empty for the usual one
   * @param retryHours for how long a failed event is tried again; 0: not at all
   */
  record Settings(
      String name,
      long teamId,
      String endpoint,
      List<Long> channelIds,
      List<String> eventTypes,
      Map<String, String> headers,
      String secret,
      String customBody,
      int retryHours,
      int timeoutSeconds) {

    static Settings of(String json) {
      return JSON.readValue(json, Settings.class);
    }

    String json() {
      return JSON.writeValueAsString(this);
    }

    Settings withSecret(String other) {
      return new Settings(
          name,
          teamId,
          endpoint,
          channelIds,
          eventTypes,
          headers,
          other,
          customBody,
          retryHours,
          timeoutSeconds);
    }

    /** Keeps secrets out of logs. */
    @Override
    public String toString() {
      return "Settings[" + name + "]";
    }
  }

  /** Who made and changed it when; epoch milliseconds. */
  record Stamps(long creatorId, long createdAt, long updatedBy, long updatedAt) {
    static Stamps first(long by, long now) {
      return new Stamps(by, now, by, now);
    }

    Stamps changed(long by, long now) {
      return new Stamps(creatorId, createdAt, by, now);
    }
  }

  /** Whether it chose to hear of this, wherever it happens. */
  boolean hears(String type) {
    return kind.always(type) || settings.eventTypes().contains(type);
  }

  boolean namesChannels() {
    return !settings.channelIds().isEmpty();
  }

  Owner owner() {
    return Owner.of(stamps.creatorId(), settings.teamId());
  }

  Webhook with(Settings other, Stamps changed) {
    return new Webhook(id, kind, other, enabled, changed);
  }

  Webhook switched(boolean on, Stamps changed) {
    return new Webhook(id, kind, settings, on, changed);
  }
}
