package dev.quell.pipeline;

import dev.quell.model.Field;
import dev.quell.model.PlainText;
import dev.quell.model.Step;
import dev.quell.model.Subject;
import dev.quell.pipeline.rule.ConditionWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells which cases took an event and what they made of it. */
final class RouteTrace {
  private static final int MOST_CASES = 20;
  private static final int LONGEST_VALUE = 120;
  private static final int LONGEST = 500;

  private final Subject subject;
  private final Destinations destinations;
  private final List<Step> steps = new ArrayList<>();
  private int more;

  RouteTrace(Subject subject, Destinations destinations) {
    this.subject = subject;
    this.destinations = destinations;
  }

  void matched(CompiledCase one, Collection<Long> usable) {
    add(one, "case_matched", Map.of("channels", names(usable), "conditions", conditions(one)));
  }

  void off(CompiledCase one, Collection<Long> off) {
    add(one, "case_channels_off", Map.of("channels", names(off), "conditions", conditions(one)));
  }

  void mapped(CompiledCase one, Field.Label label, String value, long channel) {
    Map<String, String> found =
        Map.of(
            "label", label.key(),
            "value", PlainText.quoted(value, LONGEST_VALUE),
            "channel", destinations.nameOf(channel));
    add(one, "case_name_mapped", found);
  }

  void noSuchName(CompiledCase one, Field.Label label, String value) {
    Map<String, String> found =
        Map.of("label", label.key(), "value", PlainText.quoted(value, LONGEST_VALUE));
    add(one, "mapped_channel_missing", found);
  }

  void noLabel(CompiledCase one, Field.Label label) {
    add(one, "mapped_label_missing", Map.of("label", label.key()));
  }

  /** What became of it in the end, where no case decided that. */
  void ended(String code, Collection<Long> channels) {
    steps.add(
        Step.of(
            "route", code, channels.isEmpty() ? Map.of() : Map.of("channels", names(channels))));
  }

  List<Step> steps() {
    if (more == 0) {
      return steps;
    }
    List<Step> all = new ArrayList<>(steps);
    Step rest = Step.of("route", "more_cases", Map.of("count", Integer.toString(more)));
    all.add(Math.min(MOST_CASES, all.size()), rest);
    return all;
  }

  private void add(CompiledCase one, String code, Map<String, String> compared) {
    if (steps.size() >= MOST_CASES) {
      more++;
      return;
    }
    Map<String, String> all = new HashMap<>(compared);
    all.put("case", Integer.toString(one.number() + 1));
    all.values().removeIf(String::isEmpty);
    steps.add(new Step("route", code, Routed.caseId(one.number()), one.section(), all));
  }

  private String names(Collection<Long> channels) {
    String names = channels.stream().map(destinations::nameOf).collect(Collectors.joining(", "));
    return PlainText.quoted(names, LONGEST);
  }

  private String conditions(CompiledCase one) {
    return ConditionWords.of(one.conditions(), subject);
  }
}
