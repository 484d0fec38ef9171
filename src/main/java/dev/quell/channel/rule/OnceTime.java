package dev.quell.channel.rule;

import dev.quell.web.Requests;
import java.util.Optional;

/**
 * From an instant to another as the API spells it; epoch seconds, the end not included. Zeros mean
 * that nothing was said.
 */
public record OnceTime(long startTime, long endTime) {
  private static final long LATEST = 253_402_300_799L;

  static OnceTime of(SilenceTime.Once once) {
    return new OnceTime(once.from() / 1000, once.to() / 1000);
  }

  /** Clients that know no absence send zeros. */
  Optional<OnceTime> said() {
    return startTime == 0 && endTime == 0 ? Optional.empty() : Optional.of(this);
  }

  SilenceTime.Once read() {
    Requests.between("time_filter.start_time", startTime, 1, LATEST);
    if (endTime <= startTime || endTime > LATEST) {
      throw Requests.invalid(
          "time_filter.end_time", endTime, "epoch seconds after start_time " + startTime);
    }
    return new SilenceTime.Once(startTime * 1000, endTime * 1000);
  }
}
