package dev.quell.source;

import java.util.Map;
import java.util.Optional;

/** Reads the callbacks of one kind of sender; the same payload always gives the same reading. */
public interface Source {

  SourceDescriptor descriptor();

  /** Never throws for bad input: what cannot be read is {@link Reading.Refused} with a reason. */
  Reading read(Payload payload);

  /** What is wrong with settings somebody wants to save, with the setting's name; else empty. */
  default Optional<String> settingProblem(Map<String, String> settings) {
    return Optional.empty();
  }

  /** Whether an event that says only what the alert's last event said counts for nothing. */
  default boolean suppressesEqualEvents() {
    return false;
  }

  /**
   * The id the sender repeats when it tries the same callback again, where it has one. Two
   * callbacks of one integration with the same id and the same body are one.
   */
  default Optional<String> retryId(Payload payload) {
    return Optional.empty();
  }
}
