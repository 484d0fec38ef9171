package dev.quell.incident;

import dev.quell.model.Severity;
import java.util.List;
import java.util.Optional;

/**
 * Which incidents a list shows.
 *
 * @param severities an empty list finds nothing, none at all everything
 * @param text part of a title, a whole num or the beginning of an id
 */
record IncidentQuery(
    Optional<Window> window,
    List<Progress> progress,
    Optional<List<Severity>> severities,
    Optional<Boolean> everMuted,
    List<Long> channelIds,
    List<Long> closerIds,
    List<String> ids,
    List<String> nums,
    Optional<String> text,
    Slice slice) {}
