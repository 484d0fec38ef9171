package dev.quell.queue;

import dev.quell.model.Outcome;
import dev.quell.model.Step;
import dev.quell.queue.RecordOutcome.EventOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What somebody may see of what became of events: nothing of channels that are private to others.
 *
 * @param hidden the channels they may not see, with what these are called
 * @param hidesAlert whether an alert is in one of them
 */
public record Sight(Map<Long, String> hidden, Predicate<String> hidesAlert) {
  /** The code of a step that stands for those that are left out. */
  public static final String HIDDEN = "hidden_channel";

  /** Of somebody who sees every channel. */
  public static final Sight EVERYTHING = new Sight(Map.of(), alert -> false);

  private static final String IN_CHANNEL = "in_channel";
  private static final Step LEFT_OUT = Step.of("noise", HIDDEN, Map.of());

  /** What never reached a channel; else an event without one went nobody knows where. */
  private static final Set<Outcome> BEFORE_CHANNELS = Set.of(Outcome.DROPPED, Outcome.UNROUTED);

  public Sight {
    hidden = Map.copyOf(hidden);
  }

  /**
   * Whether an event went only where they may not look. So is one of which that is not known: one
   * that waits, was sent twice or set aside, and a recovery of nothing.
   */
  public boolean hides(Optional<EventOutcome> outcome) {
    if (hidden.isEmpty()) {
      return false;
    }
    if (outcome.isEmpty()) {
      return true;
    }
    EventOutcome found = outcome.get();
    if (!found.channelIds().isEmpty()) {
      return hidden.keySet().containsAll(found.channelIds());
    }
    return found.alertIds().isEmpty()
        ? !BEFORE_CHANNELS.contains(found.outcome()) || wasJudged(found)
        : found.alertIds().stream().allMatch(hidesAlert);
  }

  /** Without what happened in hidden channels. */
  public EventOutcome seen(EventOutcome outcome) {
    if (hidden.isEmpty()) {
      return outcome;
    }
    return new EventOutcome(
        outcome.outcome(),
        outcome.alertIds().stream().filter(hidesAlert.negate()).toList(),
        hides(Optional.of(outcome)) ? List.of(LEFT_OUT) : steps(outcome.steps()),
        outcome.answers(),
        outcome.channelIds().stream().filter(id -> !hidden.containsKey(id)).toList());
  }

  /** Steps of an event of which they may see something. */
  private List<Step> steps(List<Step> all) {
    List<Step> seen = new ArrayList<>();
    boolean skipping = false;
    for (Step step : all) {
      if (step.code().equals(IN_CHANNEL)) {
        skipping = isHidden(step.compared());
        if (skipping) {
          seen.add(LEFT_OUT);
        }
      }
      if (!skipping) {
        seen.add(tellsOfHiddenAlert(step) ? LEFT_OUT : withoutNames(step));
      }
    }
    return seen;
  }

  /** Older steps tell the name alone. */
  private boolean isHidden(Map<String, String> channel) {
    String id = channel.getOrDefault("channel_id", "");
    return id.isEmpty()
        ? hidden.containsValue(channel.getOrDefault("channel", ""))
        : hidden.keySet().stream().anyMatch(one -> id.equals(Long.toString(one)));
  }

  private boolean tellsOfHiddenAlert(Step step) {
    return step.compared().entrySet().stream()
        .anyMatch(
            value -> value.getKey().endsWith("alert_id") && hidesAlert.test(value.getValue()));
  }

  /** What routes tell holds names of channels in the middle of a text. */
  private Step withoutNames(Step step) {
    if (!step.hop().equals("route")) {
      return step;
    }
    Map<String, String> compared = new HashMap<>(step.compared());
    compared.replaceAll((key, text) -> namesHidden(key, text) ? "…" : text);
    return new Step(step.hop(), step.code(), step.ruleId(), step.ruleName(), compared);
  }

  private boolean namesHidden(String key, String text) {
    return Set.of("channel", "channels", "value").contains(key)
        && hidden.values().stream().anyMatch(text::contains);
  }

  private static boolean wasJudged(EventOutcome outcome) {
    return outcome.steps().stream().anyMatch(step -> step.hop().equals("noise"));
  }
}
