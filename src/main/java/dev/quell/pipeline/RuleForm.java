package dev.quell.pipeline;

import dev.quell.model.Condition;
import dev.quell.model.Field;
import dev.quell.model.Filter;
import dev.quell.model.UnreadableFilter;
import dev.quell.model.ValuePattern;
import dev.quell.pipeline.rule.RuleName;
import dev.quell.web.ConditionItem;
import dev.quell.web.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What reading rules of both kinds has in common; refuses what makes no sense, by its place. */
final class RuleForm {
  static final int MAX_ID = 64;
  static final int MAX_NAME = 100;
  static final int MAX_LABEL = 128;
  private static final int MAX_GROUPS = 50;
  private static final int MAX_PATTERN = 2048;
  private static final Pattern RESULT_LABEL = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  /** Every event of the integration is asked all of these, in the one thread that judges. */
  private static final long MOST_WEIGHT = 1_000_000;

  private long weight;

  RuleName name(String path, Optional<String> id, Optional<String> name) {
    String ruleId = Requests.atMost(path + ".rule_id", id.orElse(""), MAX_ID);
    String ruleName = Requests.atMost(path + ".rule_name", name.orElse(""), MAX_NAME);
    Requests.storable(path + ".rule_id", ruleId);
    return new RuleName(ruleId, Requests.storable(path + ".rule_name", ruleName));
  }

  Filter.Group group(String path, List<ConditionItem> items) {
    List<Condition> conditions = ConditionItem.read(path, items, Field.Named.OF_EVENTS);
    for (Condition condition : conditions) {
      for (ValuePattern pattern : condition.values().all()) {
        weigh(path, pattern);
      }
    }
    return new Filter.Group(conditions);
  }

  /** One group without a condition holds for everything; only rules saved long ago have that. */
  Filter filter(String path, List<List<ConditionItem>> groups) {
    Requests.list(path, groups, 0, MAX_GROUPS);
    List<Filter.Group> read = new ArrayList<>(groups.size());
    for (List<ConditionItem> group : groups) {
      String where = path + "[" + read.size() + "]";
      Requests.list(where, group, groups.size() == 1 ? 0 : 1, ConditionItem.MAX_CONDITIONS);
      read.add(group(where, group));
    }
    return new Filter(read);
  }

  static void refuseEmptyGroups(String path, List<List<ConditionItem>> groups) {
    for (int i = 0; i < groups.size(); i++) {
      Requests.list(path + "[" + i + "]", groups.get(i), 1, ConditionItem.MAX_CONDITIONS);
    }
  }

  /** The expression of an extraction, without slashes around it. */
  ValuePattern expression(String path, String text) {
    Requests.storable(path, Requests.text(path, text, MAX_PATTERN));
    try {
      ValuePattern pattern = ValuePattern.read(path, "/" + text + "/");
      weigh(path, pattern);
      return pattern;
    } catch (UnreadableFilter e) {
      throw Requests.invalid(path, text, e.expected());
    }
  }

  /** A label that a rule may write. */
  static String resultLabel(String path, Optional<String> label) {
    String name = Requests.required(path, label.orElse(null));
    if (!RESULT_LABEL.matcher(name).matches()) {
      throw Requests.invalid(
          path, '"' + name + '"', "a-z, 0-9 and _, beginning with a letter, at most 63");
    }
    return name;
  }

  /** A label as senders may call one. */
  static String anyLabel(String path, String label) {
    return Requests.storable(path, Requests.text(path, label, MAX_LABEL));
  }

  /** A text that must be there; {@code most} counts characters. */
  static String text(String path, Optional<String> text, int most) {
    return Requests.storable(path, Requests.text(path, text.orElse(null), most));
  }

  static Field field(String path, String key, Set<Field.Named> known) {
    try {
      return Field.read(path, key, known);
    } catch (UnreadableFilter e) {
      throw Requests.invalid(e.path(), e.found(), e.expected());
    }
  }

  private void weigh(String path, ValuePattern pattern) {
    weight += pattern instanceof ValuePattern.Expression expression ? expression.weight() : 0;
    if (weight > MOST_WEIGHT) {
      throw Requests.invalid(
          path,
          "too many large regular expressions up to here",
          "fewer, or smaller repetitions; texts and wildcards do not count");
    }
  }
}
