package dev.quell.notify.template;

import dev.quell.notify.template.Value.Address;
import dev.quell.notify.template.Value.Struct;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a template is filled in with: an incident under the names templates know. Every name is
 * always there; what is not told is nothing, and a name that is not among them is refused.
 */
public final class TemplateModel {
  private static final List<String> NAMES =
      List.of(
          "ID",
          "Title",
          "Description",
          "Num",
          "DetailUrl",
          "AnswerUrl",
          "IncidentSeverity",
          "IncidentStatus",
          "Progress",
          "StartTime",
          "LastTime",
          "EndTime",
          "AckTime",
          "CloseTime",
          "SnoozedBefore",
          "Creator",
          "Closer",
          "Owner",
          "Responders",
          "AssignedTo",
          "ChannelID",
          "ChannelName",
          "GroupMethod",
          "AccountName",
          "AccountLocale",
          "AccountTimeZone",
          "Labels",
          "Fields",
          "Images",
          "AlertCnt",
          "ActiveAlertCnt",
          "AlertEventCnt",
          "Alerts",
          "FireType",
          "FireTimes",
          "IsFlapping",
          "IsInStorm",
          "Flapping",
          "Impact",
          "RootCause",
          "Resolution",
          "AISummary");

  /** The names within what has names of its own. */
  private static final Map<String, List<String>> INNER =
      Map.of(
          "Creator", List.of("PersonID", "PersonName", "Email"),
          "Closer", List.of("PersonID", "PersonName", "Email"),
          "Owner", List.of("PersonID", "PersonName", "Email"),
          "Responders", List.of("PersonID", "PersonName", "Email", "AssignedAt", "AcknowledgedAt"),
          "AssignedTo",
              List.of("PersonIDs", "EscalateRuleID", "EscalateRuleName", "LayerIdx", "Type"),
          "Images", List.of("Src", "Alt"),
          "Alerts",
              List.of(
                  "Title",
                  "Description",
                  "AlertSeverity",
                  "AlertStatus",
                  "StartTime",
                  "LastTime",
                  "EndTime",
                  "Labels"),
          "Flapping", List.of("MaxChanges", "InMinutes", "MuteMinutes"));

  private final Struct root;

  private TemplateModel(Struct root) {
    this.root = root;
  }

  /**
   * A model of these values.
   *
   * @param values texts, numbers, truths, lists and maps under the names of templates; times are
   *     seconds
   */
  public static TemplateModel of(Map<String, ?> values) {
    Map<String, Object> all = named("", NAMES, values);
    for (Map.Entry<String, List<String>> inner : INNER.entrySet()) {
      String name = inner.getKey();
      all.put(name, shaped(name, inner.getValue(), all.getOrDefault(name, Value.NONE)));
    }
    all.computeIfPresent("DetailUrl", (name, url) -> new Address(Value.text(url)));
    all.computeIfPresent(
        "AnswerUrl",
        (name, url) -> url instanceof String text && !text.isEmpty() ? new Address(text) : "");
    for (String map : List.of("Labels", "Fields")) {
      all.computeIfPresent(map, (name, given) -> Value.NONE.equals(given) ? Map.of() : given);
    }
    return new TemplateModel(new Struct(all));
  }

  Object root() {
    return root;
  }

  String title() {
    return Value.text(root.fields().getOrDefault("Title", ""));
  }

  private static Object shaped(String name, List<String> names, Object given) {
    return switch (given) {
      case List<?> list ->
          list.stream().map(one -> new Struct(named(name, names, (Map<?, ?>) one))).toList();
      case Map<?, ?> map -> new Struct(named(name, names, map));
      default -> name.endsWith("s") ? List.of() : Value.NONE;
    };
  }

  private static Map<String, Object> named(String of, List<String> names, Map<?, ?> values) {
    Map<String, Object> all = new HashMap<>();
    names.forEach(name -> all.put(name, name.equals("Labels") ? Map.of() : Value.NONE));
    values.forEach((name, value) -> {
      String known = String.valueOf(name);
      if (!all.containsKey(known)) {
        throw new IllegalArgumentException(of + "." + known + ": no name of templates");
      }
      if (value != null) {
        all.put(known, Value.of(value));
      }
    });
    return all;
  }

  /** A made-up incident, to try templates on when they are saved. */
  public static TemplateModel sample() {
    Map<String, Object> labels = new TreeMap<>();
    labels.put("host", "db-1");
    labels.put("service", "orders");
    labels.put("region", "cn-beijing");
    labels.put("check", "cpu usage");
    labels.put("trigger_value", "97.3");
    Map<String, Object> person =
        Map.of("PersonID", 1001, "PersonName", "Alice", "Email", "alice@example.com");
    Map<String, Object> values = new HashMap<>();
    values.put("ID", "6955b900a1b2c3d4e5f6a7b8");
    values.put("Title", "cpu usage of db-1 is 97.3 %");
    values.put("Description", "above 90 % for 5 minutes");
    values.put("Num", "A7B8");
    values.put("DetailUrl", "https://quell.example.com/incidents/6955b900a1b2c3d4e5f6a7b8");
    values.put("IncidentSeverity", "Critical");
    values.put("IncidentStatus", "Critical");
    values.put("Progress", "Triggered");
    values.put("StartTime", 1767225600);
    values.put("LastTime", 1767225900);
    List.of("Creator", "Owner", "Closer").forEach(name -> values.put(name, person));
    values.put("Responders", List.of(person));
    values.put("AssignedTo", Map.of("Type", "assign", "EscalateRuleName", "default"));
    values.put("ChannelID", 1);
    values.put("ChannelName", "orders");
    values.put("GroupMethod", "p");
    values.put("Labels", labels);
    values.put("Alerts", List.of(sampleAlert(labels)));
    values.put("AlertCnt", 1);
    values.put("ActiveAlertCnt", 1);
    values.put("AlertEventCnt", 3);
    values.put("FireType", "fire");
    values.put("FireTimes", 1);
    values.put("IsFlapping", false);
    values.put("IsInStorm", false);
    values.put("Flapping", Map.of("MaxChanges", 4, "InMinutes", 60, "MuteMinutes", 120));
    return of(values);
  }

  private static Map<String, Object> sampleAlert(Map<String, Object> labels) {
    Map<String, Object> alert = new HashMap<>();
    alert.put("Title", "cpu usage of db-1 is 97.3 %");
    alert.put("Description", "above 90 % for 5 minutes");
    alert.put("AlertSeverity", "Critical");
    alert.put("AlertStatus", "Critical");
    alert.put("StartTime", 1767225600);
    alert.put("LastTime", 1767225900);
    alert.put("EndTime", 0);
    alert.put("Labels", labels);
    return alert;
  }
}
