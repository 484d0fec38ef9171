package dev.quell.pipeline;

/** Tells what integrations do to their events: now, or by the rules of some place in the log. */
public interface Routing {

  /** Everything the integration does to an event. */
  Rules rules(long integrationId);
}
