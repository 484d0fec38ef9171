package dev.quell.notify.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.notify.outbox.Pace.Plan;
import dev.quell.notify.outbox.Pace.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** However notices arrive: few messages a minute, and no notice waits longer than one. */
class PaceTest {

  /** One target through ten minutes, a second at a time; written down as it goes. */
  private static final class Target {
    private final int perMinute;
    private final List<Long> messages = new ArrayList<>();
    private final List<long[]> sent = new ArrayList<>();
    private final List<Long> waiting = new ArrayList<>();
    private long longest;

    private Target(int perMinute) {
      this.perMinute = perMinute;
    }

    private void second(long now, int arriving) {
      for (int i = 0; i < arriving; i++) {
        waiting.add(now);
      }
      if (waiting.isEmpty()) {
        return;
      }
      switch (Pace.plan(waiting.size(), lately(now), perMinute)) {
        case Plan.Singly() -> {
          waiting.forEach(one -> messages.add(now));
          take(now);
        }
        case Plan.Together() -> {
          messages.add(now);
          take(now);
        }
        case Plan.Later(var at) ->
            assertThat(at).isGreaterThan(now).isLessThanOrEqualTo(now + Pace.MINUTE_MILLIS);
      }
    }

    private void take(long now) {
      waiting.forEach(arrived -> longest = Math.max(longest, now - arrived));
      sent.add(new long[] {now, waiting.size()});
      waiting.clear();
    }

    private Sent lately(long now) {
      int notices = 0;
      long last = 0;
      for (long[] one : sent) {
        if (one[0] > now - Pace.MINUTE_MILLIS) {
          notices += (int) one[1];
          last = one[0];
        }
      }
      return new Sent(notices, last);
    }

    private long mostInAMinute() {
      return messages.stream()
          .mapToLong(from ->
              messages.stream().filter(at -> at >= from && at < from + Pace.MINUTE_MILLIS).count())
          .max()
          .orElse(0);
    }
  }

  @Property(tries = 200)
  void noMinuteHoldsMoreThanTheTargetTakesAndNobodyWaitsLongerThanOne(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int perMinute) {
    Random random = new Random(seed);
    Target target = new Target(perMinute);
    for (int second = 0; second < 600; second++) {
      boolean storm = random.nextInt(100) == 0;
      target.second(second * 1000L, storm ? random.nextInt(400) : random.nextInt(12) / 11);
    }

    assertThat(target.mostInAMinute()).isLessThanOrEqualTo(perMinute);
    assertThat(target.longest).isLessThanOrEqualTo(Pace.MINUTE_MILLIS);
  }

  @Test
  void aStormIsAMessageAMinute() {
    Target target = new Target(Pace.OF_A_PERSON);
    for (int second = 0; second < 600; second++) {
      target.second(second * 1000L, 30);
    }

    assertThat(target.messages).hasSize(10);
  }

  @Test
  void whoHasNoLimitIsSentEachSingly() {
    assertThat(Pace.plan(10_000, new Sent(10_000, 5), 0)).isEqualTo(new Plan.Singly());
  }
}
