package dev.quell.escalation;

import dev.quell.channel.rule.FilterText;
import dev.quell.channel.rule.RuleHead;
import dev.quell.channel.rule.SilenceTime;
import dev.quell.channel.rule.TimeSpan;
import dev.quell.model.Field;
import dev.quell.model.Filter;
import dev.quell.web.ConditionItem;
import dev.quell.web.Json;
import dev.quell.web.Requests;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an escalation rule says as the API spells it, and as it is kept.
 *
 * @param aggrWindow seconds before anybody is told
 * @param timeFilters hours in which the rule holds; none: always
 * @param timeZone by whose clocks those hours go
 * @param filters asked about the incident; none: all are meant
 */
record RuleText(
    String ruleName,
    String description,
    int priority,
    int aggrWindow,
    List<TimeSpan> timeFilters,
    String timeZone,
    List<List<ConditionItem>> filters,
    String templateId,
    List<LevelText> layers) {
  private static final JsonMapper JSON = Json.mapper();
  private static final int LONGEST_NAME = 39;
  private static final int LONGEST_DESCRIPTION = 500;
  private static final int LAST_PRIORITY = 200;
  private static final int LONGEST_DELAY = 3600;
  private static final int MOST_HOURS = 20;
  private static final int MOST_LEVELS = 20;
  private static final Pattern TEMPLATE = Pattern.compile("[0-9a-fA-F]{24}");

  static RuleText of(String json) {
    return JSON.readValue(json, RuleText.class);
  }

  String json() {
    return JSON.writeValueAsString(this);
  }

  /** The rule it makes; refuses what makes none, by the field. */
  EscalationRule rule(String id, long channelId, boolean enabled, RuleHead.Stamps stamps) {
    String name =
        Requests.storable("rule_name", Requests.text("rule_name", ruleName, LONGEST_NAME));
    Requests.between("priority", priority, 0, LAST_PRIORITY);
    Requests.between("aggr_window", aggrWindow, 0, LONGEST_DELAY);
    if (!templateId.isEmpty() && !TEMPLATE.matcher(templateId).matches()) {
      throw Requests.invalid("template_id", '"' + templateId + '"', "24 hexadecimal characters");
    }
    String said =
        Requests.storable(
            "description", Requests.atMost("description", description, LONGEST_DESCRIPTION));
    return new EscalationRule(
        new RuleHead(id, name, said, priority, enabled, stamps),
        channelId,
        filters.isEmpty() ? Optional.empty() : Optional.of(filter()),
        timeFilters.isEmpty() ? Optional.empty() : Optional.of(hours()),
        Duration.ofSeconds(aggrWindow),
        templateId,
        Requests.each("layers", layers, 1, MOST_LEVELS, (path, level) -> level.read(path)));
  }

  /** As it may be shown. */
  RuleText hidden() {
    return withLayers(layers.stream().map(LevelText::hidden).toList());
  }

  /** As it is kept; what came hidden is taken from the old one. */
  RuleText revealed(RuleText old) {
    List<TargetText.RobotText> everywhere =
        old.layers.stream().flatMap(level -> robots(level).stream()).toList();
    List<LevelText> revealed = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      List<TargetText.RobotText> here =
          i < old.layers.size() ? robots(old.layers.get(i)) : List.of();
      revealed.add(layers.get(i).revealed(new HiddenRobots("layers[" + i + "]", here, everywhere)));
    }
    return withLayers(revealed);
  }

  private static List<TargetText.RobotText> robots(LevelText level) {
    return level.target().map(TargetText::webhooks).orElse(List.of());
  }

  /** Asked earlier or later. */
  RuleText withPriority(int other) {
    return new RuleText(
        ruleName,
        description,
        other,
        aggrWindow,
        timeFilters,
        timeZone,
        filters,
        templateId,
        layers);
  }

  RuleText withLayers(List<LevelText> others) {
    return new RuleText(
        ruleName,
        description,
        priority,
        aggrWindow,
        timeFilters,
        timeZone,
        filters,
        templateId,
        others);
  }

  private Filter filter() {
    return FilterText.read("filters", filters, Field.Named.OF_INCIDENTS);
  }

  private SilenceTime.Recurring hours() {
    if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
      throw Requests.invalid("time_zone", '"' + timeZone + '"', "as in Asia/Shanghai or UTC");
    }
    return new SilenceTime.Recurring(
        ZoneId.of(timeZone),
        Requests.each("time_filters", timeFilters, 1, MOST_HOURS, (path, span) -> span.read(path)));
  }
}
