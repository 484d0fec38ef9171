package dev.quell.notify.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BreakersTest {
  private static final String PLACE = "chat";
  private final Breakers breakers = new Breakers();

  @Test
  void fiveFailuresRunningLeaveItAloneForLongerAndLonger() {
    for (int i = 0; i < 4; i++) {
      breakers.failed(PLACE, 0);
    }
    assertThat(breakers.openUntil(PLACE, 0)).isZero();

    long now = 0;
    for (int seconds : new int[] {30, 60, 120, 240, 300, 300}) {
      breakers.failed(PLACE, now);
      assertThat(breakers.openUntil(PLACE, now)).isEqualTo(now + seconds * 1000L);
      assertThat(breakers.openUntil("another", now)).isZero();
      assertThat(breakers.open(now)).isEqualTo(1);
      now += seconds * 1000L;
      assertThat(breakers.openUntil(PLACE, now)).as("its pause is over").isZero();
    }
  }

  @Test
  void oneMessageTriesWhetherItIsBackWhileTheOthersWait() {
    for (int i = 0; i < 5; i++) {
      breakers.failed(PLACE, 0);
    }

    breakers.trying(PLACE, 30_000);
    assertThat(breakers.openUntil(PLACE, 30_001)).isEqualTo(60_000);
    breakers.worked(PLACE);
    assertThat(breakers.openUntil(PLACE, 30_002)).isZero();

    breakers.failed(PLACE, 30_003);
    assertThat(breakers.openUntil(PLACE, 30_003)).as("its past is forgotten").isZero();
  }

  /** Against a count of the failures since it last worked. */
  @Property(tries = 200)
  void itIsLeftAloneOnlyAfterFiveFailuresRunningAndForFiveMinutesAtMost(@ForAll long seed) {
    Breakers asked = new Breakers();
    Random random = new Random(seed);
    int running = 0;
    long now = 0;
    for (int i = 0; i < 200; i++) {
      now += random.nextInt(60_000);
      long until = asked.openUntil(PLACE, now);
      assertThat(until > 0 && running < 5).as("open after %s failures", running).isFalse();
      assertThat(until).isLessThanOrEqualTo(now + 300_000);
      if (until > 0) {
        continue;
      }
      asked.trying(PLACE, now);
      assertThat(asked.openUntil(PLACE, now) > 0).isEqualTo(running >= 5);
      if (random.nextInt(4) == 0) {
        asked.worked(PLACE);
        running = 0;
      } else {
        asked.failed(PLACE, now);
        running++;
      }
    }
  }

  @Test
  void aClockThatIsPutBackLengthensNoPause() {
    for (int i = 0; i < 5; i++) {
      breakers.failed(PLACE, 3_600_000);
    }

    assertThat(breakers.openUntil(PLACE, 3_600_000)).isPositive();
    assertThat(breakers.openUntil(PLACE, 0)).isZero();
  }

  @Test
  void itForgetsRatherThanGrowWithoutEnd() {
    for (int i = 0; i < 20_000; i++) {
      for (int n = 0; n < 5; n++) {
        breakers.failed("place " + i, 0);
      }
    }

    assertThat(breakers.open(0)).isEqualTo(10_000);
  }
}
