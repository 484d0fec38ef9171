package dev.quell.channel;

import dev.quell.channel.rule.ChannelRule;
import dev.quell.channel.rule.DaysOff;
import dev.quell.channel.rule.DropRule;
import dev.quell.channel.rule.InhibitRule;
import dev.quell.channel.rule.RuleLists;
import dev.quell.channel.rule.SilenceRule;
import dev.quell.channel.rule.SilenceTime;
import dev.quell.model.Condition;
import dev.quell.model.Entailment;
import dev.quell.model.Field;
import dev.quell.model.Filter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks for rules that can never decide anything, or decide everything. It only claims what is
 * certain.
 */
public final class RuleWarnings {
  /** So much is compared at most for one rule; rules that large are made by a program. */
  private static final long MOST_COMPARISONS = 200_000;

  private final RuleLists rules;
  private final long now;
  private final Entailment entailment = new Entailment(0);
  private final List<RuleWarning> found = new ArrayList<>();

  private RuleWarnings(RuleLists rules, long now) {
    this.rules = rules;
    this.now = now;
  }

  /**
   * What is odd about a rule.
   *
   * @param rules all of its channel, with or without it
   * @param now epoch milliseconds
   */
  public static List<RuleWarning> of(
      RuleLists rules, ChannelRule rule, DaysOff calendars, long now) {
    RuleWarnings warnings = new RuleWarnings(rules, now);
    switch (rule) {
      case DropRule drop -> warnings.lookAt("", drop.filter(), true);
      case SilenceRule silence -> {
        warnings.lookAtTime(silence.time(), calendars);
        warnings.lookAt("", silence.filter(), true);
      }
      case InhibitRule inhibit -> warnings.lookAt(inhibit);
    }
    if (warnings.found.stream().noneMatch(one -> one.code().equals("never_matches"))) {
      warnings.lookForShadow(rule);
    }
    return warnings.found;
  }

  /** What is odd about conditions alone. */
  public static List<RuleWarning> of(Filter filter) {
    RuleWarnings warnings = new RuleWarnings(RuleLists.NONE, 0);
    warnings.lookAt("", filter, true);
    return warnings.found;
  }

  private void lookAtTime(SilenceTime time, DaysOff calendars) {
    switch (time) {
      case SilenceTime.Once(long from, long to) when to <= now ->
          add("expired", "Its time is over since " + Instant.ofEpochMilli(to));
      case SilenceTime.Once once -> {}
      case SilenceTime.Recurring recurring -> {
        LocalDate today = Instant.ofEpochMilli(now).atZone(recurring.zone()).toLocalDate();
        recurring.spans().stream()
            .map(SilenceTime.Span::calendarId)
            .filter(id -> !id.isEmpty() && calendars.dayOff(id, today).isEmpty())
            .distinct()
            .forEach(
                id -> add("calendar_missing", "It asks a calendar that does not exist: " + id));
      }
    }
  }

  private void lookAt(InhibitRule rule) {
    lookAt("Its source ", rule.source(), false);
    lookAt("Its target ", rule.target(), false);
    for (Field field : rule.equals()) {
      if (found.isEmpty() && neverAgree(rule, field)) {
        add(
            "never_matches",
            "A source and a target never agree on " + field.key() + ", which must be equal");
      }
    }
  }

  private boolean neverAgree(InhibitRule rule, Field field) {
    return rule.source().anyOf().stream()
        .allMatch(source ->
            rule.target().anyOf().stream()
                .allMatch(target ->
                    entailment
                        .impossible(
                            Stream.of(source, target)
                                .flatMap(group -> group.allOf().stream())
                                .filter(condition -> condition.field().equals(field))
                                .toList())
                        .isPresent()));
  }

