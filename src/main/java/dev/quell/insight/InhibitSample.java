package dev.quell.insight;

import dev.quell.channel.rule.InhibitRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which alerts of the past a rule that inhibits finds a source for. */
final class InhibitSample {
  private final InhibitRule rule;
  private final Map<List<Optional<String>>, List<PastAlert>> sources = new HashMap<>();
  private final List<RecentAlert> explained = new ArrayList<>();
  private int sourceCount;
  private int targetCount;

  InhibitSample(InhibitRule rule, List<PastAlert> sample) {
    this.rule = rule;
    for (PastAlert alert : sample) {
      if (rule.source().matches(alert.alert())) {
        sourceCount++;
        sources.computeIfAbsent(values(alert), key -> new ArrayList<>()).add(alert);
      }
    }
    for (PastAlert alert : sample) {
      if (rule.target().matches(alert.alert())) {
        targetCount++;
        if (isExplained(alert)) {
          explained.add(alert.alert());
        }
      }
    }
  }

  /** Targets with a source that was going on when they began, in the order of the sample. */
  List<RecentAlert> explained() {
    return explained;
  }

  int sources() {
    return sourceCount;
  }

  int targets() {
    return targetCount;
  }

  private boolean isExplained(PastAlert target) {
    List<Optional<String>> values = values(target);
    return values.stream().anyMatch(Optional::isPresent)
        && sources.getOrDefault(values, List.of()).stream()
            .anyMatch(source ->
                !source.alert().id().equals(target.alert().id())
                    && source.wasOpenAt(target.alert().seenAt()));
  }

  private List<Optional<String>> values(PastAlert alert) {
    return rule.equals().stream().map(field -> field.of(alert.alert())).toList();
  }
}
