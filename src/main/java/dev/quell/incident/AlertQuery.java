package dev.quell.incident;

import dev.quell.model.Severity;
import java.util.List;
import java.util.Optional;

/**
 * Which alerts a list shows.
 *
 * @param active only those that have not recovered, or only those that have
 * @param open only those that take in more of their problem, or only those that do not
 * @param severities an empty list finds nothing, none at all everything
 * @param byUpdate sorted by the time of the last change instead of the opening
 */
record AlertQuery(
    Optional<Window> window,
    Optional<Boolean> active,
    Optional<Boolean> open,
    Optional<Boolean> everMuted,
    Optional<List<Severity>> severities,
    List<Long> channelIds,
    List<Long> integrationIds,
    List<String> ids,
    List<String> keys,
    Optional<String> title,
    boolean byUpdate,
    Slice slice) {}
