package dev.quell.pipeline;

/** A route as it was at some time. */
record RouteVersion(long version, RouteBody body, long updatedBy, long updatedAt) {}
