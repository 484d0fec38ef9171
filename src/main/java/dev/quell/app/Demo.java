package dev.quell.app;

import dev.quell.flow.FlowMetrics;
import dev.quell.flow.FlowWorker;
import dev.quell.insight.Tally;
import dev.quell.queue.EventLog;
import dev.quell.queue.RecordOutcome.Verdict;
import dev.quell.simulator.CallbackSender;
import dev.quell.simulator.CallbackSender.Address;
import dev.quell.simulator.CloudMonitor;
import dev.quell.simulator.ExpectedIncident;
import dev.quell.simulator.Ledger;
import dev.quell.simulator.Scenario;
import dev.quell.simulator.Scenarios;
import dev.quell.simulator.SimulatedClock;
import dev.quell.storage.Database;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The main job at once: a server in a fresh folder, a channel with a Volcengine integration, and a
 * day of alerts played into its push URL. Server and simulator share a clock that begins a day ago
 * and catches up, so every window means what it says.
 */
final class Demo {
  private static final String PASSWORD = "quell-demo";
  private static final String GROUP_LABEL = "check";
  private static final Duration GROUP_WINDOW = Duration.ofMinutes(30);
  private static final Duration PAST = Duration.ofHours(24);
  private static final long PAUSE_NANOS = 10_000_000L;

  private final InstantSource real = InstantSource.system();
  private final PrintStream out;

  Demo(PrintStream out) {
    this.out = out;
  }

  /**
   * Returns the exit code; without {@code --exit} server and simulator go on after this returns.
   */
  int run(DemoOptions options) {
    boolean exit = options.exit();
    Instant until = real.instant();
    SimulatedClock clock = SimulatedClock.catchingUp(until.minus(PAST), real);
    String key = Secret.random();
    App app =
        App.start(Settings.in(folder()).withPort(options.port()).withSecrets(PASSWORD, key), clock);
    boolean agreed = false;
    try {
      agreed = play(app, clock, key, until, exit);
    } finally {
      if (exit) {
        app.close();
      }
    }
    return agreed || !exit ? 0 : 1;
  }

  private boolean play(App app, SimulatedClock clock, String key, Instant until, boolean exit) {
    out.println("Playing a day of Cloud Monitor alerts into " + app.address() + " …");
    URI pushUrl = new DemoSetup(app.port(), key).channelWithIntegration(GROUP_LABEL, GROUP_WINDOW);
    Scenario scenario = Scenarios.named("day", 1).orElseThrow();
    CallbackSender sender = new CallbackSender(Address.of(pushUrl), scenario.faults());
    CloudMonitor monitor =
        new CloudMonitor(scenario, clock, sender, CloudMonitor.Settings.of(clock).limited());
    monitor.runUntil(until);
    awaitFlow(app);
    boolean agreed = summarize(app, monitor.ledger());
    if (exit) {
      sender.close();
    } else {
      Thread endless = new Thread(() -> monitor.runUntil(Instant.MAX), "quell-demo");
      endless.setDaemon(true);
      endless.start();
      out.println();
      out.println("Console   " + app.address());
      out.println("E-mail    admin@quell.local");
      out.println("Password  " + PASSWORD);
      out.println("App key   " + key);
      out.println("The simulator goes on in real time. Stop with Ctrl+C.");
    }
    return agreed;
  }

  private static void awaitFlow(App app) {
    long head = app.part(EventLog.class).head();
    FlowWorker flow = app.part(FlowWorker.class);
    while (flow.takenUpTo() < head) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Prints what was sent beside what became of it; true when all of it agrees. */
  private boolean summarize(App app, Ledger ledger) {
    Ledger.Totals sent = ledger.totals();
    List<ExpectedIncident> incidents =
        ledger.expectedIncidents(List.of(GROUP_LABEL), Optional.of(GROUP_WINDOW));
    long openIncidents = incidents.stream().filter(ExpectedIncident::open).count();
    FlowMetrics flow = app.part(FlowMetrics.class);
    Tally tally = Tally.of(app.part(Database.class));
    out.println();
    out.printf("%-22s %10s %10s%n", "", "sent", "in Quell");
    List<Line> lines =
        List.of(
            new Line("callbacks", sent.acknowledged(), flow.records(Verdict.ACCEPTED)),
            new Line("repeated deliveries", sent.duplicates(), flow.records(Verdict.DUPLICATE)),
            new Line("events", sent.eventItems(), flow.events()),
            new Line("alerts", sent.episodes(), tally.alerts()),
            new Line("  still open", sent.openEpisodes(), tally.openAlerts()),
            new Line("incidents", incidents.size(), tally.incidents()),
            new Line("  still open", openIncidents, tally.openIncidents()));
    lines.forEach(line -> out.println(line.text()));
    boolean agreed = lines.stream().allMatch(Line::agrees);
    out.printf(Locale.ROOT, "%-22s %10s %9.1f%%%n", "noise reduction", "", tally.noiseReduction());
    out.println(
        agreed
            ? "Everything that was sent is there, once."
            : "The counts differ: this is a bug, please report it with the lines above.");
    return agreed;
  }

  /** One figure of the simulator's ledger beside the server's. */
  private record Line(String what, long sent, long found) {
    boolean agrees() {
      return sent == found;
    }

    String text() {
      return "%-22s %10d %10d%s".formatted(what, sent, found, agrees() ? "" : "   ← differs");
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("quell-demo");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
