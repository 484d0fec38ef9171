package dev.quell.queue;

import dev.quell.model.Outcome;
import dev.quell.model.Step;
import java.util.List;
import java.util.Locale;

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
   */
  public record EventOutcome(Outcome outcome, List<String> alertIds, List<Step> steps) {
    public EventOutcome {
      alertIds = List.copyOf(alertIds);
      steps = List.copyOf(steps);
    }
  }

  public RecordOutcome {
    events = List.copyOf(events);
  }

  public static RecordOutcome of(Verdict verdict) {
    return new RecordOutcome(verdict, "", List.of());
  }
}
