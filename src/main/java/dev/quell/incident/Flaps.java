package dev.quell.incident;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How restless one problem has been.
 *
 * @param changes when it began or ended, epoch milliseconds as received, oldest first; those of the
 *     last day, at most 100
 * @param heldUntil by channel, until when news of it is held back there
 */
public record Flaps(List<Long> changes, Map<Long, Long> heldUntil) {
  public static final Flaps NONE = new Flaps(List.of(), Map.of());

  private static final int MOST = 100;
  private static final long REMEMBERED = Duration.ofDays(1).toMillis();

  public Flaps {
    changes = List.copyOf(changes);
    heldUntil = Map.copyOf(heldUntil);
  }

  /** With one more change; those no setting can ask for any more are let go. */
  Flaps changedAt(long now) {
    List<Long> kept = new ArrayList<>(changes);
    kept.removeIf(at -> at <= now - REMEMBERED);
    kept.add(now);
    return new Flaps(kept.subList(Math.max(0, kept.size() - MOST), kept.size()), heldUntil);
  }

  /** Holds news of it back in a channel until then. */
  public Flaps heldIn(long channelId, long until, long now) {
    Map<Long, Long> held = new HashMap<>(heldUntil);
    held.values().removeIf(end -> end <= now);
    held.put(channelId, until);
    return new Flaps(changes, held);
  }

  /** How many changes lie less than this far back. */
  public int countWithin(Duration span, long now) {
    return (int) changes.stream().filter(at -> at > now - span.toMillis() && at <= now).count();
  }
}
