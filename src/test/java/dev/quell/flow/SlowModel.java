package dev.quell.flow;

import dev.quell.flow.Episode.Held;
import dev.quell.model.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What ought to become of a sequence of operations, worked out slowly and plainly: no batches, no
 * caches, no store, no wake-ups; every question is answered by walking all alerts and incidents.
 */
final class SlowModel {
  Setup setup;
  final List<Episode> episodes = new ArrayList<>();

  /** Of one instant in the order of the alerts that opened them. */
  final List<Issue> issues = new ArrayList<>();

  /** Whether rules that were deleted would have had their alerts judged again. */
  private final Map<String, Boolean> deletedJudgedAgain = new HashMap<>();

  private final SlowFlapping flapping = new SlowFlapping();
  private final SlowEnds ends = new SlowEnds(this);
  private final Map<String, Long> newestTrigger = new HashMap<>();
  private final Map<String, Long> newestRecovery = new HashMap<>();
  private final Set<Long> retries = new HashSet<>();

  SlowModel(Setup setup) {
    this.setup = setup;
  }

  /** The word for what became of it. What it puts an end to is over before anything else comes. */
  String apply(Op op) {
    ends.happenUpTo(op.at());
    String word =
        switch (op) {
          case Op.Push push -> push(push);
          case Op.Act act -> act(act);
          case Op.Edit edit -> edit(edit);
          case Op.Wait wait -> "waited";
        };
    ends.happenUpTo(op.at());
    return word;
  }

  // ── events ───────────────────────────────────────────────────────────────────────────────────

  private String push(Op.Push push) {
    if (push.retry() != 0 && !retries.add(push.retry())) {
      return "duplicate";
    }
    long order = Math.min(push.happened().orElse(push.at()), push.at()) / 1000 * 1000;
    if (push.severity().isEmpty()) {
      String outcome = recover(push, order);
      newestRecovery.merge(push.key(), order, Math::max);
      return outcome;
    }
    String outcome = trigger(push, order);
    if (!outcome.equals("dropped")) {
      newestTrigger.merge(push.key(), order, Math::max);
    }
    return outcome;
  }

  private String trigger(Op.Push push, long order) {
    View event = View.of(push);
    if (order < newestRecovery.getOrDefault(push.key(), Long.MIN_VALUE)) {
      return "ignored";
    }
    if (setup.drops().stream().anyMatch(rule -> rule.on() && rule.match().holds(event))) {
      return "dropped";
    }
    List<Episode> open = open(push.key());
    long window = setup.closing().mergeWindow().toMillis();
    if (!open.isEmpty() && (window == 0 || push.at() - open.getLast().created < window)) {
      Episode episode = open.getLast();
      absorb(episode, push, order);
      return judgesAgain(episode) ? judgeAgain(episode, event, push.at()) : "merged";
    }
    return begin(push, order, event, open.isEmpty());
  }

  private String begin(Op.Push push, long order, View event, boolean changesState) {
    Optional<Setup.Silence> silence = SlowSilence.matching(setup, event, push.at());
    Optional<SlowInhibit.Explained> explained =
        SlowInhibit.matching(setup, episodes, event, Optional.empty(), push.at());
    boolean discarded =
        silence
            .map(Setup.Silence::discard)
            .orElse(explained.map(found -> found.rule().discard()).orElse(false));
    if (discarded) {
      return "suppressed";
    }
    if (changesState) {
      flapping.changed(push.key(), push.at());
    }
    Episode episode = new Episode(episodes.size(), push, order);
    episode.feed.add("a_new");
    episodes.add(episode);
    Optional<Held> held = held(event, Optional.of(episode), push.at());
    if (held.isPresent()) {
      hold(episode, held.get(), push.at());
      return "suppressed";
    }
    return place(episode, event, push.at());
  }

