package dev.quell.intake;

import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One configured sender with its own key.
 *
 * @param kind the plugin type, see {@link dev.quell.source.SourceDescriptor#kind}
 * @param channelId its own channel; 0 when it is shared and routed
 * @param settings by the names in the source's descriptor; may hold secrets
 * @param silentAfterMinutes how long it may bring nothing before that is worth telling; 0: for ever
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
    OldKey oldKey,
    int silentAfterMinutes,
    long creatorId,
    long createdAt,
    long updatedAt) {

  /** Only an enabled integration lets anything in. */
  public enum Status {
    ENABLED,
    DISABLED,
    DELETED
  }

  /**
   * The key before the present one. It stays known after its end, so that a sender somebody forgot
   * is seen.
   *
   * @param key empty when the present one is the first
   * @param until epoch milliseconds; from then on it pushes no more
   */
  public record OldKey(String key, long until) {
    static final OldKey NONE = new OldKey("", 0);

    boolean pushes(long now) {
      return now < until;
    }

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
      return "OldKey[until=" + until + "]";
    }
  }

  public Integration {
    settings = Map.copyOf(settings);
  }

  /** Whether it should have brought something lately and did not. */
  boolean isSilent(long lastAt, long now) {
    long since = lastAt == 0 ? createdAt : lastAt;
    return status == Status.ENABLED
        && silentAfterMinutes > 0
        && now - since > TimeUnit.MINUTES.toMillis(silentAfterMinutes);
  }

  Integration with(Status changed, long now) {
    return new Integration(
        id,
        kind,
        name,
        channelId,
        changed,
        settings,
        key,
        oldKey,
        silentAfterMinutes,
        creatorId,
        createdAt,
        now);
  }

  /** With another key; the present one may push for so long, and the one before it no more. */
  Integration withKey(String changed, long oldKeyUntil, long now) {
    return new Integration(
        id,
        kind,
        name,
        channelId,
        status,
        settings,
        changed,
        new OldKey(key, oldKeyUntil),
        silentAfterMinutes,
        creatorId,
        createdAt,
        now);
  }

  Integration withoutOldKey(long now) {
    return new Integration(
        id,
        kind,
        name,
        channelId,
        status,
        settings,
        key,
        new OldKey(oldKey.key, Math.min(oldKey.until, now)),
        silentAfterMinutes,
        creatorId,
        createdAt,
        now);
  }

  Integration with(String changedName, Map<String, String> changedSettings, long now) {
    return new Integration(
        id,
        kind,
        changedName,
        channelId,
        status,
        changedSettings,
        key,
        oldKey,
        silentAfterMinutes,
        creatorId,
        createdAt,
        now);
  }

  Integration withSilentAfter(int minutes) {
    return new Integration(
        id, kind, name, channelId, status, settings, key, oldKey, minutes, creatorId, createdAt,
        updatedAt);
  }

  /** Keeps the key and the settings out of logs. */
  @Override
  public String toString() {
    return "Integration[id=" + id + ", kind=" + kind + ", name=" + name + "]";
  }
}
