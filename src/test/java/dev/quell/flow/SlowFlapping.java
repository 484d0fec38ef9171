package dev.quell.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every change of state of every problem, counted anew whenever it is asked. */
final class SlowFlapping {
  private final Map<String, List<Long>> changes = new HashMap<>();
  private final Map<String, Long> mutedUntil = new HashMap<>();

  /**
   * What is noticed about an alert that finds its place.
   *
   * @param notifies whether people would be told of an incident it opens
   */
  record Finding(boolean flapping, boolean notifies) {}

  void changed(String key, long now) {
    changes.computeIfAbsent(key, k -> new ArrayList<>()).add(now);
  }

  Finding finding(Setup.Restless restless, String key, long now) {
    if (!restless.on()) {
      return new Finding(false, true);
    }
    boolean muted = now < mutedUntil.getOrDefault(key, Long.MIN_VALUE);
    if (muted && !restless.mute().isZero()) {
      return new Finding(true, false);
    }
    long counted =
        changes.getOrDefault(key, List.of()).stream()
            .filter(at -> now - at < restless.within().toMillis())
            .count();
    return new Finding(counted >= restless.changes(), true);
  }

  /** People were told of an incident this problem opened; it may be the last they hear for long. */
  void told(Setup.Restless restless, String key, Finding finding, long now) {
    if (finding.flapping() && finding.notifies() && !restless.mute().isZero()) {
      mutedUntil.put(key, now + restless.mute().toMillis());
    }
  }
}
