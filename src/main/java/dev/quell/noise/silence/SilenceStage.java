package dev.quell.noise.silence;

import dev.quell.channel.rule.SilenceHours;
import dev.quell.channel.rule.SilenceRule;
import dev.quell.incident.Hold;
import dev.quell.model.Step;
import dev.quell.noise.judge.Candidate;
import dev.quell.noise.judge.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The first silence that holds now and matches keeps a new alert from people. */
public final class SilenceStage {
  private SilenceStage() {}

  public static Optional<Verdict.Placing> judge(Candidate candidate) {
    for (SilenceRule rule : candidate.channel().rules().silences().matching(candidate.subject())) {
      SilenceHours hours = new SilenceHours(rule.time(), candidate.state());
      if (hours.holdsAt(candidate.now())) {
        return Optional.of(silenced(rule, hours.endOfWindow(candidate.now()), candidate));
      }
    }
    return Optional.empty();
  }

  /** Silences that would perhaps hold it, if only their calendar existed. */
  public static List<Step> remarks(Candidate candidate) {
    List<Step> remarks = new ArrayList<>();
    for (SilenceRule rule : candidate.channel().rules().silences()) {
      if (rule.asksCalendar()
          && rule.head().enabled()
          && rule.filter().matches(candidate.subject())) {
        new SilenceHours(rule.time(), candidate.state())
            .missingCalendars(candidate.now())
            .forEach(calendar ->
                remarks.add(
                    step("silence_calendar_missing", rule, Map.of("calendar_id", calendar))));
      }
    }
    return remarks;
  }

  /** An alert that is there already is kept, even by a silence that discards. */
  private static Verdict.Placing silenced(
      SilenceRule rule, Optional<Long> until, Candidate candidate) {
    Map<String, String> compared =
        until.map(end -> Map.of("until", Instant.ofEpochMilli(end).toString())).orElse(Map.of());
    if (rule.discard() && candidate.alertId().isEmpty()) {
      return new Verdict.Suppressed(
          Optional.empty(), Optional.empty(), step("discarded_by_silence", rule, compared));
    }
    String code = until.isPresent() ? "silenced_by_rule" : "silenced_without_end";
    return new Verdict.Suppressed(
        Optional.of(Hold.silenced(rule.head().id(), rule.head().name())),
        until.filter(end -> rule.judgeAgain()),
        step(code, rule, compared));
  }

  private static Step step(String code, SilenceRule rule, Map<String, String> compared) {
    return new Step("noise", code, rule.head().id(), rule.head().name(), compared);
  }
}