  /** An event that happened before the newest one counts, but changes nothing it says. */
  private static void absorb(Episode episode, Op.Push push, long order) {
    boolean late = order < episode.newestTrigger;
    boolean equal =
        push.suppressEqual()
            && episode.status.equals(push.severity())
            && episode.description.equals(push.description());
    Severity before = episode.severity;
    Optional<Severity> statusBefore = episode.status;
    if (!late) {
      episode.labels = push.labels();
      episode.description = push.description();
      episode.status = push.severity();
    }
    if (!equal) {
      episode.events++;
      episode.severity = episode.severity.worst(push.severity().orElseThrow());
      boolean told = episode.severity != before || !episode.status.equals(statusBefore);
      if (told || push.suppressEqual()) {
        episode.feed.add("a_update");
      }
    }
    episode.newestTrigger = Math.max(episode.newestTrigger, order);
    episode.updated = push.at();
  }

  private String recover(Op.Push push, long order) {
    if (order < newestTrigger.getOrDefault(push.key(), Long.MIN_VALUE)) {
      return "ignored";
    }
    List<Episode> open = open(push.key());
    if (!open.isEmpty()) {
      flapping.changed(push.key(), push.at());
    }
    for (Episode episode : open) {
      episode.open = false;
      episode.status = Optional.empty();
      episode.events++;
      Map<String, String> labels = new TreeMap<>(push.labels());
      labels.putAll(episode.labels);
      episode.labels = labels;
      episode.updated = push.at();
      episode.feed.add("a_update");
      episode.issue.ifPresent(this::closeIfOver);
    }
    return open.isEmpty() ? "ignored" : "recovered";
  }

  private void closeIfOver(Issue issue) {
    boolean over = of(issue).stream().allMatch(one -> one.status.isEmpty());
    if (over && setup.closing().closesWithAlerts()) {
      close(issue);
    }
  }

  // ── silence and inhibition ───────────────────────────────────────────────────────────────────

  private Optional<Held> held(View view, Optional<Episode> self, long now) {
    return SlowSilence.matching(setup, view, now)
        .map(rule -> new Held(rule.id(), Optional.empty(), SlowSilence.end(rule.time(), now)))
        .or(() ->
            SlowInhibit.matching(setup, episodes, view, self, now)
                .map(found ->
                    new Held(found.rule().id(), Optional.of(found.source()), Optional.empty())));
  }

  /** The same rule says nothing new; a change of what holds it is a change of the alert. */
  private static void hold(Episode episode, Held held, long now) {
    boolean sameRule = episode.held.filter(old -> old.ruleId().equals(held.ruleId())).isPresent();
    if (!sameRule) {
      episode.feed.add(held.isSilence() ? "a_m_silence" : "a_m_inhibit");
    }
    boolean sameSource = episode.held.filter(old -> old.source().equals(held.source())).isPresent();
    if (!sameRule || !sameSource) {
      episode.updated = now;
    }
    episode.held = Optional.of(held);
    episode.everHeld = true;
  }

  /** Whether it is held, and by a rule that lets it go some day. */
  boolean judgesAgain(Episode episode) {
    return episode.isHeld() && judgesAgain(episode.held.orElseThrow().ruleId());
  }

  private boolean judgesAgain(String ruleId) {
    return setup
        .rule(ruleId)
        .map(Setup.Holding::judgeAgain)
        .orElseGet(() -> deletedJudgedAgain.getOrDefault(ruleId, true));
  }

  /** Asks once more whether anything holds it; {@code merged} when something does. */
  String judgeAgain(Episode episode, View view, long now) {
    Optional<Held> held = held(view, Optional.of(episode), now);
    if (held.isPresent()) {
      hold(episode, held.get(), now);
      return "merged";
    }
    episode.feed.add("a_update");
    return place(episode, view, now);
  }

  // ── incidents ────────────────────────────────────────────────────────────────────────────────

  private String place(Episode episode, View view, long now) {
    SlowFlapping.Finding finding = flapping.finding(setup.restless(), episode.key, now);
    List<String> values = SlowGroups.values(setup.grouping(), view);
    Optional<Issue> gathering = SlowGroups.gathering(issues, values, now);
    Issue issue = gathering.orElseGet(() -> open(episode, Set.copyOf(values), finding, now));
    if (gathering.isPresent()) {
      issue.feed.add("a_merge");
      issue.joined = now;
      if (setup.closing().fromUpdate()) {
        restart(issue, now);
      }
    }
    episode.issue = Optional.of(issue);
    episode.held = Optional.empty();
    episode.flapping = finding.flapping();
    episode.updated = now;
    if (issue.terms.storms().contains(of(issue).size())) {
      issue.feed.add("i_storm");
    }
    mark(issue, episode, finding);
    return gathering.isPresent() ? "joined" : "opened";
  }

