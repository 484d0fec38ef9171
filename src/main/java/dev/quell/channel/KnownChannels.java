package dev.quell.channel;

import java.util.Optional;

/** The channels there are, as whoever judges sees them: now, or at some place in the log. */
public interface KnownChannels {

  /** Also those disabled or deleted. */
  Optional<Channel> find(long id);

  /** The one of exactly this name that is not deleted. */
  Optional<Channel> named(String name);
}
