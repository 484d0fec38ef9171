package dev.quell.pipeline;

import java.util.Optional;

/** What routing must know of channels, without knowing channels. */
public interface Destinations {

  /** False for those disabled, deleted or never made. */
  boolean takesAlerts(long channelId);

  /** The channel of exactly this name, unless it is deleted. */
  Optional<Long> named(String name);

  /** What people call it, also when it is deleted. */
  String nameOf(long channelId);
}
