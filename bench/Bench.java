import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * How fast Quell takes callbacks it will never lose. Generator and server share the machine; a rate
 * counts only if the flow has caught up within a second of the last answer.
 *
 * <p>Usage: {@code bench ingest [--seconds 60] [--connections 64] [--keys 10000] [--warm-up 10]};
 * {@code bench route} and {@code bench noise} measure the pure parts, see {@link Unpacked},
 * RouteBench.java and NoiseBench.java; the latter also how fast {@link Backtests} go. {@code bench
 * notify} tells how soon people are told, see {@link NotifyBench}.
 */
final class Bench {
  private static final double MOST_CATCHING_UP_SECONDS = 1.0;

  /** One core for all; what is young fits near it. */
  private static final List<String> NOISE =
      List.of("-Xmx4g", "-Xmn64m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders");

  private Bench() {}

  private record Options(int seconds, int connections, int keys, int warmUp) {
    static Options read(List<String> arguments) {
      int[] values = {60, 64, 10_000, 10};
      List<String> names = List.of("--seconds", "--connections", "--keys", "--warm-up");
      for (int i = 0; i < arguments.size(); i += 2) {
        int at = names.indexOf(arguments.get(i));
        if (at < 0 || i + 1 == arguments.size()) {
          fail(arguments.get(i) + " is no option (expected: one of " + String.join(", ", names) + ", each with a number)");
        }
        try {
          values[at] = Integer.parseInt(arguments.get(i + 1));
        } catch (NumberFormatException e) {
          fail(arguments.get(i) + ": " + arguments.get(i + 1) + " (expected: a number)");
        }
      }
      return new Options(values[0], values[1], values[2], values[3]);
    }
  }

  public static void main(String[] arguments) throws Exception {
    List<String> asked = Arrays.asList(arguments);
    if (asked.contains("--help")) {
      System.out.println("Usage: ./quell bench ingest [--seconds 60] [--connections 64] [--keys 10000] [--warm-up 10]");
      System.out.println("       ./quell bench route");
      System.out.println("       ./quell bench noise");
      System.out.println("       ./quell bench notify [--rate 100] [--seconds 60]");
      return;
    }
    Path jar = Path.of(System.getProperty("bench.jar", "target/quell.jar"));
    if (!Files.exists(jar)) {
      fail(jar + " is missing; ./quell bench builds it");
    }
    if (asked.equals(List.of("route"))) {
      int code;
      try (Unpacked parts = Unpacked.of(jar)) {
        code = parts.run("RouteBench.java", List.of("-Xmx1g"));
      }
      System.exit(code);
    }
    if (asked.equals(List.of("noise"))) {
      int code;
      try (Unpacked parts = Unpacked.of(jar)) {
        code = parts.run("NoiseBench.java", NOISE);
      }
      if (code != 0) {
        System.exit(code);
      }
      try (Server server = Server.start(jar, List.of("-Xmx1g", "-XX:+UseCompactObjectHeaders"))) {
        Backtests.measure(server);
      }
      return;
    }
    if (!asked.isEmpty() && asked.getFirst().equals("notify")) {
      try (Server server = Server.start(jar, List.of("-Xmx1g"))) {
        NotifyBench.measure(
            server,
            NotifyBench.option(asked, "--rate", 100),
            NotifyBench.option(asked, "--seconds", 60));
      }
      return;
    }
    if (!asked.isEmpty() && asked.getFirst().equals("alertmanager")) {
      compare(jar, asked.subList(1, asked.size()));
      return;
    }
    if (asked.isEmpty() || !asked.getFirst().equals("ingest")) {
      fail("bench " + String.join(" ", asked) + " is not known (expected: bench ingest, bench route, bench noise or bench notify)");
    }
    Options options = Options.read(asked.subList(1, asked.size()));
    List<String> jvm = new ArrayList<>(List.of("-Xmx1g"));
    jvm.addAll(Arrays.asList(System.getProperty("bench.jvm", "").split(" ")));
    jvm.removeIf(String::isEmpty);
    try (Server server = Server.start(jar, jvm)) {
      String path = server.pushPath();
      if (options.warmUp > 0) {
        run(server, path, options, options.warmUp);
        catchUp(server);
      }
      measure(server, path, options);
    }
  }

