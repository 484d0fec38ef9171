package dev.quell.channel;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.quell.channel.rule.OnceTime;
import dev.quell.channel.rule.SilenceBody;
import dev.quell.channel.rule.SilenceHours;
import dev.quell.channel.rule.SilenceRule;
import dev.quell.channel.rule.TimeSpan;
import dev.quell.web.ConditionItem;
import java.util.List;
import java.util.Optional;

/**
 * A rule that silences as the API shows it; times are epoch seconds.
 *
 * @param timeFilter absent where it holds again and again
 * @param isEffective whether it holds now
 * @param effectiveUntil 0: it does not hold now, or no end is in sight
 * @param nextEffectiveAt when it next begins to hold; 0: never
 * @param heldAlertCnt open alerts without an incident because of it
 */
record SilenceItem(
    @JsonUnwrapped RuleFrame frame,
    List<List<ConditionItem>> filters,
    Optional<OnceTime> timeFilter,
    List<TimeSpan> timeFilters,
    String timeZone,
    boolean isDirectlyDiscard,
    boolean isAutoDelete,
    boolean judgeAgain,
    Optional<String> fromIncidentId,
    boolean isEffective,
    long effectiveUntil,
    long nextEffectiveAt,
    long heldAlertCnt) {

  static SilenceItem of(Channel channel, SilenceRule rule, RuleSurroundings around) {
    SilenceBody body = SilenceBody.of(rule);
    SilenceHours hours = new SilenceHours(rule.time(), around.calendars());
    boolean on = rule.head().enabled();
    return new SilenceItem(
        RuleFrame.of(channel, rule, around),
        body.filters(),
        body.timeFilter(),
        body.timeFilters(),
        body.timeZone(),
        body.isDirectlyDiscard(),
        body.isAutoDelete(),
        body.judgeAgain(),
        Optional.of(rule.fromIncidentId()).filter(id -> !id.isEmpty()),
        on && hours.holdsAt(around.now()),
        on ? hours.endOfWindow(around.now()).orElse(0L) / 1000 : 0,
        on ? hours.nextStart(around.now()).orElse(0L) / 1000 : 0,
        around.heldBy(rule));
  }
}
