package dev.quell.pipeline;

/** Who made a route and who changed it last, and when, in epoch milliseconds. */
public record RouteStamps(long creatorId, long updatedBy, long createdAt, long updatedAt) {}
