package dev.quell.notify.template;

import dev.quell.model.Severity;
import dev.quell.notify.Markup;
import dev.quell.notify.Message;
import dev.quell.notify.Message.Language;
import dev.quell.notify.template.Functions.TemplateFunction;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What templates ask about incidents and their alerts. */
final class IncidentFunctions {
  private static final String OK_COLOR = "#008800";

  private IncidentFunctions() {}

  static Map<String, TemplateFunction> all() {
    Map<String, TemplateFunction> all = new HashMap<>();
    all.put("fireReason", given -> fireReason(given.map(0), given.circumstances().language()));
    all.put("toSeverity", given -> severity(given.text(0), given.circumstances().language()));
    all.put("serverityToColor", given -> color(given.text(0)));
    all.put("severityToColor", given -> color(given.text(0)));
    all.put(
        "colorSeverity",
        given ->
            colored(
                color(given.text(0)),
                severity(given.text(0), given.circumstances().language()),
                given.circumstances().markup()));
    all.put(
        "colorBySeverity",
        given -> colored(color(given.text(0)), given.text(1), given.circumstances().markup()));
    all.put("toHtml", IncidentFunctions::toHtml);
    all.put("mdToHtml", given -> Markdown.html(given.text(0), given.circumstances().markup()));
    all.put("alertLabels", given -> labels(given));
    all.put("joinAlertLabels", given -> String.join(given.text(2), labels(given)));
    all.put("maxAlertLabel", given -> extreme(labels(given), false));
    all.put("minAlertLabel", given -> extreme(labels(given), true));
    all.put("imageSrcToURL", given -> image(given.text(1)));
    all.put("imageAltToURL", IncidentFunctions::imageByName);
    // uploads to Feishu, which the robots cannot do
    all.put("transferImage", given -> "");
    return all;
  }

  private static String fireReason(Map<?, ?> incident, Language language) {
    if (told(incident, "Progress").equals("Closed")) {
      return language.of("[RESOLVED] ", "[已恢复] ");
    }
    String type =
        incident.get("AssignedTo") instanceof Value.Struct assigned
            ? Value.text(assigned.fields().getOrDefault("Type", ""))
            : "";
    if (told(incident, "FireType").equals("refire")) {
      return language.of("[REPEATED] ", "[重复通知] ");
    }
    return switch (type) {
      case "escalate" -> language.of("[ESCALATED] ", "[升级] ");
      case "reassign" -> language.of("[REASSIGNED] ", "[重新分派] ");
      case "reopen" -> language.of("[REOPENED] ", "[重新打开] ");
      default -> "";
    };
  }

  private static String told(Map<?, ?> incident, String name) {
    Object value = incident.get(name);
    return value == null ? "" : Value.text(value);
  }

  private static String severity(String severity, Language language) {
    return switch (severity) {
      case "Critical" -> language.of("Critical", "严重");
      case "Warning" -> language.of("Warning", "警告");
      case "Info" -> language.of("Info", "提醒");
      case "Ok" -> language.of("Ok", "恢复");
      default -> severity;
    };
  }

  private static String color(String severity) {
    return Severity.parse(severity).map(Message::color).orElse(OK_COLOR);
  }

  private static Object colored(String color, String text, Markup markup) {
    String inner = markup.escape(text);
    return switch (markup) {
      case HTML -> new Value.Markedup("<span style=\"color:" + color + "\">" + inner + "</span>");
      case MARKDOWN -> new Value.Markedup("<font color=\"" + color + "\">" + inner + "</font>");
      case LARK ->
          new Value.Markedup(
              "<font color='"
                  + (color.equals(OK_COLOR) ? "green" : "red")
                  + "'>"
                  + inner
                  + "</font>");
      case PLAIN, TELEGRAM, SLACK -> text;
    };
  }

  /** The first that is not empty; in mail with the tags that are harmless. */
  private static Object toHtml(Given given) {
    Object first = LogicFunctions.firstTrue(given.from(0));
    return given.circumstances().markup() == Markup.HTML
        ? new Value.Markedup(SafeHtml.of(Value.text(first)))
        : first;
  }

  private static List<String> labels(Given given) {
    if (!(given.map(0).get("Alerts") instanceof List<?> alerts)) {
      return List.of();
    }
    String name = given.text(1);
    return alerts.stream()
        .filter(Value.Struct.class::isInstance)
        .map(alert -> ((Value.Struct) alert).fields().get("Labels"))
        .filter(Map.class::isInstance)
        .map(labels -> ((Map<?, ?>) labels).get(name))
        .filter(value -> value != null && Value.isTrue(value))
        .map(Value::text)
        .distinct()
        .collect(Collectors.toList());
  }

  private static String extreme(List<String> labels, boolean smallest) {
    boolean numbers = labels.stream().allMatch(label -> label.matches("-?\\d{1,15}(\\.\\d{1,9})?"));
    Comparator<String> order =
        numbers ? Comparator.comparingDouble(Double::parseDouble) : Comparator.naturalOrder();
    return labels.stream().max(smallest ? order.reversed() : order).orElse("");
  }

  private static Object image(String src) {
    return src.matches("https?://[^\\s\"'<>]+") ? new Value.Address(src) : "";
  }

  private static Object imageByName(Given given) {
    String name = given.text(1);
    if (given.map(0).get("Images") instanceof List<?> images) {
      for (Object one : images) {
        if (one instanceof Value.Struct image
            && Value.text(image.fields().getOrDefault("Alt", "")).equals(name)) {
          return image(Value.text(image.fields().getOrDefault("Src", "")));
        }
      }
    }
    return "";
  }
}
