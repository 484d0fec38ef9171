package dev.quell.torture;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes up bodies in which the same problems come back, change level, recover, and new ones come.
 */
final class Callbacks {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'(UTC+08:00)'", Locale.ROOT)
          .withZone(ZoneOffset.ofHours(8));
  private static final List<String> LEVELS = List.of("critical", "warning", "notice");
  private static final List<String> STATUSES = List.of("Critical", "Warning", "Info", "Ok");
  private static final int KNOWN = 40;

  private final Random random;
  private final String sender;
  private int made;

  /** {@code sender} keeps the new problems of different senders apart. */
  Callbacks(String sender, long seed) {
    this.sender = sender;
    this.random = new Random(seed);
  }

  /** One, or now and then many resources in one call, some of them seconds late. */
  String volcengine(Instant now) {
    int resources = random.nextInt(4) == 0 ? 2 + random.nextInt(30) : 1;
    boolean recovery = random.nextInt(3) == 0;
    String items =
        IntStream.range(0, resources)
            .mapToObj(i -> "{\"Id\": \"%s\", \"Name\": \"host\"}".formatted(resource()))
            .distinct()
            .collect(Collectors.joining(", "));
    return """
    {"Type": "%s", "AccountId": "1", "RuleName": "rule", "RuleId": "%d", "Level": "%s",
     "HappenedAt": "%s", "RuleCondition": "%s", "%s": [%s]}
    """
        .formatted(
            recovery ? "MetricRecovered" : "Metric",
            random.nextInt(3),
            LEVELS.get(random.nextInt(LEVELS.size())),
            TIME.format(now.minusSeconds(random.nextInt(4))),
            "x".repeat(random.nextInt(400)),
            recovery ? "RecoveredResources" : "Resources",
            items);
  }

  String standard() {
    return """
    {"title_rule": "title", "event_status": "%s", "alert_key": "%s", "description": "%d"}
    """
        .formatted(STATUSES.get(random.nextInt(STATUSES.size())), resource(), random.nextInt(3));
  }

  private String resource() {
    return random.nextInt(3) == 0
        ? "new-" + sender + "-" + made++
        : "known-" + random.nextInt(KNOWN);
  }
}
