package dev.quell.channel;

import dev.quell.channel.Grouping.Branch;
import dev.quell.channel.Grouping.Likeness;
import dev.quell.channel.Grouping.Method;
import dev.quell.model.Field;
import dev.quell.model.Filter;
import dev.quell.model.UnreadableFilter;
import dev.quell.web.ApiException;
import dev.quell.web.ConditionItem;
import dev.quell.web.Requests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Checks and reads {@code group}, the setting that says how a channel groups alerts. */
final class GroupingReader {
  private static final Set<Field.Named> FIELDS = Field.Named.OF_EVENTS;

  /** Words of an alert that its incident has, too. */
  private static final Set<Field.Named> TEXTS =
      Set.of(
          Field.Named.TITLE, Field.Named.DESCRIPTION, Field.Named.SEVERITY, Field.Named.ALERT_KEY);

  private static final int MAX_GROUPS = 5;
  private static final int MAX_BRANCHES = 100;
  private static final int MAX_CONDITIONS = 20;
  private static final int MAX_DIMENSION = 135;
  private static final int MAX_WINDOW_MINUTES = 43_200;
  private static final int MAX_THRESHOLDS = 5;
  private static final int MAX_STORM = 10_000;
  private static final int MAX_LIKENESS_FIELDS = 10;

  private final JsonNode group;

  private GroupingReader(JsonNode group) {
    this.group = group;
  }

  static Grouping read(JsonNode group) {
    if (group.isMissingNode() || group.isNull()) {
      return Grouping.NONE;
    }
    return new GroupingReader(group).read();
  }

  private Grouping read() {
    Method method = method();
    long minutes = SettingsReader.number(group, "group.time_window", 0, 0, MAX_WINDOW_MINUTES);
    boolean byValues = method == Method.VALUES;
    List<Branch> branches = byValues ? branches() : List.of();
    List<List<Field>> dimensions = byValues ? dimensions(branches.isEmpty()) : List.of();
    return new Grouping(
        method,
        Grouping.branches(branches),
        dimensions,
        group.path("all_equals_required").asBoolean(false),
        minutes == 0 ? Optional.empty() : Optional.of(Duration.ofMinutes(minutes)),
        sliding(),
        stormThresholds(),
        likeness(method));
  }

  private Method method() {
    String method = group.path("method").asString("");
    return switch (method) {
      case "n" -> Method.NONE;
      case "p" -> Method.VALUES;
      case "i" -> Method.SIMILARITY;
      default -> throw invalid("group.method", method, "n, p or i");
    };
  }

  private boolean sliding() {
    String type = group.path("window_type").asString("tumbling");
    return switch (type) {
      case "tumbling", "" -> false;
      case "sliding" -> true;
      default -> throw invalid("group.window_type", type, "tumbling or sliding");
    };
  }

  private List<Branch> branches() {
    JsonNode cases = list("group.cases", group.path("cases"));
    if (cases.size() > MAX_BRANCHES) {
      throw invalid("group.cases", cases.size() + " cases", "0.." + MAX_BRANCHES);
    }
    List<Branch> branches = new ArrayList<>();
    for (JsonNode one : cases) {
      String path = "group.cases[" + branches.size() + "]";
      Filter.Group condition =
          new Filter.Group(ConditionItem.read(path + ".if", conditions(path, one), FIELDS));
      branches.add(new Branch(condition, fields(path + ".equals", one.path("equals"))));
    }
    return branches;
  }

  private static List<ConditionItem> conditions(String path, JsonNode one) {
    JsonNode conditions = list(path + ".if", one.path("if"));
    if (conditions.isEmpty() || conditions.size() > MAX_CONDITIONS) {
      throw invalid(path + ".if", conditions.size() + " conditions", "1.." + MAX_CONDITIONS);
    }
    List<ConditionItem> items = new ArrayList<>();
    for (JsonNode condition : conditions) {
      String where = path + ".if[" + items.size() + "]";
      List<String> values = new ArrayList<>();
      for (JsonNode value : list(where + ".vals", condition.path("vals"))) {
        values.add(text(where + ".vals[" + values.size() + "]", value));
      }
      items.add(
          new ConditionItem(
              text(where + ".key", condition.path("key")),
              text(where + ".oper", condition.path("oper")),
              values));
    }
    return items;
  }