  /** Looks at each group by itself, and at all together. */
  private void lookAt(String whose, Filter filter, boolean alone) {
    List<Filter.Group> groups = filter.anyOf();
    List<String> impossible = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      int number = i + 1;
      entailment
          .impossible(groups.get(i).allOf())
          .ifPresent(field ->
              impossible.add("group " + number + " asks the impossible of " + field.key()));
    }
    if (impossible.size() == groups.size()) {
      add("never_matches", capitalised(whose + "never matches: " + String.join("; ", impossible)));
    } else if (!impossible.isEmpty()) {
      add(
          "contradicts",
          capitalised(whose + "has groups that never match: " + String.join("; ", impossible)));
    } else if (alone && matchesAll(groups)) {
      add("always_matches", "Matches every alert");
    }
  }

  /** One group is met by all, or two ask the opposite of each other. */
  private boolean matchesAll(List<Filter.Group> groups) {
    return groups.stream()
            .anyMatch(group -> group.allOf().stream().allMatch(entailment::isMetByAll))
        || groups.stream()
            .anyMatch(one -> groups.stream().anyMatch(other -> areOpposite(one, other)));
  }

  private static boolean areOpposite(Filter.Group one, Filter.Group other) {
    if (one.allOf().size() != 1 || other.allOf().size() != 1) {
      return false;
    }
    Condition first = one.allOf().getFirst();
    Condition second = other.allOf().getFirst();
    return first.field().equals(second.field())
        && first.operator() != second.operator()
        && first.values().equals(second.values());
  }

  private void lookForShadow(ChannelRule rule) {
    Optional<ChannelRule> by = shadow(rule);
    by.ifPresent(other ->
        found.add(
            new RuleWarning(
                "shadowed",
                "Decides nothing: \"" + other.head().name() + "\" takes all its alerts before it",
                Optional.of(other.head().id()))));
  }

  /** The first rule that is asked before this one and takes all it could. */
  private Optional<ChannelRule> shadow(ChannelRule rule) {
    for (ChannelRule other : rules.all()) {
      boolean isItself = other.head().id().equals(rule.head().id());
      if ((isItself && other.kind() == rule.kind())
          || entailment.comparisons() > MOST_COMPARISONS) {
        return Optional.empty();
      }
      if (other.head().enabled() && takesAll(other, rule)) {
        return Optional.of(other);
      }
    }
    return Optional.empty();
  }

  private boolean takesAll(ChannelRule before, ChannelRule rule) {
    return switch (before) {
      case DropRule drop -> entailment.covers(drop.filter(), target(rule));
      case SilenceRule silence ->
          rule instanceof SilenceRule later
              && holdsWheneverDoes(silence.time(), later.time())
              && entailment.covers(silence.filter(), later.filter());
      case InhibitRule inhibit ->
          rule instanceof InhibitRule later
              && new HashSet<>(inhibit.equals()).equals(new HashSet<>(later.equals()))
              && inhibit.lookBack().compareTo(later.lookBack()) >= 0
              && entailment.covers(inhibit.source(), later.source())
              && entailment.covers(inhibit.target(), later.target());
    };
  }

  private static Filter target(ChannelRule rule) {
    return switch (rule) {
      case DropRule drop -> drop.filter();
      case SilenceRule silence -> silence.filter();
      case InhibitRule inhibit -> inhibit.target();
    };
  }

  /** Whether one time holds whenever another still will. */
  private boolean holdsWheneverDoes(SilenceTime wide, SilenceTime narrow) {
    return switch (wide) {
      case SilenceTime.Once(long from, long to) ->
          narrow instanceof SilenceTime.Once(long begins, long ends)
              && from <= Math.max(begins, now)
              && to >= ends
              && to > now;
      case SilenceTime.Recurring recurring ->
          recurring.spans().stream().anyMatch(RuleWarnings::holdsAlways)
              || (narrow instanceof SilenceTime.Recurring other
                  && recurring.zone().equals(other.zone())
                  && recurring.spans().containsAll(other.spans()));
    };
  }

  private static boolean holdsAlways(SilenceTime.Span span) {
    return span.start().equals(span.end()) && span.days().isEmpty() && span.calendarId().isEmpty();
  }

  private void add(String code, String message) {
    found.add(RuleWarning.of(code, message));
  }

  private static String capitalised(String sentence) {
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }
}
