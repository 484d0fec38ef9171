package dev.quell.escalation;

import dev.quell.escalation.Targets.Robot;
import dev.quell.model.Severity;
import dev.quell.notify.Message.Language;
import dev.quell.notify.outbox.Notice.Recipient;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the settings of a group chat as a rule keeps them. */
final class RobotSettings {
  private static final String SEVERITIES = "severities";

  /** How older clients spell it. */
  private static final String MISSPELT = "serverities";

  private static final String CHATS = "chat_ids";
  private static final String ALIAS = "alias";

  private RobotSettings() {}

  /** Whether it hears of incidents of a severity; one that names none hears of all. */
  static boolean wants(Robot robot, Severity severity) {
    Object named = robot.settings().getOrDefault(SEVERITIES, robot.settings().get(MISSPELT));
    return !(named instanceof Collection<?> some)
        || some.isEmpty()
        || some.stream().anyMatch(one -> severity.wire().equalsIgnoreCase(String.valueOf(one)));
  }

  static String alias(Robot robot) {
    return String.valueOf(robot.settings().getOrDefault(ALIAS, ""));
  }

  static Recipient recipient(Robot robot) {
    Map<String, String> settings = new HashMap<>();
    robot.settings().forEach((name, value) -> settings.put(name, text(value)));
    if (settings.containsKey(CHATS)) {
      settings.putIfAbsent("chat_id", settings.get(CHATS));
    }
    String alias = alias(robot);
    return group(robot.medium(), settings, alias.isEmpty() ? robot.medium() : alias);
  }

  static Recipient group(String medium, Map<String, String> address, String name) {
    return new Recipient(0, medium, address, name, Language.EN, "", List.of());
  }

  private static String text(Object value) {
    return value instanceof Collection<?> many
        ? many.stream().map(String::valueOf).collect(Collectors.joining(","))
        : String.valueOf(value).strip().toLowerCase(Locale.ROOT).equals("null")
            ? ""
            : String.valueOf(value);
  }
}
