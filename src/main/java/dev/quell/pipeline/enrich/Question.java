package dev.quell.pipeline.enrich;

import dev.quell.model.Event;
import java.util.List;

/**
 * What a mapping rule wants to know about an event.
 *
 * @param from the id of the table or the API
 * @param resultLabels the labels that are wanted
 * @param event as the rules before have left it
 */
public record Question(
    Kind kind, String from, List<String> resultLabels, long integrationId, Event event) {

  /** Who can answer. */
  public enum Kind {
    TABLE,
    API
  }

  public Question {
    resultLabels = List.copyOf(resultLabels);
  }
}
