package dev.quell.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SimulatedClockTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final AtomicReference<Instant> time = new AtomicReference<>(NOON);
  private final InstantSource real = time::get;

  @Test
  void aJumpingClockNeverGoesBack() {
    SimulatedClock clock = SimulatedClock.jumping(NOON);

    clock.advanceTo(NOON.minusSeconds(5));

    assertThat(clock.instant()).isEqualTo(NOON);
  }

  @Test
  void aCatchingUpClockJumpsThroughThePast() {
    SimulatedClock clock = SimulatedClock.catchingUp(NOON.minus(Duration.ofHours(24)), real);

    clock.advanceTo(NOON.minus(Duration.ofHours(3)));

    assertThat(clock.instant()).isEqualTo(NOON.minus(Duration.ofHours(3)));
  }

  @Test
  void onceItHasCaughtUpItKeepsToTheRealTime() {
    SimulatedClock clock = SimulatedClock.catchingUp(NOON.minusSeconds(60), real);
    Thread.currentThread().interrupt();

    clock.advanceTo(NOON.plusSeconds(60));
    assertThat(Thread.interrupted()).isTrue();
    time.set(NOON.plusSeconds(7));

    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(7));
  }

  @Test
  void aPacedClockRunsManyTimesAsFastAsTheRealOne() {
    SimulatedClock clock = SimulatedClock.paced(Duration.ofHours(1), 60, real);

    time.set(NOON.plusSeconds(10));

    assertThat(clock.instant()).isEqualTo(NOON.minus(Duration.ofMinutes(50)));
  }

  @Test
  void waitingForAnHourTakesAPacedClockAMinute() {
    SimulatedClock clock = SimulatedClock.paced(Duration.ofHours(1), 60, real);
    time.set(NOON.plusSeconds(60));

    clock.advanceTo(NOON);

    assertThat(clock.instant()).isEqualTo(NOON);
  }

  @Test
  void callbacksOfThePastAreReceivedInThePast() throws IOException {
    SimulatedClock clock = SimulatedClock.catchingUp(NOON.minus(Duration.ofMinutes(20)), real);
    Scenario scenario =
        Stage.scenario(Stage.cpuRule(Stage.server("web")).done(), Stage.cpu("web", 5, 9, 90));
    try (RecordingReceiver receiver = RecordingReceiver.friendly();
        CallbackSender sender =
            new CallbackSender(CallbackSender.Address.of(receiver.url()), Faults.none())) {
      CloudMonitor monitor =
          new CloudMonitor(scenario, clock, sender, CloudMonitor.Settings.of(clock));

      monitor.runUntil(NOON);

      assertThat(monitor.ledger().entries())
          .extracting(LedgerEntry::received)
          .containsExactly(
              NOON.minus(Duration.ofMinutes(13)).plusSeconds(8),
              NOON.minus(Duration.ofMinutes(6)).plusSeconds(8));
    }
  }
}
