package dev.quell.channel;

import java.time.Duration;

/**
 * When a channel calls a problem restless.
 *
 * @param maxChanges so many changes of state, 2..100
 * @param within this time make it restless, 1 minute to a day
 * @param held for how long nobody is told of it again; zero: it is only marked
 */
public record Flapping(boolean on, int maxChanges, Duration within, Duration held) {
  public static final Flapping OFF =
      new Flapping(false, 4, Duration.ofMinutes(60), Duration.ofMinutes(120));
}
