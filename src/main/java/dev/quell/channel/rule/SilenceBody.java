package dev.quell.channel.rule;

import dev.quell.model.TimeZones;
import dev.quell.web.ConditionItem;
import dev.quell.web.Requests;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a rule that silences says, as the API spells it.
 *
 * @param timeFilter when it holds once; absent where it holds again and again
 * @param timeFilters when it holds again and again; none where it holds once
 * @param timeZone whose clocks say so; empty where it holds once
 */
public record SilenceBody(
    String ruleName,
    String description,
    List<List<ConditionItem>> filters,
    Optional<OnceTime> timeFilter,
    List<TimeSpan> timeFilters,
    String timeZone,
    boolean isDirectlyDiscard,
    boolean isAutoDelete,
    boolean judgeAgain,
    String fromIncidentId) {
  private static final int MOST_SPANS = 50;

  public static SilenceBody of(SilenceRule rule) {
    return new SilenceBody(
        rule.head().name(),
        rule.head().description(),
        FilterText.of(rule.filter()),
        rule.time() instanceof SilenceTime.Once once
            ? Optional.of(OnceTime.of(once))
            : Optional.empty(),
        rule.time() instanceof SilenceTime.Recurring recurring
            ? recurring.spans().stream().map(TimeSpan::of).toList()
            : List.of(),
        rule.time() instanceof SilenceTime.Recurring recurring ? recurring.zone().getId() : "",
        rule.discard(),
        rule.autoDelete(),
        rule.judgeAgain(),
        rule.fromIncidentId());
  }

  /** The rule, ready to be asked; refuses what makes none. */
  SilenceRule rule(RuleHead head) {
    SilenceTime time = readTime(timeFilter.flatMap(OnceTime::said), timeFilters, timeZone);
    if (isAutoDelete && !(time instanceof SilenceTime.Once)) {
      throw Requests.invalid(
          "is_auto_delete", "true", "false, unless time_filter says when it is over");
    }
    if (!fromIncidentId.isEmpty() && !(time instanceof SilenceTime.Once)) {
      throw Requests.invalid(
          "time_filters",
          timeFilters.size() + " items",
          "none; what is made from an incident holds once, by time_filter");
    }
    return new SilenceRule(
        head,
        FilterText.read("filters", filters),
        time,
        isDirectlyDiscard,
        isAutoDelete,
        judgeAgain,
        fromIncidentId);
  }

  /** When a silence holds; exactly one of the two must be said. */
  static SilenceTime readTime(Optional<OnceTime> once, List<TimeSpan> spans, String zone) {
    if (once.isPresent() != spans.isEmpty()) {
      throw Requests.invalid(
          once.isPresent() ? "time_filters" : "time_filter",
          once.isPresent() ? spans.size() + " items beside time_filter" : "missing",
          "either time_filter or time_filters");
    }
    if (once.isPresent()) {
      return once.get().read();
    }
    List<SilenceTime.Span> read = new ArrayList<>();
    for (TimeSpan span : Requests.list("time_filters", spans, 1, MOST_SPANS)) {
      read.add(span.read("time_filters[" + read.size() + "]"));
    }
    return new SilenceTime.Recurring(zone(zone), read);
  }

  private static ZoneId zone(String name) {
    if (!TimeZones.isKnown(name)) {
      throw Requests.invalid("time_zone", '"' + name + '"', "a name such as Asia/Shanghai or UTC");
    }
    return ZoneId.of(name);
  }
}
