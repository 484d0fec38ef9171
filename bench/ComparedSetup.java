import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One way of grouping and a few inhibition rules, as Alertmanager and as Quell are told them, and
 * problems they have to do with.
 */
record ComparedSetup(List<String> groupBy, List<Rule> rules) {
  private static final List<List<String>> GROUPS =
      List.of(
          List.of("cluster"),
          List.of("alertname", "cluster"),
          List.of("service", "tier"),
          List.of("cluster", "service"));
  private static final List<List<String>> EQUAL =
      List.of(List.of("cluster"), List.of("cluster", "service"), List.of("tier"));

  /** Which alerts explain which others: of each label one of these values, and of some the same. */
  record Rule(Map<String, List<String>> source, Map<String, List<String>> target, List<String> equal) {
    boolean explains(Map<String, String> one, Map<String, String> other) {
      return matches(source, one)
          && matches(target, other)
          && equal.stream().allMatch(name -> value(one, name).equals(value(other, name)));
    }

    /** Whether an alert is of both kinds. */
    boolean isBoth(Map<String, String> labels) {
      return matches(source, labels) && matches(target, labels);
    }

    boolean hasNoValue(Map<String, String> labels) {
      return equal.stream().allMatch(name -> value(labels, name).isEmpty());
    }

    private static boolean matches(Map<String, List<String>> wanted, Map<String, String> labels) {
      return wanted.entrySet().stream()
          .allMatch(one -> one.getValue().contains(value(labels, one.getKey())));
    }
  }

  static ComparedSetup random(Random random) {
    List<Rule> rules = new ArrayList<>();
    rules.add(
        new Rule(
            Map.of("severity", List.of("critical")),
            Map.of("severity", List.of("warning", "info")),
            one(EQUAL, random)));
    rules.add(
        new Rule(
            Map.of("severity", List.of("warning"), "alertname", List.of("cpu", "disk")),
            Map.of("severity", List.of("info")),
            one(EQUAL, random)));
    rules.add(
        new Rule(
            Map.of("alertname", List.of("down", "net")),
            Map.of("alertname", List.of("down", "latency")),
            one(EQUAL, random)));
    return new ComparedSetup(one(GROUPS, random), rules);
  }

  /** Different ones; some lack some labels. */
  static List<Map<String, String>> problems(Random random, int count) {
    Map<String, Map<String, String>> problems = new TreeMap<>();
    while (problems.size() < count) {
      Map<String, String> labels = new TreeMap<>();
      labels.put("alertname", one(List.of("cpu", "disk", "down", "latency", "net"), random));
      labels.put("severity", one(List.of("critical", "warning", "warning", "info", "info"), random));
      labels.put("instance", "node-" + random.nextInt(6));
      some(labels, "cluster", 0.85, List.of("east", "west", "north"), random);
      some(labels, "service", 0.7, List.of("shop", "search", "pay"), random);
      some(labels, "tier", 0.5, List.of("edge", "core"), random);
      problems.put(key(labels), labels);
    }
    return new ArrayList<>(problems.values());
  }

  static String key(Map<String, String> labels) {
    return new TreeMap<>(labels)
        .entrySet().stream().map(Object::toString).collect(Collectors.joining(","));
  }

  static String value(Map<String, String> labels, String name) {
    return labels.getOrDefault(name, "");
  }

  boolean hasNoDimension(Map<String, String> labels) {
    return groupBy.stream().allMatch(name -> value(labels, name).isEmpty());
  }

  /** For Alertmanager, which sends what it has to tell to this address. */
  String yaml(String webhook) {
    StringBuilder yaml = new StringBuilder();
    yaml.append("global: {resolve_timeout: 2h}\nroute:\n  receiver: sink\n  group_by: ")
        .append(groupBy)
        .append("\n  group_wait: 1s\n  group_interval: 1s\n  repeat_interval: 2h\n")
        .append("receivers:\n  - name: sink\n    webhook_configs:\n      - url: '")
        .append(webhook)
        .append("'\n        send_resolved: true\ninhibit_rules:\n");
    for (Rule rule : rules) {
      yaml.append("  - source_matchers: ").append(matchers(rule.source)).append('\n');
      yaml.append("    target_matchers: ").append(matchers(rule.target)).append('\n');
      yaml.append("    equal: ").append(rule.equal).append('\n');
    }
    return yaml.toString();
  }

  private static String matchers(Map<String, List<String>> wanted) {
    return wanted.entrySet().stream()
        .map(one -> "'" + one.getKey() + "=~\"" + String.join("|", one.getValue()) + "\"'")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** For Quell: the channel. */
  String channel(String name) {
    return """
        {"channel_name": "%s", "merge_window_minutes": 0, "disable_outlier_detection": true,
         "flapping": {"is_disabled": true},
         "group": {"method": "p", "equals": [[%s]], "time_window": 0}}
        """
        .formatted(name, names(groupBy));
  }

  /** For Quell: a rule of the channel. */
  String rule(long channel, int number) {
    Rule rule = rules.get(number);
    return """
        {"channel_id": %d, "rule_name": "rule %d", "priority": %d, "equals": [%s],
         "source_filters": [[%s]], "target_filters": [[%s]], "look_back_minutes": 1440}
        """
        .formatted(
            channel, number, number, names(rule.equal), filter(rule.source), filter(rule.target));
  }

  private static String names(List<String> labels) {
    return labels.stream().map(name -> "\"labels." + name + "\"").collect(Collectors.joining(","));
  }

  private static String filter(Map<String, List<String>> wanted) {
    return wanted.entrySet().stream()
        .map(one ->
            "{\"key\": \"labels.%s\", \"oper\": \"IN\", \"vals\": [%s]}"
                .formatted(
                    one.getKey(),
                    one.getValue().stream()
                        .map(value -> '"' + value + '"')
                        .collect(Collectors.joining(","))))
        .collect(Collectors.joining(","));
  }

  private static <T> T one(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  private static void some(
      Map<String, String> labels, String name, double share, List<String> values, Random random) {
    if (random.nextDouble() < share) {
      labels.put(name, one(values, random));
    }
  }
}
