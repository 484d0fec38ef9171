package dev.quell.pipeline;

import dev.quell.web.Required;

/**
 * A heading over some cases, for people only.
 *
 * @param position the case it stands above
 */
public record RouteSection(@Required String name, int position) {}
