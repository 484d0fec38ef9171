package dev.quell.pipeline;

import dev.quell.model.Step;
import java.util.List;

/** The channels an event goes to, possibly none, and why. */
public record Routed(List<Long> channelIds, Step why) {
  public Routed {
    channelIds = List.copyOf(channelIds);
  }
}
