package dev.quell.pipeline;

import java.util.List;

/**
 * Where the events of one integration go.
 *
 * @param version rises by one with every change
 * @param defaultChannels channels for events no case claims; a private integration has just its own
 * @param body the route as the API spells it, JSON
 */
public record Route(
    long integrationId,
    long version,
    List<Long> defaultChannels,
    String body,
    long updatedBy,
    long createdAt,
    long updatedAt) {
  public Route {
    defaultChannels = List.copyOf(defaultChannels);
  }
}
