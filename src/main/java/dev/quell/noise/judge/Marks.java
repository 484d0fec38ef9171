package dev.quell.noise.judge;

import dev.quell.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was noticed about an alert that found its place; nothing here keeps it from it.
 *
 * @param flapping whether its problem is restless
 * @param outlier whether nothing like it was seen lately
 * @param notifies whether people shall be told of an incident it opens
 * @param heldUntil from now on news of the problem is held back until then
 * @param steps why
 */
public record Marks(
    boolean flapping,
    boolean outlier,
    boolean notifies,
    Optional<Long> heldUntil,
    List<Step> steps) {
  public static final Marks NONE = new Marks(false, false, true, Optional.empty(), List.of());

  /** The same about an alert unlike all that was seen lately. */
  public Marks withOutlier(Step why) {
    List<Step> all = new ArrayList<>(steps);
    all.add(why);
    return new Marks(flapping, true, notifies, heldUntil, all);
  }

  public Marks {
    steps = List.copyOf(steps);
  }
}
