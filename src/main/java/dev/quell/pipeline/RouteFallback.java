package dev.quell.pipeline;

import java.util.List;

/** Where events go that no case finds a channel for. */
public record RouteFallback(List<Long> channelIds) {}