  /** A list, or one without anything where there is none. */
  private static JsonNode list(String path, JsonNode node) {
    if (!node.isArray() && !node.isNull() && !node.isMissingNode()) {
      throw invalid(path, node.toString(), "a list");
    }
    return node;
  }

  private static String text(String path, JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      Requests.required(path, null);
    }
    if (node.isContainer()) {
      throw invalid(path, node.toString(), "a text");
    }
    return node.asString();
  }

  private List<List<Field>> dimensions(boolean required) {
    JsonNode equals = group.path("equals");
    int least = required ? 1 : 0;
    if ((required && !equals.isArray()) || equals.size() < least || equals.size() > MAX_GROUPS) {
      throw invalid(
          "group.equals",
          equals.isArray() ? equals.size() + " groups" : "nothing",
          least + "..5 lists of names");
    }
    List<List<Field>> groups = new ArrayList<>();
    for (JsonNode names : equals) {
      groups.add(fields("group.equals", names));
    }
    return groups;
  }

  private static List<Field> fields(String path, JsonNode names) {
    if (list(path, names).isEmpty() || names.size() > MAX_GROUPS) {
      throw invalid(path, names.size() + " names in a group", "1.." + MAX_GROUPS);
    }
    List<Field> fields = new ArrayList<>();
    for (JsonNode name : names) {
      fields.add(field(path, text(path + "[" + fields.size() + "]", name), FIELDS));
    }
    return fields;
  }

  private static Field field(String path, String name, Set<Field.Named> known) {
    if (name.length() > MAX_DIMENSION) {
      throw invalid(path, name.length() + " characters", "at most " + MAX_DIMENSION);
    }
    try {
      return Field.read(path, name, known);
    } catch (UnreadableFilter e) {
      throw Requests.invalid(e.path(), e.found(), e.expected());
    }
  }

  /** The list, or the older single one; ascending and each once. */
  private List<Integer> stormThresholds() {
    JsonNode list = group.path("storm_thresholds");
    if (list.size() > MAX_THRESHOLDS) {
      throw invalid("group.storm_thresholds", list.size() + " numbers", "0.." + MAX_THRESHOLDS);
    }
    TreeSet<Integer> thresholds = new TreeSet<>();
    for (JsonNode one : list) {
      if (!one.isIntegralNumber() || one.asLong() < 2 || one.asLong() > MAX_STORM) {
        throw invalid("group.storm_thresholds", one.toString(), "2.." + MAX_STORM);
      }
      thresholds.add(one.asInt());
    }
    long single = SettingsReader.number(group, "group.storm_threshold", 0, 0, MAX_STORM);
    if (thresholds.isEmpty() && single > 1) {
      thresholds.add((int) single);
    }
    return List.copyOf(thresholds);
  }

  /** Fields are asked for only where texts are compared: others may leave an empty list. */
  private Likeness likeness(Method method) {
    JsonNode threshold = group.path("i_score_threshold");
    boolean unset = threshold.isMissingNode() || threshold.isNull();
    double least = unset ? Likeness.USUAL.threshold() : threshold.asDouble(-1);
    if (!(least >= 0.5 && least <= 1)) {
      throw invalid("group.i_score_threshold", threshold.toString(), "0.5..1");
    }
    JsonNode keys = group.path("i_keys");
    boolean usual =
        keys.isMissingNode() || keys.isNull() || (method != Method.SIMILARITY && keys.isEmpty());
    return new Likeness(usual ? Likeness.USUAL.fields() : texts(keys), least);
  }

  private static List<Field> texts(JsonNode keys) {
    if (!keys.isArray() || keys.isEmpty() || keys.size() > MAX_LIKENESS_FIELDS) {
      throw invalid(
          "group.i_keys",
          keys.isArray() ? keys.size() + " names" : keys.toString(),
          "1.." + MAX_LIKENESS_FIELDS + " names");
    }
    List<Field> texts = new ArrayList<>();
    for (JsonNode key : keys) {
      texts.add(field("group.i_keys", key.asString(""), TEXTS));
    }
    return texts.stream().distinct().toList();
  }

  private static ApiException invalid(String name, String found, String expected) {
    return SettingsReader.invalid(name, found, expected);
  }
}
