package dev.quell.intake;

import java.util.Map;

/**
 * One configured sender with its own key.
 *
 * @param kind the plugin type, see {@link dev.quell.source.SourceDescriptor#kind}
 * @param channelId its own channel; 0 when it is shared and routed
 * @param settings by the names in the source's descriptor; may hold secrets
 * @param createdAt epoch milliseconds, as the other times
 */
public record Integration(
    long id,
    String kind,
    String name,
    long channelId,
    Status status,
    Map<String, String> settings,
    String key,
    long creatorId,
    long createdAt,
    long updatedAt) {

  /** Only an enabled integration lets anything in. */
  public enum Status {
    ENABLED,
    DISABLED,
    DELETED
  }

  public Integration {
    settings = Map.copyOf(settings);
  }

  /** Whether an event equal to the last one of its alert counts for nothing. */
  public boolean suppressesEqual() {
    return kind.equals("standard.alert");
  }

  Integration with(Status changed, long now) {
    return new Integration(
        id, kind, name, channelId, changed, settings, key, creatorId, createdAt, now);
  }

  Integration withKey(String changed, long now) {
    return new Integration(
        id, kind, name, channelId, status, settings, changed, creatorId, createdAt, now);
  }

  Integration with(String changedName, Map<String, String> changedSettings, long now) {
    return new Integration(
        id, kind, changedName, channelId, status, changedSettings, key, creatorId, createdAt, now);
  }

  /** Keeps the key and the settings out of logs. */
  @Override
  public String toString() {
    return "Integration[id=" + id + ", kind=" + kind + ", name=" + name + "]";
  }
}
