package dev.quell.queue;

import dev.quell.model.Outcome;
import dev.quell.model.Step;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What became of one record of the log.
 *
 * @param reason why it was set aside or refused; else empty
 * @param events one for each event of a callback, in order; none of a duplicate
 */
public record RecordOutcome(Verdict verdict, String reason, List<EventOutcome> events) {

  /** How a whole record ended. */
  public enum Verdict {
    ACCEPTED,
    DUPLICATE,
    NOTHING_TO_DO,
    REJECTED,
    SET_ASIDE,
    DONE,
    REFUSED;

    /** The lower-case word of the API. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What became of one event.
   *
   * @param alertIds the alerts it opened, joined or ended, one for each channel
   * @param steps who decided what, in order
   * @param answers what mapping rules were told, by rule id, a dot and the label; what was no
   *     answer stands under the rule id and the dot alone
   * @param channelIds where it went, also where it led to no alert; older ones do not tell
   */
  public record EventOutcome(
      Outcome outcome,
      List<String> alertIds,
      List<Step> steps,
      Map<String, String> answers,
      List<Long> channelIds) {
    public EventOutcome {
      alertIds = List.copyOf(alertIds);
      steps = List.copyOf(steps);
      answers = Map.copyOf(answers);
      channelIds = List.copyOf(channelIds);
    }

    /** Of an event for which nothing was looked up. */
    public EventOutcome(Outcome outcome, List<String> alertIds, List<Step> steps) {
      this(outcome, alertIds, steps, Map.of(), List.of());
    }
  }

  public RecordOutcome {
    events = List.copyOf(events);
  }

  public static RecordOutcome of(Verdict verdict) {
    return new RecordOutcome(verdict, "", List.of());
  }
}
