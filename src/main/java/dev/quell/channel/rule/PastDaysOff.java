package dev.quell.channel.rule;

import java.util.Optional;

/** The calendars silences asked at places in the log. */
public interface PastDaysOff {
  /** As the commands before that place had left them. */
  DaysOff before(long offset);

  /** The id of the calendar that the command at that place changed, if it changed any. */
  Optional<String> changedBy(long offset);
}
