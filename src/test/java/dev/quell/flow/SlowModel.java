package dev.quell.flow;

import dev.quell.model.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What ought to become of a sequence of operations, worked out slowly and plainly: no batches, no
 * caches, no store; every question is answered by walking all alerts and incidents.
 */
final class SlowModel {

  /** How the channel is set; {@code groupWindow} and {@code autoResolve} zero are off. */
  record Rules(
      boolean grouped,
      Duration groupWindow,
      Duration mergeWindow,
      Duration autoResolve,
      boolean fromUpdate,
      boolean closesWithAlerts) {}

  /** One episode of one problem. */
  static final class Episode {
    final String key;
    final Issue issue;
    final long created;
    boolean open = true;
    Optional<Severity> status;
    Severity severity;
    String description;
    long newestTrigger;
    int events = 1;

    Episode(Op.Push push, Issue issue, long order) {
      this.key = push.key();
      this.issue = issue;
      this.created = push.at();
      this.status = push.severity();
      this.severity = push.severity().orElseThrow();
      this.description = push.description();
      this.newestTrigger = order;
    }
  }

  /** What people handle. */
  static final class Issue {
    final int number;
    final long created;
    final String group;
    boolean closed;
    boolean acknowledged;
    Optional<Long> due = Optional.empty();

    Issue(int number, long created, String group) {
      this.number = number;
      this.created = created;
      this.group = group;
    }
  }

  private final Rules rules;
  final List<Episode> episodes = new ArrayList<>();
  final List<Issue> issues = new ArrayList<>();
  private final Map<String, Long> newestTrigger = new HashMap<>();
  private final Map<String, Long> newestRecovery = new HashMap<>();
  private final Set<Long> retries = new HashSet<>();

  SlowModel(Rules rules) {
    this.rules = rules;
  }

  /** The word for what became of it. */
  String apply(Op op) {
    return switch (op) {
      case Op.Push push -> {
        letTimePass(push.at());
        yield push(push);
      }
      case Op.Wait wait -> {
        letTimePass(wait.at());
        yield "waited";
      }
      case Op.Act act -> {
        letTimePass(act.at());
        yield act(act);
      }
    };
  }

  private String push(Op.Push push) {
    if (push.retry() != 0 && !retries.add(push.retry())) {
      return "duplicate";
    }
    long order = Math.min(push.happened().orElse(push.at()), push.at()) / 1000 * 1000;
    String outcome = push.severity().isPresent() ? trigger(push, order) : recover(push, order);
    Map<String, Long> newest = push.severity().isPresent() ? newestTrigger : newestRecovery;
    newest.merge(push.key(), order, Math::max);
    return outcome;
  }

  private String trigger(Op.Push push, long order) {
    if (order < newestRecovery.getOrDefault(push.key(), Long.MIN_VALUE)) {
      return "ignored";
    }
    List<Episode> open = open(push.key());
    if (!open.isEmpty() && push.at() - open.getLast().created < rules.mergeWindow().toMillis()) {
      merge(open.getLast(), push, order);
      return "merged";
    }
    Optional<Issue> gathering = gathering(push);
    Issue issue = gathering.orElseGet(() -> newIssue(push));
    if (gathering.isPresent() && rules.fromUpdate()) {
      restart(issue, push.at());
    }
    episodes.add(new Episode(push, issue, order));
    return gathering.isPresent() ? "joined" : "opened";
  }

  private void merge(Episode episode, Op.Push push, long order) {
    Severity severity = push.severity().orElseThrow();
    boolean equal =
        push.suppressEqual()
            && episode.status.equals(push.severity())
            && episode.description.equals(push.description());
    if (!equal) {
      episode.events++;
      episode.severity = episode.severity.worst(severity);
      if (order >= episode.newestTrigger) {
        episode.status = push.severity();
        episode.description = push.description();
      }
    }
    episode.newestTrigger = Math.max(episode.newestTrigger, order);
  }

  private Optional<Issue> gathering(Op.Push push) {
    if (!rules.grouped() || push.group().isEmpty()) {
      return Optional.empty();
    }
    return issues.reversed().stream()
        .filter(issue -> !issue.closed && issue.group.equals(push.group()))
        .filter(issue ->
            rules.groupWindow().isZero()
                || push.at() - issue.created < rules.groupWindow().toMillis())
        .findFirst();
  }

  private Issue newIssue(Op.Push push) {
    Issue issue = new Issue(issues.size(), push.at(), push.group());
    issues.add(issue);
    restart(issue, push.at());
    return issue;
  }

  private void restart(Issue issue, long now) {
    if (!rules.autoResolve().isZero()) {
      issue.due = Optional.of(now + rules.autoResolve().toMillis());
    }
  }

  private String recover(Op.Push push, long order) {
    if (order < newestTrigger.getOrDefault(push.key(), Long.MIN_VALUE)) {
      return "ignored";
    }
    List<Episode> open = open(push.key());
    for (Episode episode : open) {
      episode.open = false;
      episode.status = Optional.empty();
      episode.events++;
      boolean over = of(episode.issue).stream().allMatch(one -> one.status.isEmpty());
      if (over && rules.closesWithAlerts()) {
        close(episode.issue);
      }
    }
    return open.isEmpty() ? "ignored" : "recovered";
  }

  private void letTimePass(long now) {
    issues.stream()
        .filter(issue -> issue.due.filter(due -> due <= now).isPresent())
        .sorted(Comparator.comparing(issue -> issue.due.orElseThrow()))
        .forEach(this::closeWithEpisodes);
  }

  private String act(Op.Act act) {
    if (act.incident() >= issues.size()) {
      return "nothing";
    }
    Issue issue = issues.get(act.incident());
    switch (act.kind()) {
      case "incident.ack" -> issue.acknowledged |= !issue.closed;
      case "incident.unack" -> issue.acknowledged &= issue.closed;
      case "incident.resolve" -> closeWithEpisodes(issue);
      case "incident.reopen" -> reopen(issue, act.at());
      default -> throw new IllegalArgumentException(act.kind());
    }
    return act.kind();
  }

  private void reopen(Issue issue, long now) {
    if (!issue.closed) {
      return;
    }
    issue.closed = false;
    issue.acknowledged = false;
    for (Episode episode : of(issue).reversed()) {
      if (episode.status.isPresent() && !episode.open) {
        long ended = newestRecovery.getOrDefault(episode.key, Long.MIN_VALUE);
        if (ended >= episode.newestTrigger || !open(episode.key).isEmpty()) {
          episode.status = Optional.empty();
        } else {
          episode.open = true;
        }
      }
    }
    restart(issue, now);
  }

  private void closeWithEpisodes(Issue issue) {
    if (!issue.closed) {
      of(issue).forEach(episode -> episode.open = false);
      close(issue);
    }
  }

  private static void close(Issue issue) {
    issue.closed = true;
    issue.due = Optional.empty();
  }

  List<Episode> of(Issue issue) {
    return episodes.stream().filter(episode -> episode.issue == issue).toList();
  }

  private List<Episode> open(String key) {
    return episodes.stream().filter(one -> one.open && one.key.equals(key)).toList();
  }
}
