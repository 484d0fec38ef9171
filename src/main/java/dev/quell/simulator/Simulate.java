package dev.quell.simulator;

import dev.quell.simulator.SimulateOptions.Parsed;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The command {@code simulate}: plays a scenario into any push URL. */
public final class Simulate {
  private static final int CONNECT_MILLIS = 3000;

  private static final String HELP =
      """
      Plays Volcengine Cloud Monitor into a push URL.

        --url URL          push URL with its integration key (required)
        --scenario NAME    %s (default: day)
        --rate NUMBER|max  simulated time against real time (default: max)
        --duration TIME    simulated, such as 90m, 24h or 7d (default: once through)
        --token TEXT       sent in the header Token
        --seed NUMBER      another seed, another story (default: 1)
        --limit-calls on|off  lose what is beyond 100 calls a minute (default: on)
        --ledger FILE      writes what was sent, and what must have come of it, as JSON
        --help             this text

      Ends with 0 when every call was acknowledged, 1 when some were not, 2 on a wrong option.
      """
          .formatted(String.join(", ", Scenarios.names()));

  /** What a run needs of the world. */
  private record Surroundings(InstantSource real, PrintStream out) {}

  private Simulate() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out, System.err));
  }

  /** Returns the exit code. */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    return run(args, out, err, InstantSource.system());
  }

  static int run(String[] args, PrintStream out, PrintStream err, InstantSource real) {
    return switch (SimulateOptions.parse(List.of(args))) {
      case Parsed.HelpWanted() -> {
        out.print(HELP);
        yield 0;
      }
      case Parsed.Refused(String sentence) -> {
        err.println(sentence);
        yield 2;
      }
      case Parsed.Ready(SimulateOptions options) -> play(options, out, err, real);
    };
  }

  private static int play(
      SimulateOptions options, PrintStream out, PrintStream err, InstantSource real) {
    if (!reachable(options.url())) {
      err.println("Nobody answers at " + options.url().getAuthority() + ".");
      return 1;
    }
    Duration duration = options.duration().orElse(Duration.ofMinutes(options.scenario().minutes()));
    SimulatedClock clock = clock(options, duration, real);
    Instant start = clock.instant();
    out.printf(
        "%s: seed %d, policies %d, resources %d, from %s for %d minutes%n",
        options.scenario().name(),
        options.scenario().seed(),
        options.scenario().policies().size(),
        options.scenario().resources(),
        start.truncatedTo(ChronoUnit.SECONDS),
        duration.toMinutes());
    Ledger ledger = played(options, clock, start.plus(duration), new Surroundings(real, out));
    out.print(LedgerPaper.table(ledger));
    return verdict(options, ledger, err);
  }

  /** Ends at about the real now, so that no call speaks of the future. */
  private static SimulatedClock clock(
      SimulateOptions options, Duration duration, InstantSource real) {
    if (options.rate().isEmpty()) {
      return SimulatedClock.jumping(real.instant().minus(duration));
    }
    double rate = options.rate().getAsDouble();
    long realMillis = Math.round(duration.toMillis() / rate);
    long behind = Math.max(0, duration.toMillis() - realMillis);
    return SimulatedClock.paced(Duration.ofMillis(behind), rate, real);
  }

  private static Ledger played(
      SimulateOptions options, SimulatedClock clock, Instant end, Surroundings around) {
    CallbackSender.Address plain = CallbackSender.Address.of(options.url());
    CallbackSender.Address address = options.token().map(plain::withToken).orElse(plain);
    CloudMonitor.Settings free = CloudMonitor.Settings.of(around.real());
    CloudMonitor.Settings settings = options.limitCalls() ? free.limited() : free;
    try (CallbackSender sender = new CallbackSender(address, options.scenario().faults())) {
      CloudMonitor monitor = new CloudMonitor(options.scenario(), clock, sender, settings);
      for (Instant hour = clock.instant(); hour.isBefore(end); ) {
        hour = earlier(hour.plus(Duration.ofHours(1)), end);
        monitor.runUntil(hour);
        tell(hour, monitor.ledger(), around.out());
      }
      return monitor.ledger();
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static void tell(Instant hour, Ledger ledger, PrintStream out) {
    Ledger.Totals totals = ledger.totals();
    out.printf(
        "%s %6d callbacks, %d alerts open%n",
        hour.truncatedTo(ChronoUnit.SECONDS), totals.callbacks(), totals.openEpisodes());
  }

  private static int verdict(SimulateOptions options, Ledger ledger, PrintStream err) {
    try {
      if (options.ledger().isPresent()) {
        LedgerPaper.write(ledger, options.ledger().get());
      }
    } catch (IOException unwritable) {
      err.println("Cannot write the ledger to " + options.ledger().get() + ".");
      return 1;
    }
    return ledger.entries().stream()
        .filter(entry -> entry.outcome() == LedgerEntry.Outcome.FAILED)
        .reduce((first, last) -> last)
        .map(last -> {
          err.printf(
              "%d of %d callbacks were not acknowledged; the last was %s.%n",
              ledger.totals().failed(), ledger.totals().callbacks(), last.delivery().problem());
          return 1;
        })
        .orElse(0);
  }

  private static boolean reachable(URI url) {
    int standard = "https".equals(url.getScheme()) ? 443 : 80;
    int port = url.getPort() < 0 ? standard : url.getPort();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(url.getHost(), port), CONNECT_MILLIS);
      return true;
    } catch (IOException unreachable) {
      return false;
    }
  }
}
