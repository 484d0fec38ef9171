package dev.quell.pipeline;

import dev.quell.model.Event;
import dev.quell.model.Step;
import java.util.List;
import java.util.Map;

/**
 * An event behind the third hop.
 *
 * @param event as the rules of its integration left it
 * @param dropped whether a rule discarded it; its step is the last one then
 * @param routed where it goes; nowhere for a recovery, which follows its alert
 * @param steps who did what, routing last
 * @param answers what was looked up, by rule and label
 */
public record Passed(
    Event event, boolean dropped, Routed routed, List<Step> steps, Map<String, String> answers) {
  public Passed {
    steps = List.copyOf(steps);
    answers = Map.copyOf(answers);
  }
}
