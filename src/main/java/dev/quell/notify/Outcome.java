package dev.quell.notify;

import java.time.Duration;

/** What one attempt came to. */
public sealed interface Outcome {

  /** In words for the timeline; holds no secret once it comes from {@link Courier}. */
  String why();

  /**
   * The vendor took it.
   *
   * @param why what the vendor said, for example its id of the message; may be empty
   */
  record Delivered(String why) implements Outcome {}

  /**
   * It may work later.
   *
   * @param after how long the vendor wants to be left alone; zero when it did not say
   */
  record RetryLater(Duration after, String why) implements Outcome {}

  /** It will not work as it is. */
  record Rejected(String why) implements Outcome {}

  static Outcome retry(String why) {
    return new RetryLater(Duration.ZERO, why);
  }

  /** The same with other words. */
  default Outcome saying(String words) {
    return switch (this) {
      case Delivered(var was) -> new Delivered(words);
      case RetryLater(var after, var was) -> new RetryLater(after, words);
      case Rejected(var was) -> new Rejected(words);
    };
  }
}
