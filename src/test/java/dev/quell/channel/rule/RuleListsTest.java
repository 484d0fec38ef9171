package dev.quell.channel.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.model.Field;
import dev.quell.model.Filter;
import dev.quell.model.Subject;
import dev.quell.pipeline.RandomRoutes;
import dev.quell.web.ConditionItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleListsTest {
  private static final int SEEDS = Integer.getInteger("quell.model.routes", 500);
  private static final int EVENTS = 4;

  @Test
  void theRulesThatMatchAreThoseThatMatchAskedOneByOne() {
    int matched = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      RandomRoutes random = new RandomRoutes(seed);
      RuleLists rules = rules(random, seed % 40);
      for (int i = 0; i < EVENTS; i++) {
        Subject subject = Subject.of(random.event(), 42);

        List<DropRule> drops = list(rules.drops().matching(subject));
        List<InhibitRule> inhibits = list(rules.inhibits().matching(subject));

        assertThat(drops)
            .as("seed " + seed)
            .isEqualTo(
                rules.drops().stream()
                    .filter(rule -> rule.head().enabled() && rule.filter().matches(subject))
                    .toList());
        assertThat(inhibits)
            .as("seed " + seed)
            .isEqualTo(
                rules.inhibits().stream()
                    .filter(rule -> rule.head().enabled() && rule.target().matches(subject))
                    .toList());
        matched += drops.size();
      }
    }
    assertThat(matched).isGreaterThan(SEEDS);
  }

  private static RuleLists rules(RandomRoutes random, int count) {
    List<DropRule> drops = new ArrayList<>();
    List<InhibitRule> inhibits = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      RuleHead head =
          new RuleHead("rule" + i, "rule", "", i, random.chance(0.8), RuleHead.Stamps.first(1, 0));
      drops.add(new DropRule(head, filter(random)));
      inhibits.add(
          new InhibitRule(
              head,
              List.of(new Field.Label("a")),
              filter(random),
              filter(random),
              Duration.ofMinutes(10),
              false,
              true));
    }
    return new RuleLists(drops, List.of(), inhibits);
  }

  private static Filter filter(RandomRoutes random) {
    List<Filter.Group> groups = new ArrayList<>();
    while (random.chance(groups.isEmpty() ? 0.9 : 0.4)) {
      List<ConditionItem> conditions = new ArrayList<>();
      while (random.chance(conditions.isEmpty() ? 0.95 : 0.5)) {
        conditions.add(random.condition());
      }
      groups.add(
          new Filter.Group(ConditionItem.read("filters", conditions, Field.Named.OF_EVENTS)));
    }
    return new Filter(groups);
  }

  private static <R> List<R> list(Iterable<R> rules) {
    List<R> list = new ArrayList<>();
    rules.forEach(list::add);
    return list;
  }
}
