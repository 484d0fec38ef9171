package dev.quell.channel.rule;

import dev.quell.web.ConditionItem;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import java.util.List;
import java.util.Optional;

/**
 * A rule somebody is about to write: one filter for what is dropped or silenced, two of them and
 * what must be equal for what is inhibited.
 *
 * @param kind {@code unsubscribe}, {@code silence} or {@code inhibit}; told by the other fields
 *     when left out
 * @param ruleId of the rule that would be changed
 * @param limit how many alerts are shown, at most 20
 */
public record RuleDraft(
    @Required Long channelId,
    Optional<String> kind,
    Optional<String> ruleId,
    Optional<List<List<ConditionItem>>> filters,
    Optional<List<List<ConditionItem>>> sourceFilters,
    Optional<List<List<ConditionItem>>> targetFilters,
    Optional<List<String>> equals,
    Optional<OnceTime> timeFilter,
    Optional<List<TimeSpan>> timeFilters,
    Optional<String> timeZone,
    Optional<Long> lookBackMinutes,
    int limit) {
  private static final RuleHead.Stamps LAST =
      new RuleHead.Stamps(0, 0, Long.MAX_VALUE, Long.MAX_VALUE);

  /** The rule it would make, in the place of the old one or behind all others. */
  public ChannelRule rule(RuleLists rules, String usualZone) {
    Optional<RuleHead> old = ruleId.flatMap(rules::find).map(ChannelRule::head);
    RuleHead head =
        new RuleHead(
            ruleId.orElse(""),
            "",
            "",
            old.map(RuleHead::priority).orElse(RuleForm.FARTHEST_PRIORITY),
            true,
            old.map(RuleHead::stamps).orElse(LAST));
    return switch (kindOrTold()) {
      case UNSUBSCRIBE -> new DropBody("", "", filters.orElse(List.of())).rule(head);
      case SILENCE -> silence(head, usualZone);
      case INHIBIT ->
          new InhibitBody(
                  "",
                  "",
                  equals.orElse(List.of()),
                  sourceFilters.orElse(List.of()),
                  targetFilters.orElse(List.of()),
                  false,
                  lookBackMinutes.orElse(InhibitRule.USUAL_LOOK_BACK.toMinutes()),
                  true)
              .rule(head);
    };
  }

  private ChannelRule.Kind kindOrTold() {
    if (kind.filter(word -> !word.isEmpty()).isPresent()) {
      return RuleChange.kind(kind.get());
    }
    if (sourceFilters.isPresent() || targetFilters.isPresent() || equals.isPresent()) {
      return ChannelRule.Kind.INHIBIT;
    }
    Requests.required("filters", filters.orElse(null));
    return saysWhen() ? ChannelRule.Kind.SILENCE : ChannelRule.Kind.UNSUBSCRIBE;
  }

  private boolean saysWhen() {
    return timeFilter.flatMap(OnceTime::said).isPresent()
        || timeFilters.filter(spans -> !spans.isEmpty()).isPresent();
  }

  /** Until somebody says when, it holds always. */
  private SilenceRule silence(RuleHead head, String usualZone) {
    TimeSpan always =
        new TimeSpan(
            Optional.of("00:00"), Optional.of("00:00"), List.of(), Optional.empty(), false);
    return new SilenceBody(
            "",
            "",
            filters.orElse(List.of()),
            timeFilter,
            saysWhen() ? timeFilters.orElse(List.of()) : List.of(always),
            timeZone.filter(zone -> !zone.isEmpty()).orElse(usualZone),
            false,
            false,
            true,
            "")
        .rule(head);
  }
}
