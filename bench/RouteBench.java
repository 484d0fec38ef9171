import dev.quell.model.Event;
import dev.quell.model.Labels;
import dev.quell.model.Severity;
import dev.quell.model.Subject;
import dev.quell.pipeline.Destinations;
import dev.quell.pipeline.RouteBody;
import dev.quell.pipeline.RouteCase;
import dev.quell.pipeline.RouteFallback;
import dev.quell.pipeline.RouteForm;
import dev.quell.pipeline.Router;
import dev.quell.web.ConditionItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * How long one event takes through a route of so many cases. Half of the events are taken by a case
 * somewhere in the route, half by none, so that every case had to be ruled out.
 */
final class RouteBench {
  private static final int[] SIZES = {10, 100, 1_000, 10_000};
  private static final int EVENTS = 4_000;
  private static final int ROUNDS = 15;
  private static final long WARM_UP_NANOS = 2_000_000_000L;

  private RouteBench() {}

  public static void main(String[] arguments) {
    System.out.println("cases   exact, µs/event   mixed, µs/event   mixed, ready after, ms");
    for (int size : SIZES) {
      List<Event> events = events(size);
      double exact = microsPerEvent(router(size, false), events);
      long begin = System.nanoTime();
      Router mixed = router(size, true);
      double ready = (System.nanoTime() - begin) / 1e6;
      System.out.printf(
          Locale.ROOT,
          "%6d   %15.2f   %15.2f   %22.1f%n",
          size,
          exact,
          microsPerEvent(mixed, events),
          ready);
    }
    System.out.println("Medians of " + ROUNDS + " rounds of " + EVENTS + " events, each with 16 labels.");
  }

  private static double microsPerEvent(Router router, List<Event> events) {
    long warm = System.nanoTime() + WARM_UP_NANOS;
    long routed = 0;
    while (System.nanoTime() < warm) {
      routed += round(router, events);
    }
    double[] rounds = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long begin = System.nanoTime();
      routed += round(router, events);
      rounds[i] = (System.nanoTime() - begin) / 1e3 / events.size();
    }
    if (routed == 0) {
      throw new IllegalStateException("nothing was routed");
    }
    Arrays.sort(rounds);
    return rounds[ROUNDS / 2];
  }

  private static long round(Router router, List<Event> events) {
    long channels = 0;
    for (Event event : events) {
      channels += router.route(Subject.of(event, 7), new All()).channelIds().size();
    }
    return channels;
  }

  private static Router router(int size, boolean mixed) {
    List<RouteCase> cases = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<ConditionItem> conditions = new ArrayList<>();
      conditions.add(condition("severity", "IN", "Critical", "Warning"));
      conditions.add(mixed ? mixed(i) : condition("labels.team", "IN", "team-" + i, "crew-" + i));
      List<Long> channels = List.of(1L + i % 500);
      cases.add(
          new RouteCase(conditions, channels, i % 5 == 4, Optional.empty(), Optional.empty()));
    }
    RouteFallback fallback = new RouteFallback(List.of(1L));
    return RouteForm.read("", new RouteBody(cases, List.of(), Optional.of(fallback)));
  }

  /** Of fifty cases, 40 ask for texts, 4 for a beginning, 2 each for an end, an expression, a block. */
  private static ConditionItem mixed(int i) {
    return switch (i % 50) {
      case 7, 17, 27, 37 -> condition("labels.resource", "IN", "host-" + i + "-*");
      case 11, 31 -> condition("labels.resource", "IN", "*-" + i + ".internal");
      case 13, 33 -> condition("labels.resource", "IN", "/^node-" + i + "-[0-9]+$/");
      case 19, 39 ->
          condition("labels.ip", "IN", "cidr:10." + (i / 250 % 250) + "." + (i % 250) + ".0/24");
      default -> condition("labels.team", "IN", "team-" + i, "crew-" + i);
    };
  }

  private static ConditionItem condition(String key, String operator, String... values) {
    return new ConditionItem(key, operator, List.of(values));
  }

  private static List<Event> events(int size) {
    Random random = new Random(size);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      Map<String, String> labels = new HashMap<>();
      for (int label = 0; label < 13; label++) {
        labels.put("dim_" + label, "value-" + random.nextInt(1000));
      }
      int one = random.nextInt(size);
      labels.put("team", i % 2 == 0 ? "team-" + one : "nobody");
      labels.put("resource", "host-" + one + (i % 2 == 0 ? "-a" : "x") + ".cn-beijing.internal");
      labels.put("ip", "192.168." + random.nextInt(256) + "." + random.nextInt(256));
      events.add(
          new Event(
              "key-" + i,
              "CPU usage above 90 % on host-" + one,
              "cpu",
              "for five minutes",
              i % 3 == 0 ? Severity.CRITICAL : Severity.WARNING,
              false,
              Optional.empty(),
              Optional.empty(),
              Labels.of(labels),
              List.of(),
              List.of()));
    }
    return events;
  }

  /** Every channel takes alerts. */
  private record All() implements Destinations {
    @Override
    public boolean takesAlerts(long channelId) {
      return true;
    }

    @Override
    public Optional<Long> named(String name) {
      return Optional.empty();
    }

    @Override
    public String nameOf(long channelId) {
      return "channel " + channelId;
    }
  }
}
