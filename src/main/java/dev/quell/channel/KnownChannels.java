package dev.quell.channel;

import dev.quell.channel.rule.DaysOff;
import java.time.LocalDate;
import java.util.Optional;

/** The channels there are, as whoever judges sees them: now, or at some place in the log. */
public interface KnownChannels extends DaysOff {

  /** Also those disabled or deleted. */
  Optional<Channel> find(long id);

  /** The one of exactly this name that is not deleted. */
  Optional<Channel> named(String name);

  @Override
  default Optional<Boolean> dayOff(String calendarId, LocalDate day) {
    return Optional.empty();
  }
}
