package dev.quell.pipeline;

import dev.quell.model.Event;
import dev.quell.model.Labels;
import dev.quell.model.Severity;
import dev.quell.web.ConditionItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Routes and events over a small vocabulary, so that they often have to do with each other. */
public final class RandomRoutes {
  static final long INTEGRATION = 42;
  static final long CHANNELS = 6;

  private static final List<String> KEYS =
      List.of(
          "severity",
          "alert_severity",
          "event_severity",
          "status",
          "alert_status",
          "title",
          "description",
          "alert_key",
          "title_rule",
          "integration_id",
          "data_source_id",
          "check",
          "service",
          "labels.check",
          "labels.a",
          "labels.a",
          "labels.b",
          "labels.b",
          "labels.ip",
          "labels.num",
          "labels.a.b",
          "labels.team");
  private static final List<String> VALUES =
      List.of(
          "",
          "a",
          "ab",
          "abc",
          "b",
          "ba",
          "A",
          "Critical",
          "Warning",
          "Info",
          "Ok",
          "42",
          "10",
          "90",
          "90.0",
          "90.5",
          "-3",
          "1e2",
          "+7",
          "1d",
          "NaN",
          " 5",
          "10.0.0.5",
          "10.0.1.5",
          "10.0.0.206",
          "192.168.1.1",
          "10.0.0.5:80",
          "10.5",
          "2001:db8::1",
          "::ffff:10.0.0.9",
          "2001:db9::1",
          "a*b",
          "/",
          "a😀b",
          "😀",
          "ops",
          "web",
          "gone",
          "a\nb");
  private static final List<String> PATTERNS =
      List.of(
          "*",
          "?",
          "**",
          "a*",
          "*b",
          "*a*",
          "a?",
          "a??",
          "?*",
          "*?*b",
          "a*b*",
          "*.*",
          "10.*",
          "😀?",
          "a?b",
          "/a/",
          "/^a/",
          "/b$/",
          "/a.b/",
          "/[ab]+c/",
          "/^$/",
          "//",
          "/(a|b)b?$/",
          "/a+.*b/",
          "/\\d+/",
          "/(?i)A/",
          "/^ab*/",
          "/^ab?c/",
          "/^a{0}b/",
          "/^a😀*b/",
          "/^ab+c?$/",
          "/^a|b/",
          "/^10\\./",
          "/^^a/",
          "/^(?:a)?b/",
          "/^/",
          "cidr:10.0.0.206/24",
          "cidr:10.0.0.0/8",
          "cidr:0.0.0.0/0",
          "cidr:10.0.0.5/32",
          "cidr:2001:db8::5/32",
          "cidr:::/0",
          "cidr:10.0.0.0/31",
          "num:ge:90",
          "num:gt:90",
          "num:lt:0",
          "num:le:-3",
          "num:lt:90.5",
          "num:ge:1e1");
  private static final List<String> LABELS =
      List.of("a", "b", "check", "service", "ip", "num", "a.b", "team", "cluster");

  private final Random random;

  public RandomRoutes(long seed) {
    this.random = new Random(seed);
  }

  /** Whether the channel takes alerts; the names are those of {@link #names}. */
  public boolean chance(double share) {
    return random.nextDouble() < share;
  }

  static Map<String, Long> names() {
    return Map.of("ops", 1L, "web", 2L, "a", 3L, "gone", 4L);
  }

  RouteBody route() {
    int count = chance(0.1) ? 0 : 1 + random.nextInt(chance(0.1) ? 40 : 6);
    List<RouteCase> cases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      cases.add(one());
    }
    Optional<RouteFallback> fallback =
        count == 0 || chance(0.6) ? Optional.of(new RouteFallback(channels(0))) : Optional.empty();
    return new RouteBody(cases, List.of(), fallback);
  }

  public Event event() {
    Map<String, String> labels = new HashMap<>();
    for (String label : LABELS) {
      if (chance(0.5)) {
        labels.put(label, from(VALUES));
      }
    }
    Severity[] severities = Severity.values();
    return new Event(
        "key-" + from(VALUES),
        from(VALUES),
        from(VALUES),
        from(VALUES),
        severities[random.nextInt(severities.length)],
        false,
        Optional.empty(),
        Optional.empty(),
        Labels.of(labels),
        List.of(),
        List.of());
  }

  public ConditionItem condition() {
    List<String> values = new ArrayList<>();
    boolean plain = chance(0.5);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      values.add(plain || chance(0.3) ? from(VALUES) : from(PATTERNS));
    }
    values.replaceAll(value -> value.equals("/") ? "x" : value);
    return new ConditionItem(from(KEYS), chance(0.7) ? "IN" : "NOTIN", values);
  }

  private RouteCase one() {
    List<ConditionItem> conditions = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      conditions.add(condition());
    }
    boolean falls = chance(0.5);
    if (chance(0.2)) {
      String label = chance(0.5) ? "team" : "labels.team";
      return new RouteCase(
          conditions, List.of(), falls, Optional.of("name_mapping"), Optional.of(label));
    }
    return new RouteCase(conditions, channels(1), falls, Optional.empty(), Optional.empty());
  }

  private List<Long> channels(int least) {
    List<Long> channels = new ArrayList<>();
    for (int i = least + random.nextInt(3); i > 0; i--) {
      channels.add(1 + random.nextLong(CHANNELS));
    }
    return channels;
  }

  private String from(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