  /** What bench/alertmanager_compare.sh asks for: the binary, then seeds. */
  private static void compare(Path jar, List<String> asked) throws Exception {
    int code;
    try (Unpacked parts = Unpacked.of(jar)) {
      List<String> jvm =
          List.of(
              "-Xmx256m",
              "-Dbench.jar=" + jar,
              "-Dbench.folder=" + System.getProperty("bench.folder", "target"));
      code = parts.run("AlertmanagerCompare.java", jvm, asked);
    }
    System.exit(code);
  }

  private static void measure(Server server, String path, Options options) throws IOException {
    double cpu = server.cpuSeconds();
    double rows = server.metric("quell_store_rows_total");
    double events = server.metric("quell_flow_events_total");
    long bytes = server.bytesOnDisk();
    long begin = System.nanoTime();
    List<Sender> senders = run(server, path, options, options.seconds);
    double seconds = (System.nanoTime() - begin) / 1e9;
    double lag = catchUp(server);
    int acknowledged = senders.stream().mapToInt(Sender::acknowledged).sum();
    int refused = senders.stream().mapToInt(Sender::refused).sum();
    double taken = server.metric("quell_flow_events_total") - events;
    long[] nanos = senders.stream().flatMapToLong(s -> Arrays.stream(s.nanos())).sorted().toArray();

    print("durable callbacks/s", "%.0f", acknowledged / seconds);
    print("  acknowledged", "%.0f", acknowledged);
    print("  refused", "%.0f", refused);
    print("  connections lost", "%.0f", senders.stream().mapToInt(Sender::lost).sum());
    print("answer p50, ms", "%.1f", nanos[nanos.length / 2] / 1e6);
    print("answer p99, ms", "%.1f", nanos[(int) (nanos.length * 0.99)] / 1e6);
    print("server CPU, µs/callback", "%.0f", (server.cpuSeconds() - cpu) * 1e6 / acknowledged);
    print("rows/event", "%.2f", (server.metric("quell_store_rows_total") - rows) / taken);
    print("bytes/event", "%.0f", (server.bytesOnDisk() - bytes) / taken);
    print("resident memory, MB", "%.0f", server.residentMegabytes());
    print("flow caught up after, s", "%.2f", lag);
    boolean counts = lag <= MOST_CATCHING_UP_SECONDS && taken == acknowledged;
    System.out.println(
        counts
            ? "The rate counts: all acknowledged events took effect in time."
            : "The rate does not count: " + (long) taken + " of " + acknowledged + " took effect, " + lag + " s late.");
    if (!counts) {
      System.exit(1);
    }
  }

  private static List<Sender> run(Server server, String path, Options options, int seconds) {
    long stopAt = System.nanoTime() + seconds * 1_000_000_000L;
    List<Sender> senders = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < options.connections; i++) {
      Sender sender = new Sender(server.port(), path, options.keys, stopAt, System.nanoTime() + i);
      senders.add(sender);
      threads.add(Thread.ofPlatform().start(sender));
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return senders;
  }

  /** Waits until the flow is at the head of the log; how long that took, in seconds. */
  static double catchUp(Server server) {
    long begin = System.nanoTime();
    while (server.metric("quell_flow_lag") > 0) {
      LockSupport.parkNanos(20_000_000);
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private static void print(String name, String format, double value) {
    System.out.printf(Locale.ROOT, "%-26s " + format + "%n", name, value);
  }

  private static void fail(String sentence) {
    System.err.println("quell: " + sentence);
    System.exit(2);
  }
}
