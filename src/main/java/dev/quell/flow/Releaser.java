package dev.quell.flow;

import dev.quell.channel.Channel;
import dev.quell.channel.KnownChannels;
import dev.quell.channel.rule.InhibitRule;
import dev.quell.channel.rule.SilenceRule;
import dev.quell.incident.Alert;
import dev.quell.incident.AlertSubject;
import dev.quell.incident.HeldPage;
import dev.quell.incident.Hold;
import dev.quell.incident.HoldEnd;
import dev.quell.incident.Incident;
import dev.quell.incident.Incidents.Newcomer;
import dev.quell.incident.KeyHistory;
import dev.quell.incident.UnitOfWork;
import dev.quell.noise.NoiseReduction;
import dev.quell.noise.inhibit.Sources;
import dev.quell.noise.judge.Candidate;
import dev.quell.noise.judge.Verdict;
import dev.quell.noise.similar.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges held alerts again when what holds them may be over: the silence, its rule, or the alert
 * that explained them. Those that nothing holds any more go where a new alert would go.
 */
final class Releaser {
  /** A channel that is disabled takes in nothing; what it holds waits until it does again. */
  private static final Duration WHILE_DISABLED = Duration.ofMinutes(10);

  private final KnownChannels channels;
  private final Sources sources;
  private final Texts texts;
  private final Placer placer;

  Releaser(KnownChannels channels, Sources sources, Texts texts, Placer placer) {
    this.channels = channels;
    this.sources = sources;
    this.texts = texts;
    this.placer = placer;
  }

  /** What became of those it judged. */
  List<FlowTrace.Fate> run(UnitOfWork unit, HoldEnd end) {
    if (end.sourceAlertId().isEmpty()) {
      HeldPage page = unit.heldByRule(end.channelId(), end.ruleId(), end.after());
      return judge(unit, end, end.channelId(), page, Optional.empty());
    }
    Optional<Alert> source = unit.alert(end.sourceAlertId());
    if (source.isPresent()) {
      Alert alert = source.get();
      Optional<Long> until = explainsUntil(unit, end, alert);
      if (until.isEmpty()) {
        HeldPage page = unit.heldBySource(alert.id(), end.after());
        return judge(unit, end, alert.origin().channelId(), page, source);
      }
      unit.wake(end.at(until.get()));
    }
    return List.of();
  }

  /** Until when an alert goes on explaining those a rule holds for it, if it was heard of since. */
  private Optional<Long> explainsUntil(UnitOfWork unit, HoldEnd end, Alert source) {
    if (!source.explainsOthers() || isAcknowledged(unit, source)) {
      return Optional.empty();
    }
    return channels
        .find(source.origin().channelId())
        .flatMap(channel -> inhibitRule(channel, end.ruleId()))
        .filter(rule -> rule.head().enabled())
        .map(rule -> source.times().updated() + rule.lookBack().toMillis())
        .filter(until -> until > end.dueAt());
  }

  private List<FlowTrace.Fate> judge(
      UnitOfWork unit, HoldEnd end, long channelId, HeldPage page, Optional<Alert> source) {
    Optional<Channel> channel =
        channels.find(channelId).filter(found -> found.status() != Channel.Status.DELETED);
    if (channel.isEmpty() || page.alerts().isEmpty()) {
      return List.of();
    }
    if (!channel.get().takesAlerts()) {
      unit.wake(end.at(end.dueAt() + WHILE_DISABLED.toMillis()));
      return List.of();
    }
    List<FlowTrace.Fate> fates = new ArrayList<>();
    for (Alert alert : page.alerts()) {
      Hold hold = alert.marks().hold().orElseThrow();
      boolean concerned = end.ruleId().isEmpty() || end.ruleId().equals(hold.ruleId());
      if (concerned && mayGo(channel.get(), hold, end)) {
        fates.add(judge(unit, end, channel.get(), alert, source));
      }
    }
    page.upTo().ifPresent(created -> unit.wake(end.rest(created)));
    return fates;
  }

  private FlowTrace.Fate judge(
      UnitOfWork unit, HoldEnd end, Channel channel, Alert alert, Optional<Alert> source) {
    long integration = alert.origin().integrationId();
    String key = alert.origin().alertKey();
    KeyHistory history = unit.history(integration, key);
    long now = end.dueAt();
    Candidate candidate =
        new Candidate(
            new AlertSubject(alert),
            alert.id(),
            integration,
            key,
            channel,
            now,
            history.flaps(),
            new ChannelView(unit, channel, now, sources, texts, channels));
    String because =
        source
            .map(one -> because(unit, one))
            .orElseGet(() -> because(end, channel, alert.marks().hold().orElseThrow()));
    Verdict.Placing verdict = NoiseReduction.place(candidate);
    Placer.Placed placed = placer.place(unit, new Newcomer(channel, alert, because), verdict);
    placed
        .heldUntil()
        .map(until -> history.with(history.flaps().heldIn(channel.id(), until, now)))
        .ifPresent(changed -> unit.remember(integration, key, changed, true));
    return FlowTrace.Fate.of(placed.alert(), verdict);
  }

  private static String because(UnitOfWork unit, Alert source) {
    if (source.isRecovered()) {
      return "source_recovered";
    }
    if (!source.isOpen()) {
      return "source_closed";
    }
    if (!source.explainsOthers()) {
      return "source_inhibited";
    }
    return isAcknowledged(unit, source) ? "source_acknowledged" : "source_outdated";
  }

  /** A rule that would still be asked was not changed: then its time is over. */
  private static String because(HoldEnd end, Channel channel, Hold hold) {
    boolean over =
        end.kind().equals(HoldEnd.SILENCE)
            && silence(channel, hold.ruleId()).filter(rule -> rule.head().enabled()).isPresent();
    return over ? "silence_ended" : "rule_changed";
  }

  /** That a rule is gone is said only when those it held may go. */
  private static boolean mayGo(Channel channel, Hold hold, HoldEnd end) {
    return judgesAgain(channel, hold).orElse(end.sourceAlertId().isEmpty());
  }

  /**
   * Whether its rule says that nothing but its own end frees it. A rule that would have let it go
   * did so when it was deleted.
   */
  static boolean isHeldToItsEnd(Channel channel, Hold hold) {
    return !judgesAgain(channel, hold).orElse(false);
  }

  /** Empty when the rule is gone. */
  private static Optional<Boolean> judgesAgain(Channel channel, Hold hold) {
    return switch (hold.kind()) {
      case SILENCE -> silence(channel, hold.ruleId()).map(SilenceRule::judgeAgain);
      case INHIBIT -> inhibitRule(channel, hold.ruleId()).map(InhibitRule::judgeAgain);
    };
  }

  private static Optional<SilenceRule> silence(Channel channel, String id) {
    return channel.rules().silences().stream()
        .filter(rule -> rule.head().id().equals(id))
        .findFirst();
  }

  private static Optional<InhibitRule> inhibitRule(Channel channel, String id) {
    return channel.rules().inhibits().stream()
        .filter(rule -> rule.head().id().equals(id))
        .findFirst();
  }

  private static boolean isAcknowledged(UnitOfWork unit, Alert alert) {
    return !alert.incidentId().isEmpty()
        && unit.incident(alert.incidentId()).filter(Incident::isAcknowledged).isPresent();
  }
}
