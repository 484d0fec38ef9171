package dev.quell.pipeline;

import dev.quell.model.Subject;

/** Tells where a trigger goes: now, or by the routes of some place in the log. */
public interface Routing {

  /** Where a trigger goes; channels that take no alerts are left out. */
  Routed route(long integrationId, Subject subject, Destinations destinations);
}
