package dev.quell.channel.rule;

import dev.quell.web.ConditionItem;
import dev.quell.web.Required;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a client says about a rule that silences.
 *
 * @param ruleId only when an existing one is changed
 * @param fromIncidentId the incident a new one is made from: it then holds once and goes away by
 *     itself, and a second one for the same incident changes the first
 * @param timeZone for {@code timeFilters}; the server's when left out
 */
public record SilenceForm(
    @Required Long channelId,
    Optional<String> ruleId,
    Optional<String> ruleName,
    Optional<String> description,
    Optional<Integer> priority,
    Optional<List<List<ConditionItem>>> filters,
    Optional<OnceTime> timeFilter,
    Optional<List<TimeSpan>> timeFilters,
    Optional<String> timeZone,
    Optional<Boolean> isDirectlyDiscard,
    Optional<Boolean> isAutoDelete,
    Optional<Boolean> judgeAgain,
    Optional<String> fromIncidentId)
    implements RuleForm {
  private static final String QUICK = "Quick Silence - #";
  private static final int NUM_DIGITS = 6;
  private static final SilenceBody USUAL =
      new SilenceBody("", "", List.of(), Optional.empty(), List.of(), "", false, false, true, "");

  /** What a silence made from an incident is called. */
  public static String quickName(String incidentId) {
    int from = Math.max(0, incidentId.length() - NUM_DIGITS);
    return QUICK + incidentId.substring(from).toUpperCase(Locale.ROOT);
  }

  /** The incident a new rule is made from; empty where it is not. */
  public String incidentId() {
    return fromIncidentId.map(String::strip).orElse("");
  }

  /** The same, with this zone where none was said, as the server may be told another later. */
  public SilenceForm inZone(String usual) {
    return new SilenceForm(
        channelId,
        ruleId,
        ruleName,
        description,
        priority,
        filters,
        timeFilter,
        timeFilters,
        timeZone.map(String::strip).filter(zone -> !zone.isEmpty()).or(() -> Optional.of(usual)),
        isDirectlyDiscard,
        isAutoDelete,
        judgeAgain,
        fromIncidentId);
  }

  @Override
  public SilenceRule over(Optional<ChannelRule> old, RuleHead head) {
    SilenceBody before = old.map(rule -> SilenceBody.of((SilenceRule) rule)).orElse(USUAL);
    Optional<OnceTime> once = timeFilter.flatMap(OnceTime::said);
    List<TimeSpan> spans = timeFilters.orElse(List.of());
    boolean says = once.isPresent() || !spans.isEmpty();
    String from = old.isPresent() ? before.fromIncidentId() : incidentId();
    boolean goesAway =
        !from.isEmpty() || isAutoDelete.orElse(before.isAutoDelete() && spans.isEmpty());
    return new SilenceBody(
            head.name(),
            head.description(),
            filters.orElse(before.filters()),
            says ? once : before.timeFilter(),
            says ? spans : before.timeFilters(),
            timeZone.orElse(before.timeZone()),
            isDirectlyDiscard.orElse(before.isDirectlyDiscard()),
            goesAway,
            judgeAgain.orElse(before.judgeAgain()),
            from)
        .rule(head);
  }

  @Override
  public String name(Optional<ChannelRule> old) {
    Optional<String> given =
        ruleName
            .filter(name -> !name.isBlank())
            .or(() ->
                Optional.of(incidentId()).filter(id -> !id.isEmpty()).map(SilenceForm::quickName));
    return RuleForm.checkedName(given.or(() -> ruleName), old);
  }
}
