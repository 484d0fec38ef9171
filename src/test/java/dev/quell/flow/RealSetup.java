package dev.quell.flow;

import dev.quell.channel.Channel;
import dev.quell.channel.ChannelSettings;
import dev.quell.channel.Flapping;
import dev.quell.channel.Grouping;
import dev.quell.channel.rule.DropRule;
import dev.quell.channel.rule.InhibitRule;
import dev.quell.channel.rule.RuleHead;
import dev.quell.channel.rule.RuleLists;
import dev.quell.channel.rule.SilenceRule;
import dev.quell.channel.rule.SilenceTime;
import dev.quell.model.Condition;
import dev.quell.model.Field;
import dev.quell.model.Filter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A setup of the model as the flow knows it. */
final class RealSetup {
  private static final String ODD_DATES = "work on odd dates";

  private RealSetup() {}

  static Channel channel(long id, Setup setup, long version) {
    Channel.Origin origin = new Channel.Origin(Channel.Status.ENABLED, 1, 0, 0, 0);
    return new Channel(id, "channel " + id, "", 0, settings(setup), rules(setup), version, origin);
  }

  private static ChannelSettings settings(Setup setup) {
    Setup.Closing closing = setup.closing();
    Setup.Restless restless = setup.restless();
    return new ChannelSettings(
        "{}",
        grouping(setup.grouping()),
        closing.mergeWindow(),
        closing.autoResolve(),
        closing.fromUpdate(),
        closing.closesWithAlerts(),
        new Flapping(restless.on(), restless.changes(), restless.within(), restless.mute()),
        false);
  }

  private static Grouping grouping(Setup.Grouping grouping) {
    if (!grouping.byValues()) {
      return Grouping.NONE;
    }
    return new Grouping(
        Grouping.Method.VALUES,
        Grouping.branches(
            grouping.branches().stream()
                .map(branch -> new Grouping.Branch(group(branch.when()), fields(branch.by())))
                .toList()),
        grouping.equals().stream().map(RealSetup::fields).toList(),
        grouping.strict(),
        Optional.of(grouping.window()).filter(window -> !window.isZero()),
        grouping.sliding(),
        grouping.storms(),
        Grouping.Likeness.USUAL);
  }

  static RuleLists rules(Setup setup) {
    return new RuleLists(
        setup.drops().stream()
            .map(rule -> new DropRule(head(rule.id(), rule.on()), filter(rule.match())))
            .toList(),
        setup.silences().stream().map(RealSetup::silence).toList(),
        setup.inhibits().stream().map(RealSetup::inhibit).toList());
  }

  private static SilenceRule silence(Setup.Silence rule) {
    return new SilenceRule(
        head(rule.id(), rule.on()),
        filter(rule.match()),
        time(rule.time()),
        rule.discard(),
        false,
        rule.judgeAgain(),
        "");
  }

  private static SilenceTime time(Setup.Time time) {
    return switch (time) {
      case Setup.Once(long from, long to) -> new SilenceTime.Once(from, to);
      case Setup.Weekly(var zone, var hours) ->
          new SilenceTime.Recurring(zone, hours.stream().map(RealSetup::span).toList());
    };
  }

  private static SilenceTime.Span span(Setup.Hours hours) {
    return switch (hours.days()) {
      case Setup.Weekdays(var days) ->
          new SilenceTime.Span(hours.start(), hours.end(), days, "", false);
      case Setup.Dates dates ->
          new SilenceTime.Span(
              hours.start(),
              hours.end(),
              Set.of(),
              dates == Setup.Dates.UNKNOWN ? "unknown" : ODD_DATES,
              dates == Setup.Dates.EVEN);
    };
  }

  /** As the calendars know it to which rules of the model may point. */
  static Optional<Boolean> dayOff(String calendar, LocalDate day) {
    return calendar.equals(ODD_DATES)
        ? Optional.of(day.getDayOfMonth() % 2 == 0)
        : Optional.empty();
  }

  private static InhibitRule inhibit(Setup.Inhibit rule) {
    return new InhibitRule(
        head(rule.id(), rule.on()),
        fields(rule.equals()),
        filter(rule.source()),
        filter(rule.target()),
        rule.lookBack(),
        rule.discard(),
        rule.judgeAgain());
  }

  private static RuleHead head(String id, boolean on) {
    return new RuleHead(id, "rule " + id, "", 0, on, new RuleHead.Stamps(1, 1, 0, 0));
  }

  private static Filter filter(Setup.Match match) {
    return new Filter(match.anyOf().stream().map(RealSetup::group).toList());
  }

  private static Filter.Group group(List<Setup.Ask> asks) {
    List<Condition> conditions = new ArrayList<>();
    for (Setup.Ask ask : asks) {
      Condition.Written written =
          new Condition.Written(ask.field(), ask.in() ? "IN" : "NOTIN", List.copyOf(ask.values()));
      conditions.add(Condition.read("filter", written, Field.Named.OF_EVENTS));
    }
    return new Filter.Group(conditions);
  }

  private static List<Field> fields(List<String> keys) {
    return keys.stream().map(key -> Field.read("field", key, Field.Named.OF_EVENTS)).toList();
  }

  /** The settings as the body of {@code channel.create} has them, with a leading comma. */
  static String json(Setup setup) {
    Setup.Closing closing = setup.closing();
    Setup.Restless restless = setup.restless();
    return ", \"group\": "
        + json(setup.grouping())
        + ", \"flapping\": {\"is_disabled\": %s, \"max_changes\": %d, \"in_mins\": %d, \"mute_mins\": %d}"
            .formatted(
                !restless.on(),
                restless.changes(),
                restless.within().toMinutes(),
                restless.mute().toMinutes())
        + ", \"merge_window_minutes\": %d, \"auto_resolve_timeout\": %d"
            .formatted(closing.mergeWindow().toMinutes(), closing.autoResolve().toSeconds())
        + ", \"auto_resolve_mode\": \"%s\", \"disable_auto_close\": %s, \"disable_outlier_detection\": true"
            .formatted(closing.fromUpdate() ? "update" : "trigger", !closing.closesWithAlerts());
  }

  private static String json(Setup.Grouping grouping) {
    if (!grouping.byValues()) {
      return "{\"method\": \"n\"}";
    }
    List<String> cases =
        grouping.branches().stream()
            .map(branch ->
                "{\"if\": [%s], \"equals\": %s}"
                    .formatted(
                        String.join(", ", branch.when().stream().map(RealSetup::json).toList()),
                        words(branch.by())))
            .toList();
    return """
    {"method": "p", "equals": [%s], "cases": [%s], "all_equals_required": %s,
     "time_window": %d, "window_type": "%s", "storm_thresholds": %s}
    """
        .formatted(
            String.join(", ", grouping.equals().stream().map(RealSetup::words).toList()),
            String.join(", ", cases),
            grouping.strict(),
            grouping.window().toMinutes(),
            grouping.sliding() ? "sliding" : "tumbling",
            grouping.storms());
  }

  private static String json(Setup.Ask ask) {
    return "{\"key\": \"%s\", \"oper\": \"%s\", \"vals\": %s}"
        .formatted(ask.field(), ask.in() ? "IN" : "NOTIN", words(List.copyOf(ask.values())));
  }

  private static String words(List<String> words) {
    return "[" + String.join(", ", words.stream().map(word -> '"' + word + '"').toList()) + "]";
  }
}