  /** An incident is restless with the problem it is about, which may begin again within it. */
  private static void mark(Issue issue, Episode episode, SlowFlapping.Finding finding) {
    if (finding.flapping() && !issue.flapping && issue.first.key.equals(episode.key)) {
      issue.flapping = true;
      issue.feed.add("i_m_flapping");
    }
  }

  private Issue open(Episode episode, Set<String> values, SlowFlapping.Finding finding, long now) {
    Issue issue = new Issue(episode, now, values, setup.grouping(), finding);
    issues.add(issue);
    issues.sort(
        Comparator.<Issue>comparingLong(one -> one.created)
            .thenComparingInt(one -> one.first.number));
    for (int i = 0; i < issues.size(); i++) {
      issues.get(i).number = i;
    }
    issue.feed.add("i_new");
    flapping.told(setup.restless(), episode.key, finding, now);
    restart(issue, now);
    return issue;
  }

  private void restart(Issue issue, long now) {
    if (!setup.closing().autoResolve().isZero()) {
      issue.due = Optional.of(now + setup.closing().autoResolve().toMillis());
    }
  }

  // ── people ───────────────────────────────────────────────────────────────────────────────────

  private String act(Op.Act act) {
    if (act.newer() >= issues.size()) {
      return "nothing";
    }
    Issue issue = issues.get(issues.size() - 1 - act.newer());
    switch (act.kind()) {
      case "incident.ack" -> acknowledge(issue, true);
      case "incident.unack" -> acknowledge(issue, false);
      case "incident.resolve" -> closeWithEpisodes(issue, act.at());
      case "incident.reopen" -> reopen(issue, act.at());
      default -> throw new IllegalArgumentException(act.kind());
    }
    return act.kind();
  }

  private static void acknowledge(Issue issue, boolean wanted) {
    if (!issue.closed && issue.acknowledged != wanted) {
      issue.acknowledged = wanted;
      issue.feed.add(wanted ? "i_ack" : "i_unack");
    }
  }

  private void reopen(Issue issue, long now) {
    if (!issue.closed) {
      return;
    }
    issue.closed = false;
    issue.acknowledged = false;
    issue.feed.add("i_reopen");
    for (Episode episode : of(issue).reversed()) {
      if (episode.status.isPresent() && !episode.open) {
        episode.feed.add("a_update");
        episode.updated = now;
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

  void closeWithEpisodes(Issue issue, long now) {
    if (!issue.closed) {
      for (Episode episode : of(issue)) {
        if (episode.open) {
          episode.open = false;
          episode.updated = now;
          episode.feed.add("a_close");
        }
      }
      close(issue);
    }
  }

  private static void close(Issue issue) {
    if (!issue.closed) {
      issue.closed = true;
      issue.due = Optional.empty();
      issue.feed.add("i_rslv");
    }
  }

  private String edit(Op.Edit edit) {
    Setup before = setup;
    setup = edit.setup();
    for (Setup.Holding rule : before.holding()) {
      Optional<Setup.Holding> now = setup.rule(rule.id());
      if (now.isEmpty()) {
        deletedJudgedAgain.put(rule.id(), rule.judgeAgain());
      }
      if (now.isEmpty() || !now.get().equals(rule)) {
        ends.changed(rule, edit.at());
      }
    }
    return "edited";
  }

  // ── who is there ─────────────────────────────────────────────────────────────────────────────

  List<Episode> of(Issue issue) {
    return episodes.stream()
        .filter(episode -> episode.issue.filter(its -> its == issue).isPresent())
        .toList();
  }

  private List<Episode> open(String key) {
    return episodes.stream().filter(one -> one.open && one.key.equals(key)).toList();
  }
}
