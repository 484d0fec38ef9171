package dev.quell.channel;

import dev.quell.channel.rule.ChannelRule;
import dev.quell.channel.rule.RuleLists;
import dev.quell.channel.rule.RuleRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One thing in which two states of a channel's noise reduction differ.
 *
 * @param what a kind of rule, or {@code group}, {@code flapping}, {@code merge}, {@code
 *     auto_resolve}, {@code outlier}
 * @param change added, removed, changed, enabled, disabled or moved
 * @param name of the rule; empty for a setting
 */
public record NoiseChange(String what, String change, String name) {

  /** Everything that differs: rules first, kind by kind, then settings. */
  static List<NoiseChange> between(Channel before, Channel after) {
    List<NoiseChange> changes = new ArrayList<>();
    for (ChannelRule.Kind kind : ChannelRule.Kind.values()) {
      rules(kind, before.rules(), after.rules(), changes);
    }
    ChannelSettings old = before.settings();
    ChannelSettings now = after.settings();
    compare("group", old.grouping(), now.grouping(), changes);
    compare("flapping", old.flapping(), now.flapping(), changes);
    compare("merge", old.mergeWindow(), now.mergeWindow(), changes);
    compare("auto_resolve", closing(old), closing(now), changes);
    compare("outlier", old.marksNovel(), now.marksNovel(), changes);
    return changes;
  }

  /** Whether a rule says the same, whoever touched it when. */
  static boolean isSame(ChannelRule one, ChannelRule other) {
    return one.head().enabled() == other.head().enabled()
        && one.head().priority() == other.head().priority()
        && saysTheSame(one, other);
  }

  private static boolean saysTheSame(ChannelRule one, ChannelRule other) {
    return RuleRow.of(one).body().equals(RuleRow.of(other).body());
  }

  private static List<Object> closing(ChannelSettings settings) {
    return List.of(
        settings.autoResolve(), settings.autoResolveFromUpdate(), settings.closesWithItsAlerts());
  }

  private static void compare(String what, Object old, Object now, List<NoiseChange> changes) {
    if (!old.equals(now)) {
      changes.add(new NoiseChange(what, "changed", ""));
    }
  }

  private static void rules(
      ChannelRule.Kind kind, RuleLists before, RuleLists after, List<NoiseChange> changes) {
    List<? extends ChannelRule> old = before.of(kind);
    List<? extends ChannelRule> now = after.of(kind);
    Set<String> moved = moved(ids(old), ids(now));
    for (ChannelRule gone : old) {
      if (after.find(gone.head().id()).isEmpty()) {
        changes.add(of(kind, "removed", gone));
      }
    }
    for (ChannelRule rule : now) {
      before
          .find(rule.head().id())
          .ifPresentOrElse(
              was -> {
                if (!saysTheSame(was, rule)) {
                  changes.add(of(kind, "changed", rule));
                }
                if (was.head().enabled() != rule.head().enabled()) {
                  changes.add(of(kind, rule.head().enabled() ? "enabled" : "disabled", rule));
                }
                if (moved.contains(rule.head().id())) {
                  changes.add(of(kind, "moved", rule));
                }
              },
              () -> changes.add(of(kind, "added", rule)));
    }
  }

  /** The fewest that must have moved: those outside the longest run that kept its order. */
  private static Set<String> moved(List<String> old, List<String> now) {
    Map<String, Integer> places = new HashMap<>();
    old.forEach(id -> places.put(id, places.size()));
    List<String> common = now.stream().filter(places::containsKey).toList();
    int[] length = new int[common.size()];
    int[] previous = new int[common.size()];
    int last = -1;
    for (int i = 0; i < length.length; i++) {
      length[i] = 1;
      previous[i] = -1;
      for (int j = 0; j < i; j++) {
        if (place(places, common, j) < place(places, common, i) && length[j] >= length[i]) {
          length[i] = length[j] + 1;
          previous[i] = j;
        }
      }
      last = last < 0 || length[i] > length[last] ? i : last;
    }
    Set<String> moved = new HashSet<>(common);
    for (int i = last; i >= 0; i = previous[i]) {
      moved.remove(common.get(i));
    }
    return moved;
  }

  private static int place(Map<String, Integer> places, List<String> ids, int index) {
    return Objects.requireNonNull(places.get(ids.get(index)));
  }

  private static List<String> ids(List<? extends ChannelRule> rules) {
    return rules.stream().map(rule -> rule.head().id()).toList();
  }

  private static NoiseChange of(ChannelRule.Kind kind, String change, ChannelRule rule) {
    return new NoiseChange(kind.wire(), change, rule.head().name());
  }
}
