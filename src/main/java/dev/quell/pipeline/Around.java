package dev.quell.pipeline;

import dev.quell.pipeline.enrich.Answer;
import dev.quell.pipeline.enrich.Lookups;
import dev.quell.pipeline.transform.ActiveAlerts;
import java.util.Optional;

/** What an event is judged beside: what is known of it elsewhere, other alerts, and channels. */
public record Around(Lookups lookups, ActiveAlerts active, Destinations destinations) {

  /** Waits for nobody: what was not asked before is not known. */
  Lookups answers() {
    return (rule, question) ->
        lookups
            .answer(rule, question)
            .or(() -> Optional.of(Answer.missed("", "", Answer.NOT_ASKED, "")));
  }
}
