package dev.quell.scenario.script;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Conditions in words: {@code severity is Critical and check is disk* or host is not a | b}. A name
 * that is no attribute of an alert is a label.
 */
final class SpokenFilter {
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "severity",
          "status",
          "title",
          "description",
          "integration_id",
          "alert_key",
          "title_rule");

  private static final Pattern CONDITION =
      Pattern.compile("(\\S+) (is not|is|exists|is missing)(?: (.+))?");

  private SpokenFilter() {}

  /** Groups of conditions, as the API takes them. */
  static ArrayNode groups(String words) {
    ArrayNode groups = JsonNodeFactory.instance.arrayNode();
    for (String group : words.split(" or ", -1)) {
      groups.add(conditions(group));
    }
    return groups;
  }

  /** Conditions that must all hold, as the API takes them. */
  static ArrayNode conditions(String words) {
    ArrayNode conditions = JsonNodeFactory.instance.arrayNode();
    for (String condition : words.split(" and ", -1)) {
      conditions.add(condition(condition.strip()));
    }
    return conditions;
  }

  static String key(String name) {
    return ATTRIBUTES.contains(name) || name.startsWith("labels.") ? name : "labels." + name;
  }

  private static ObjectNode condition(String words) {
    Matcher matcher = CONDITION.matcher(words);
    if (!matcher.matches()) {
      throw new AssertionError(
          "condition: \""
              + words
              + "\" (expected: <name> is|is not <value> | <value>, or"
              + " <name> exists|is missing)");
    }
    boolean missing = words.endsWith(" is missing");
    boolean negative = matcher.group(2).equals("is not") || missing;
    ObjectNode condition = JsonNodeFactory.instance.objectNode();
    condition.put("key", key(matcher.group(1)));
    condition.put("oper", negative ? "NOTIN" : "IN");
    ArrayNode values = condition.putArray("vals");
    String said = matcher.group(3);
    if (missing || said == null) {
      values.add("*");
    } else {
      for (String value : said.split(" \\| ", -1)) {
        values.add(value.strip());
      }
    }
    return condition;
  }
}
