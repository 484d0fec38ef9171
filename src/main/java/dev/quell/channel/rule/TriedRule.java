package dev.quell.channel.rule;

import dev.quell.channel.rule.ChannelRule.Kind;
import dev.quell.web.ApiException;
import dev.quell.web.ConditionItem;
import dev.quell.web.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rule somebody would like to try before it is saved; of whatever kind, with the fields of that
 * kind as they are when it is made.
 *
 * @param ruleId of a rule there is, which it would replace; what it leaves out stays
 * @param status {@code enabled} when left out
 */
public record TriedRule(
    Optional<String> ruleId,
    Optional<String> ruleName,
    Optional<String> description,
    Optional<String> status,
    Optional<List<List<ConditionItem>>> filters,
    Optional<OnceTime> timeFilter,
    Optional<List<TimeSpan>> timeFilters,
    Optional<String> timeZone,
    Optional<Boolean> isDirectlyDiscard,
    Optional<Boolean> isAutoDelete,
    Optional<Boolean> judgeAgain,
    Optional<List<String>> equals,
    Optional<List<List<ConditionItem>>> sourceFilters,
    Optional<List<List<ConditionItem>>> targetFilters,
    Optional<Long> lookBackMinutes) {
  private static final int MOST = 200;
  private static final String ENABLED = "enabled";

  /**
   * For whom rules are read.
   *
   * @param channel whose rules there are now
   * @param zone by whose clocks a silence goes that names none
   * @param now epoch milliseconds
   */
  public record Reader(long channel, RuleLists rules, String zone, long now) {

    /** These rules in this order; refuses, by the field, what could not be saved. */
    public List<ChannelRule> read(String name, Kind kind, List<TriedRule> wanted) {
      List<ChannelRule> read = new ArrayList<>();
      for (TriedRule rule : Requests.list(name, wanted, 0, MOST)) {
        String path = name + "[" + read.size() + "].";
        try {
          read.add(rule.over(this, kind, read.size() - wanted.size()));
        } catch (ApiException e) {
          throw new ApiException(e.code(), path + e.sentence());
        }
      }
      return read;
    }
  }

  private ChannelRule over(Reader reader, Kind kind, int priority) {
    String on = Requests.oneOf("status", status.orElse(ENABLED), List.of("disabled", ENABLED));
    Optional<ChannelRule> old =
        ruleId.flatMap(reader.rules::find).filter(rule -> rule.kind() == kind);
    RuleForm form = form(reader, kind);
    RuleHead.Stamps stamps =
        old.map(rule -> rule.head().stamps()).orElseGet(() -> RuleHead.Stamps.first(0, reader.now));
    String id = old.map(rule -> rule.head().id()).orElseGet(() -> kind.wire() + priority);
    RuleHead head = form.head(id, old, stamps);
    return form.over(
        old, head.withPriority(priority, stamps).withEnabled(on.equals(ENABLED), stamps));
  }

  private RuleForm form(Reader reader, Kind kind) {
    return switch (kind) {
      case UNSUBSCRIBE ->
          new DropForm(reader.channel, ruleId, ruleName, description, Optional.empty(), filters);
      case SILENCE -> silence(reader);
      case INHIBIT ->
          new InhibitForm(
              reader.channel,
              ruleId,
              ruleName,
              description,
              Optional.empty(),
              equals,
              sourceFilters,
              targetFilters,
              isDirectlyDiscard,
              lookBackMinutes,
              judgeAgain);
    };
  }

  private SilenceForm silence(Reader reader) {
    SilenceForm form =
        new SilenceForm(
            reader.channel,
            ruleId,
            ruleName,
            description,
            Optional.empty(),
            filters,
            timeFilter,
            timeFilters,
            timeZone,
            isDirectlyDiscard,
            isAutoDelete,
            judgeAgain,
            Optional.empty());
    return timeFilters.filter(spans -> !spans.isEmpty()).isPresent()
        ? form.inZone(reader.zone)
        : form;
  }
}
