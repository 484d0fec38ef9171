package dev.quell.noise.inhibit;

import dev.quell.channel.rule.InhibitRule;
import dev.quell.incident.Alert;
import dev.quell.incident.Hold;
import dev.quell.model.Step;
import dev.quell.model.ValueKey;
import dev.quell.noise.judge.Candidate;
import dev.quell.noise.judge.ChannelState.Wanted;
import dev.quell.noise.judge.Verdict;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The first rule that finds an active alert to explain a new one keeps the new one from people. */
public final class InhibitStage {
  private InhibitStage() {}

  public static Optional<Verdict.Placing> judge(Candidate candidate) {
    for (InhibitRule rule : candidate.channel().rules().inhibits().matching(candidate.subject())) {
      Optional<Verdict.Placing> inhibited =
          ValueKey.of(candidate.subject(), rule.equals(), false)
              .flatMap(values -> judge(candidate, rule, values));
      if (inhibited.isPresent()) {
        return inhibited;
      }
    }
    return Optional.empty();
  }

  private static Optional<Verdict.Placing> judge(
      Candidate candidate, InhibitRule rule, ValueKey values) {
    long since = candidate.now() - rule.lookBack().toMillis();
    Wanted wanted = new Wanted(rule.head().id(), values.exact(), since, candidate.alertId());
    return candidate
        .state()
        .source(wanted)
        .map(source -> inhibited(candidate, rule, values, source));
  }

  /** An alert that is there already is kept, even by a rule that discards. */
  private static Verdict.Placing inhibited(
      Candidate candidate, InhibitRule rule, ValueKey values, Alert source) {
    boolean discarded = rule.discard() && candidate.alertId().isEmpty();
    Step why =
        new Step(
            "noise",
            discarded ? "discarded_by_inhibition" : "inhibited_by_alert",
            rule.head().id(),
            rule.head().name(),
            Map.of(
                "source_alert_id", source.id(),
                "source_alert_title", source.wording().title(),
                "values", values.shown(),
                "heard_of_at", Instant.ofEpochMilli(source.times().updated()).toString(),
                "look_back_minutes", Long.toString(rule.lookBack().toMinutes())));
    if (discarded) {
      return new Verdict.Suppressed(Optional.empty(), Optional.empty(), why);
    }
    Hold hold = Hold.inhibited(rule.head().id(), rule.head().name(), source.id());
    long until = source.times().updated() + rule.lookBack().toMillis();
    return new Verdict.Suppressed(
        Optional.of(hold), Optional.of(until).filter(end -> rule.judgeAgain()), why);
  }
}
