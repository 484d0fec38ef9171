package dev.quell.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random rules about events, before they are routed, and what such rules and silences look up. */
final class ProcessingTexts {
  private static final List<String> TEAMS = List.of("red", "blue", "green");

  private static final List<String> TRANSFORMATIONS =
      List.of(
          rule("title_reset", "{'title': '[TPL]of {{.Labels.team}}'}"),
          rule("severity_reset", "{'severity': 'Info'}"),
          rule("labels_reset", "{'labels': {'zone': '[TPL]{{.Labels.team}}'}}"),
          rule("alert_drop", "{}"),
          rule(
              "alert_inhibit",
              "{'equals': ['labels.zone'], 'source_filters':"
                  + " [[{'key': 'severity', 'oper': 'IN', 'vals': ['Critical']}]]}"));

  private ProcessingTexts() {}

  private static String rule(String kind, String settings) {
    String when = "[{'key': 'alert_key', 'oper': 'IN', 'vals': ['%s']}]";
    return "{'kind': '" + kind + "', 'settings': " + settings + ", 'if': " + when + "}";
  }

  static String enrichment(long integration, String table, Random random) {
    String mapping =
        "{'kind': 'mapping', 'settings': {'mapping_type': 'schema', 'schema_id': '%s',"
                .formatted(table)
            + " 'result_labels': ['team'], 'override': true}}";
    return "{'integration_id': %d, 'rules': [%s]}"
        .formatted(integration, random.nextInt(4) == 0 ? "" : mapping)
        .replace('\'', '"');
  }

  static String pipeline(long integration, Random random) {
    List<String> rules = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      String rule = TRANSFORMATIONS.get(random.nextInt(TRANSFORMATIONS.size()));
      String key = List.of("cpu", "disk", "net").get(random.nextInt(3));
      rules.add(rule.replace("['%s']", "['" + key + "']"));
    }
    return "{'integration_id': %d, 'rules': [%s]}"
        .formatted(integration, String.join(", ", rules))
        .replace('\'', '"');
  }

  static String owners(String table, Random random) {
    return "{'schema_id': '%s', 'replace': %s, 'docs': [{'zone': '%s', 'team': '%s'}]}"
        .formatted(
            table,
            random.nextInt(3) == 0,
            List.of("east", "west").get(random.nextInt(2)),
            TEAMS.get(random.nextInt(TEAMS.size())))
        .replace('\'', '"');
  }

  static String workdays(String calendar, Random random) {
    List<String> days = new ArrayList<>();
    for (int day = 0; day < 7; day++) {
      if (random.nextBoolean()) {
        days.add(Integer.toString(day));
      }
    }
    return "{'cal_id': '%s', 'workdays': [%s]}"
        .formatted(calendar, String.join(", ", days))
        .replace('\'', '"');
  }

  /** Held by day or by night, on days off or on working days. */
  static String silence(int channel, String calendar, Random random) {
    boolean off = random.nextBoolean();
    return ("{'channel_id': %d, 'rule_name': 'days', 'filters': [[{'key': 'severity', 'oper':"
            + " 'IN', 'vals': ['Info', 'Warning']}]], 'time_filters': [{'start': '00:00', 'end':"
            + " '%s', 'cal_id': '%s', 'is_off': %s}]}")
        .formatted(channel, off ? "11:00" : "23:59", calendar, off)
        .replace('\'', '"');
  }
}
