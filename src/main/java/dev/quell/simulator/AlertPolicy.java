package dev.quell.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An alarm rule as a Cloud Monitor user sets it up.
 *
 * @param tiers worst first; more than one makes a rule with graded levels
 * @param matchAll whether all conditions of a tier must hold, not just any
 * @param evaluationCount minutes in a row a condition must hold
 * @param silenceMinutes pause between two calls about an alarm that goes on
 */
public record AlertPolicy(
    String id,
    String name,
    String namespace,
    String subNamespace,
    List<Tier> tiers,
    boolean matchAll,
    int evaluationCount,
    int silenceMinutes,
    Optional<NoData> noData,
    boolean recoveryNotification,
    NotifyMode notifyMode,
    List<Target> targets,
    String project,
    SortedMap<String, String> tags) {

  /** What one call holds: all resources of the rule, or one resource. */
  public enum NotifyMode {
    RULE,
    RESOURCE
  }

  /** Alarm on missing data after so many minutes without any. */
  public record NoData(int periods, Level level) {
    public NoData {
      if (periods < 3 || periods > 20) {
        throw new IllegalArgumentException("no-data periods: " + periods + " (expected: 3..20)");
      }
    }
  }

  public AlertPolicy {
    if (tiers.isEmpty() || evaluationCount < 1 || silenceMinutes < 1) {
      throw new IllegalArgumentException(
          "policy %s: %d tiers, evaluation count %d, silence %d (expected: 1 or more each)"
              .formatted(name, tiers.size(), evaluationCount, silenceMinutes));
    }
    tiers = tiers.stream().sorted(Comparator.comparing(Tier::level)).toList();
    targets = List.copyOf(targets);
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }

  /** Every condition of every tier, once per metric, in the order they were written. */
  List<Metric> metrics() {
    return tiers.stream()
        .flatMap(tier -> tier.conditions().stream())
        .map(Condition::metric)
        .distinct()
        .toList();
  }

  public static Draft draft(String id, String name, String namespace, String subNamespace) {
    return new Draft(id, name, namespace, subNamespace);
  }

  /** A policy being filled in; what is not said stays as the console's form has it. */
  public static final class Draft {
    private final String id;
    private final String name;
    private final String namespace;
    private final String subNamespace;
    private final List<Tier> tiers = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();
    private final TreeMap<String, String> tags = new TreeMap<>();
    private boolean matchAll;
    private int evaluationCount = 3;
    private int silenceMinutes = 30;
    private Optional<NoData> noData = Optional.empty();
    private boolean recoveryNotification = true;
    private NotifyMode notifyMode = NotifyMode.RULE;
    private String project = "default";

    private Draft(String id, String name, String namespace, String subNamespace) {
      this.id = id;
      this.name = name;
      this.namespace = namespace;
      this.subNamespace = subNamespace;
    }

    public Draft tier(Level level, Condition... conditions) {
      tiers.add(Tier.of(level, conditions));
      return this;
    }

    public Draft matchAll() {
      matchAll = true;
      return this;
    }

    public Draft timing(int evaluationMinutes, int silence) {
      evaluationCount = evaluationMinutes;
      silenceMinutes = silence;
      return this;
    }

    public Draft noDataAfter(int periods, Level level) {
      noData = Optional.of(new NoData(periods, level));
      return this;
    }

    public Draft withoutRecovery() {
      recoveryNotification = false;
      return this;
    }

    public Draft byResource() {
      notifyMode = NotifyMode.RESOURCE;
      return this;
    }

    public Draft watching(List<Target> more) {
      targets.addAll(more);
      return this;
    }

    public Draft project(String value) {
      project = value;
      return this;
    }

    public Draft tag(String key, String value) {
      tags.put(key, value);
      return this;
    }

    public AlertPolicy done() {
      return new AlertPolicy(
          id,
          name,
          namespace,
          subNamespace,
          tiers,
          matchAll,
          evaluationCount,
          silenceMinutes,
          noData,
          recoveryNotification,
          notifyMode,
          targets,
          project,
          tags);
    }
  }
}
