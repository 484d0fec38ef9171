import dev.quell.model.Event;
import dev.quell.model.Labels;
import dev.quell.model.Severity;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Events such as Cloud Monitor's, always the same ones: of ten, six repeat an open alert, two begin
 * one, and two end one, so that as many stay open as there were. Every text is a string of its own,
 * as it is when it was read.
 */
final class NoiseStream {
  private static final int CHECKS = 200;
  private static final int SERVICES = 120;
  private static final int TEAMS = 60;
  private static final int LEAST_WAITING = 200;
  private static final List<String> REGIONS =
      List.of("cn-beijing", "cn-shanghai", "cn-guangzhou", "ap-southeast-1", "eu-central-1");
  private static final List<String> ENVIRONMENTS = List.of("prod", "prod", "prod", "staging", "test");

  private final SplittableRandom random;
  private final int base;
  private final Deque<Integer> waiting = new ArrayDeque<>();
  private int next;

  /** Beside so many that stay open from the beginning. */
  NoiseStream(int base, long seed) {
    this.base = base;
    this.next = base;
    this.random = new SplittableRandom(seed);
  }

  /** The first trigger of one of those that stay open. */
  Event first(int number) {
    return event(number, false);
  }

  Event next() {
    int dice = random.nextInt(10);
    if (dice < 6) {
      return event(random.nextInt(base), false);
    }
    if (dice < 8 || waiting.size() < LEAST_WAITING) {
      waiting.add(next);
      return event(next++, false);
    }
    return event(waiting.removeFirst(), true);
  }

  /** A trigger of a problem nobody has heard of. */
  Event fresh() {
    return event(next++, false);
  }

  private Event event(int number, boolean recovered) {
    SplittableRandom own = new SplittableRandom(number * 31L + 7);
    int check = own.nextInt(CHECKS);
    int service = own.nextInt(SERVICES);
    String region = REGIONS.get(own.nextInt(REGIONS.size()));
    String resource = "i-" + Long.toString(own.nextLong(1L << 60) | 1L << 60, 36);
    Map<String, String> labels = new HashMap<>();
    put(labels, "check", "check-" + check);
    put(labels, "resource", resource);
    put(labels, "resource_name", "web-" + service + "-" + number);
    put(labels, "region", region);
    put(labels, "namespace", "VCM_ECS");
    put(labels, "sub_namespace", "Instance");
    put(labels, "metric", "CpuTotal");
    put(labels, "project", "project-" + service % 30);
    put(labels, "service", "service-" + service);
    put(labels, "team", "team-" + own.nextInt(TEAMS));
    put(labels, "env", ENVIRONMENTS.get(own.nextInt(ENVIRONMENTS.size())));
    put(labels, "ip", "10." + own.nextInt(100) + "." + own.nextInt(64) + "." + own.nextInt(256));
    int level = own.nextInt(20);
    String title = "check-" + check + " / web-" + service + "-" + number;
    return new Event(
        resource + ":" + check,
        title,
        own("$check / $resource_name"),
        "CpuTotal avg > 85 %, now " + (80 + random.nextInt(20)) + "." + random.nextInt(100) + " %",
        level < 3 ? Severity.CRITICAL : level < 13 ? Severity.WARNING : Severity.INFO,
        recovered,
        Optional.empty(),
        Optional.empty(),
        Labels.of(labels),
        List.of(),
        List.of());
  }

  private static void put(Map<String, String> labels, String name, String value) {
    labels.put(own(name), own(value));
  }

  private static String own(String text) {
    return String.valueOf(text.toCharArray());
  }
}
