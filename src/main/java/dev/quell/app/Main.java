package dev.quell.app;

import dev.quell.access.FirstAdministrator;
import dev.quell.simulator.Simulate;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.LoggerFactory;

/** Where the process starts: the first argument says what to do. */
public final class Main {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final Set<String> COMMANDS = Set.of("run", "demo", "simulate", "contract");
  private static final String HELP =
      """
      Usage: quell <command> [options]

        demo    a server in a fresh folder, with a day of Volcengine alerts played into it
                  --exit          end after the summary; 0 only if the counts agree
                  --port NUMBER   where it listens (8080)
        simulate  Cloud Monitor against any push URL; simulate --help lists its options
        run     the server
                  --port NUMBER   where it listens (8080; 0 = any free port)
                  --data FOLDER   where the embedded store lies (./data)
        contract  compares a running server with published API descriptions
                  --spec FILE --url URL --app-key KEY

      Everything else by environment:
        QUELL_DATABASE_URL      a PostgreSQL instead of the embedded store, jdbc:postgresql://…
        QUELL_PUBLIC_URL        where senders reach this server, https://alerts.example.com
        QUELL_ADMIN_PASSWORD    the administrator's password at first start
        QUELL_APP_KEY           the first app key at first start
        QUELL_TRUSTED_PROXIES   whose X-Forwarded-* headers are believed, 10.0.0.0/8,::1
        QUELL_TLS_CERTIFICATE   PEM file; with QUELL_TLS_KEY the server speaks https
        QUELL_TLS_KEY           PEM file
        QUELL_LOG_FORMAT        ecs, gelf or logstash instead of plain text
        QUELL_CALLBACKS_PER_SECOND  what one integration may push (2000; 5 times as many at once)
        QUELL_DELIVERIES_KEPT_DAYS  how long deliveries are kept (30; 0 = for ever)
        QUELL_AUDIT_KEPT_DAYS   how long it is known who changed what (90)
        QUELL_TIME_ZONE         of silences that name none, Asia/Shanghai (UTC)
        QUELL_MAPPING_ALLOW_PRIVATE  private networks mapping APIs may be in, 10.20.0.0/16, or *
        QUELL_NOTIFY_ALLOW_PRIVATE  the same for webhooks, chat robots and gateways
        QUELL_HEARTBEAT_URL     called each minute as long as all is well
        QUELL_EMAIL_HOST, ...   the mail server; see docs/operations.md for it, SMS and calls
      """;

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  Main(Map<String, String> environment, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  /** Runs the command; a server goes on after this returns. */
  public static void main(String[] arguments) {
    int code = new Main(System.getenv(), System.out, System.err).start(List.of(arguments));
    if (code != 0) {
      System.exit(code);
    }
  }

  int start(List<String> arguments) {
    if (arguments.isEmpty() || wantsHelp(arguments)) {
      out.print(HELP);
      return arguments.isEmpty() ? MISUSED : 0;
    }
    String command = arguments.getFirst();
    List<String> rest = arguments.subList(1, arguments.size());
    try {
      return switch (command) {
        case "run" -> run(rest);
        case "demo" -> new Demo(out).run(DemoOptions.read(rest));
        case "simulate" -> Simulate.run(rest.toArray(String[]::new), out, err);
        case "contract" -> ContractCommand.run(rest, out);
        default -> unknown(command);
      };
    } catch (SettingsException e) {
      err.println("quell: " + e.getMessage());
      return MISUSED;
    } catch (StartupException e) {
      err.println("quell: " + e.getMessage());
      return FAILED;
    }
  }

  /** {@code simulate} tells about its own options. */
  private static boolean wantsHelp(List<String> arguments) {
    return !arguments.getFirst().equals("simulate")
        && (arguments.contains("--help") || arguments.contains("-h"));
  }

  private int unknown(String command) {
    err.println(
        "quell: "
            + command
            + " is no command; did you mean "
            + Spelling.nearest(command, COMMANDS)
            + "? (quell --help lists them)");
    return MISUSED;
  }

  /**
   * A server whose log or flow has died of an error must not look alive: it ends, loses nothing,
   * and is started again by whatever watches it.
   */
  private static void endWithItsVitalThreads() {
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
      LoggerFactory.getLogger(Main.class).error("{} ended", thread.getName(), failure);
      if (thread.getName().startsWith("quell-")) {
        Runtime.getRuntime().halt(FAILED);
      }
    });
  }

  private int run(List<String> arguments) {
    endWithItsVitalThreads();
    Settings settings = SettingsReader.read(arguments, environment);
    App app = App.start(settings, InstantSource.system());
    app.firstAdministrator().ifPresent(first -> introduce(first, settings));
    out.println("Quell is running: " + app.address());
    return 0;
  }

  private void introduce(FirstAdministrator first, Settings settings) {
    out.println("This is the first start. Note the following; it is not shown again:");
    out.println("  e-mail    " + first.email());
    out.println(
        "  password  "
            + settings
                .adminPassword()
                .map(chosen -> "the one in QUELL_ADMIN_PASSWORD")
                .orElse(first.password()));
    out.println(
        "  app key   "
            + settings.appKey().map(chosen -> "the one in QUELL_APP_KEY").orElse(first.appKey()));
  }
}
