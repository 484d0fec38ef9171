package dev.quell.source;

import java.util.Optional;

/** Reads the callbacks of one kind of sender; the same payload always gives the same reading. */
public interface Source {

  SourceDescriptor descriptor();

  /** Never throws for bad input: what cannot be read is {@link Reading.Refused} with a reason. */
  Reading read(Payload payload);

  /**
   * The id the sender repeats when it tries the same callback again, where it has one. Two
   * callbacks of one integration with the same id and the same body are one.
   */
  default Optional<String> retryId(Payload payload) {
    return Optional.empty();
  }
}
