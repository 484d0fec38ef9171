package dev.quell.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DayScenarioTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  @Test
  void aDayHoldsSomeThousandCallbacksAndLeavesSomethingOpen() throws IOException {
    SimulatedClock clock = SimulatedClock.jumping(START);
    Scenario day = Scenarios.named("day", 1).orElseThrow();
    try (RecordingReceiver receiver = RecordingReceiver.friendly();
        CallbackSender sender =
            new CallbackSender(CallbackSender.Address.of(receiver.url()), day.faults())) {
      CloudMonitor monitor = new CloudMonitor(day, clock, sender, CloudMonitor.Settings.of(clock));

      monitor.runUntil(START.plus(Duration.ofHours(24)));

      Ledger.Totals totals = monitor.ledger().totals();
      assertThat(totals.acknowledged()).isEqualTo(receiver.calls().size()).isBetween(1500, 4000);
      assertThat(totals.openEpisodes()).isBetween(5, 60);
    }
  }
}
