package dev.quell.notify.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final List<Long> SECONDS = List.of(2L, 10L, 30L, 120L, 300L, 600L, 900L);

  @Property(tries = 300)
  void eachWaitIsNearItsPlaceAndNeverShorterThanTheVendorAsks(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 7) int attempts,
      @ForAll @LongRange(min = 0, max = 3600) long asked) {
    Backoff backoff = new Backoff(new Random(seed));
    long plain = SECONDS.get(attempts - 1) * 1000;

    long own = backoff.after(attempts, Duration.ZERO).orElseThrow().toMillis();
    Duration polite = backoff.after(attempts, Duration.ofSeconds(asked)).orElseThrow();

    assertThat(own).isBetween(plain * 8 / 10, plain * 12 / 10);
    assertThat(polite).isGreaterThanOrEqualTo(Duration.ofSeconds(asked));
    assertThat(polite.toMillis()).isLessThanOrEqualTo(Math.max(asked * 1000, plain * 12 / 10));
  }

  @Test
  void manyThatFailedTogetherDoNotComeBackTogether() {
    Backoff backoff = new Backoff(new Random(1));

    assertThat(
            java.util.stream.Stream.generate(() -> backoff.after(4, Duration.ZERO))
                .limit(200)
                .distinct())
        .hasSizeGreaterThan(150);
  }

  @Test
  void eightAttemptsAreEnoughWhateverTheVendorAsks() {
    Backoff backoff = new Backoff(new Random(1));

    assertThat(backoff.after(8, Duration.ofSeconds(1))).isEqualTo(Optional.empty());
    assertThat(backoff.after(1000, Duration.ZERO)).isEqualTo(Optional.empty());
  }
}
