package dev.quell.pipeline;

import dev.quell.pipeline.rule.Stamps;

/**
 * Where the events of one integration go.
 *
 * @param version rises by one with every change; 0 where nobody made it
 * @param router the same, ready to be asked
 */
public record Route(
    long integrationId, long version, RouteBody body, Router router, Stamps stamps) {

  /** All of a private integration goes to its own channel. */
  static Route ofPrivate(long integrationId, long channelId, Stamps stamps) {
    RouteBody body = RouteBody.to(channelId);
    return new Route(integrationId, 0, body, RouteForm.read("", body), stamps);
  }
}
