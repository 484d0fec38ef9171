import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How soon somebody is told: new incidents at a steady rate, each pushed over HTTP, each told to
 * four webhooks of the receiver here. The time runs from the push to the first message, by the
 * clock of this process; server, sender and receiver share the machine.
 */
final class NotifyBench implements AutoCloseable {
  private static final Pattern TITLE = Pattern.compile("\"title\":\"bench-([0-9]+)\"");
  private static final int HOOKS = 4;
  private static final int WAIT_SECONDS = 30;
  private static final int WARM_UP_SECONDS = 40;

  private final Server server;
  private final HttpServer receiver;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http = HttpClient.newBuilder().executor(threads).build();
  private final Map<Integer, Long> pushed = new ConcurrentHashMap<>();
  private final Map<Integer, Long> first = new ConcurrentHashMap<>();
  private final AtomicInteger messages = new AtomicInteger();
  private final Set<String> keys = ConcurrentHashMap.newKeySet();

  private NotifyBench(Server server) throws IOException {
    this.server = server;
    this.receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    receiver.setExecutor(threads);
    receiver.createContext("/", this::hear);
    receiver.start();
  }

  static void measure(Server server, int rate, int seconds) throws IOException {
    try (NotifyBench bench = new NotifyBench(server)) {
      String path = bench.setUp();
      int from = rate * WARM_UP_SECONDS;
      bench.run(path, 0, rate, WARM_UP_SECONDS);
      bench.await(from);
      double cpu = server.cpuSeconds();
      bench.run(path, from, rate, seconds);
      bench.await(from + rate * seconds);
      bench.print(from, rate * seconds, server.cpuSeconds() - cpu);
    }
  }

  private String setUp() {
    String channel = server.call("/channel/create", "{\"channel_name\": \"notify\", \"team_id\": 0}");
    String id = Server.field(channel, "channel_id");
    StringBuilder hooks = new StringBuilder();
    for (int i = 0; i < HOOKS; i++) {
      hooks.append(i == 0 ? "" : ",").append(
          "{\"type\": \"webhook\", \"settings\": {\"alias\": \"h%d\", \"url\": \"http://127.0.0.1:%d/h%d\"}}"
              .formatted(i, receiver.getAddress().getPort(), i));
    }
    server.call(
        "/channel/escalate/rule/create",
        """
        {"channel_id": %s, "rule_name": "all", "template_id": "", "layers": [
          {"max_times": 1, "notify_step": 10, "escalate_window": 30, "force_escalate": false,
           "target": {"webhooks": [%s]}}]}
        """.formatted(id, hooks));
    String integration =
        server.call(
            "/integration/create",
            "{\"plugin_type\": \"standard.alert\", \"name\": \"notify\", \"channel_id\": %s}".formatted(id));
    return "http://localhost:" + server.port() + "/event/push/alert/standard?integration_key="
        + Server.field(integration, "integration_key");
  }

  private void run(String url, int from, int rate, int seconds) {
    long begin = System.nanoTime();
    for (int i = 0; i < rate * seconds; i++) {
      long due = begin + i * 1_000_000_000L / rate;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      int number = from + i;
      threads.execute(() -> push(url, number));
    }
  }

  private void push(String url, int number) {
    String body =
        """
        {"alert_key": "bench-%1$d", "title_rule": "bench-%1$d", "event_status": "Critical",
         "description": "cpu above 85 %%", "labels": {"host": "web-%1$d", "region": "cn-beijing"}}
        """.formatted(number);
    pushed.put(number, System.nanoTime());
    try {
      http.send(
          HttpRequest.newBuilder(URI.create(url))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.discarding());
    } catch (IOException e) {
      pushed.remove(number);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void hear(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      long now = System.nanoTime();
      Matcher title = TITLE.matcher(body);
      if (title.find()) {
        first.putIfAbsent(Integer.parseInt(title.group(1)), now);
      }
      messages.incrementAndGet();
      keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private void await(int incidents) {
    long deadline = System.nanoTime() + WAIT_SECONDS * 1_000_000_000L;
    while ((first.size() < incidents || messages.get() < incidents * HOOKS)
        && System.nanoTime() < deadline) {
      LockSupport.parkNanos(20_000_000);
    }
  }

  private void print(int from, int count, double cpu) {
    Set<Integer> untold = new TreeSet<>();
    long[] took = new long[count];
    int told = 0;
    for (int number = from; number < from + count; number++) {
      Long heard = first.get(number);
      Long sent = pushed.get(number);
      if (heard == null || sent == null) {
        untold.add(number);
      } else {
        took[told++] = heard - sent;
      }
    }
    long[] sorted = Arrays.copyOf(took, told);
    Arrays.sort(sorted);
    line("incidents", "%.0f", count);
    line("  never told", "%.0f", untold.size());
    line("messages, warm-up included", "%.0f", messages.get());
    line("  sent twice", "%.0f", messages.get() - keys.size());
    line("push to first message p50, ms", "%.0f", at(sorted, 0.50));
    line("push to first message p99, ms", "%.0f", at(sorted, 0.99));
    line("slowest, ms", "%.0f", at(sorted, 1));
    line("server CPU, ms/incident", "%.2f", cpu * 1000 / count);
    if (!untold.isEmpty() || at(sorted, 0.99) > 1000) {
      throw new IllegalStateException("the promise is broken: all are told, and p99 stays below 1 s");
    }
  }

  private static double at(long[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1e6;
  }

  private static void line(String name, String format, double value) {
    System.out.printf(Locale.ROOT, "%-30s " + format + "%n", name, value);
  }

  @Override
  public void close() {
    receiver.stop(0);
    threads.shutdownNow();
  }

  /** Rate and length, as {@code --rate 100 --seconds 60}. */
  static int option(List<String> asked, String name, int otherwise) {
    int at = asked.indexOf(name);
    return at < 0 ? otherwise : Integer.parseInt(asked.get(at + 1));
  }
}
