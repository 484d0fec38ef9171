import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * How many events a second a backtest judges, in both courses of history, as the server tells it:
 * what is read from the store, unpacked and compared is in it.
 */
final class Backtests {
  private static final int FILLING_SECONDS = 60;
  private static final int CONNECTIONS = 16;
  private static final int KEYS = 10_000;
  private static final int RUNS = 24;
  private static final int WARM_UPS = 9;

  private Backtests() {}

  static void measure(Server server) {
    String path = server.pushPath();
    fill(server, path);
    Bench.catchUp(server);
    String span = server.call("/channel/noise/backtest/span", "{\"channel_id\": 1}");
    List<Double> rates = new ArrayList<>();
    String events = "0";
    for (int i = 0; i < RUNS; i++) {
      String id = Server.field(start(server, span), "backtest_id");
      String info = end(server, id);
      events = Server.field(info, "events_total");
      if (i >= WARM_UPS) {
        rates.add(Double.valueOf(Server.field(info, "events_per_second")));
      }
    }
    double[] sorted = rates.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "Backtest of %s recorded events: %,.0f events/s (slowest %,.0f, fastest %,.0f)%n",
        events,
        sorted[sorted.length / 2],
        sorted[0],
        sorted[sorted.length - 1]);
  }

  private static void fill(Server server, String path) {
    long stopAt = System.nanoTime() + FILLING_SECONDS * 1_000_000_000L;
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      threads.add(
          Thread.ofPlatform().start(new Sender(server.port(), path, KEYS, stopAt, 1000L + i)));
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String start(Server server, String span) {
    return server.call(
        "/channel/noise/backtest",
        """
        {"channel_id": 1, "start_time": %s, "end_time": %s,
         "settings": {"group": {"method": "p", "equals": [["labels.region"]], "time_window": 30}}}
        """
            .formatted(Server.field(span, "earliest"), Server.field(span, "latest")));
  }

  private static String end(Server server, String id) {
    while (true) {
      String info = server.call("/channel/noise/backtest/info", "{\"backtest_id\": \"" + id + "\"}");
      String status = Server.field(info, "status");
      if (status.equals("done")) {
        return info;
      }
      if (!status.equals("running")) {
        throw new IllegalStateException("backtest: " + info);
      }
      LockSupport.parkNanos(50_000_000);
    }
  }
}
