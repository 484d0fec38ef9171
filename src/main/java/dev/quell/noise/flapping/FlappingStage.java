package dev.quell.noise.flapping;

import dev.quell.channel.Flapping;
import dev.quell.model.Step;
import dev.quell.noise.judge.Candidate;
import dev.quell.noise.judge.Marks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Marks alerts of restless problems. Where the channel wants so, people are told once that one is
 * restless, and then of nothing of it for a time; what happens to its alerts stays the same.
 */
public final class FlappingStage {
  private FlappingStage() {}

  public static Marks marks(Candidate candidate) {
    Flapping flapping = candidate.channel().settings().flapping();
    if (!flapping.on()) {
      return Marks.NONE;
    }
    long now = candidate.now();
    Optional<Long> held =
        Optional.ofNullable(candidate.flaps().heldUntil().get(candidate.channel().id()))
            .filter(until -> until > now && !flapping.held().isZero());
    int changes = candidate.flaps().countWithin(flapping.within(), now);
    if (held.isPresent()) {
      return marks(held, false, step("flapping_held_back", flapping, changes, held));
    }
    if (changes < flapping.maxChanges()) {
      return Marks.NONE;
    }
    Optional<Long> until =
        flapping.held().isZero() ? Optional.empty() : Optional.of(now + flapping.held().toMillis());
    String code = until.isPresent() ? "flapping_told_once" : "flapping_marked";
    return marks(until, true, step(code, flapping, changes, until));
  }

  private static Marks marks(Optional<Long> until, boolean told, Step why) {
    return new Marks(true, false, told, until, List.of(why));
  }

  private static Step step(String code, Flapping flapping, int changes, Optional<Long> until) {
    return Step.of(
        "noise",
        code,
        Map.of(
            "changes", Integer.toString(changes),
            "max_changes", Integer.toString(flapping.maxChanges()),
            "in_minutes", Long.toString(flapping.within().toMinutes()),
            "until", until.map(end -> Instant.ofEpochMilli(end).toString()).orElse("")));
  }
}
