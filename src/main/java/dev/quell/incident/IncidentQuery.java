package dev.quell.incident;

import dev.quell.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which incidents a list shows.
 *
 * @param severities an empty list finds nothing, none at all everything
 * @param fields of each custom field, by its id, one of these values
 * @param text part of a title, a whole num or the beginning of an id
 */
record IncidentQuery(
    Optional<Window> window,
    List<Progress> progress,
    Optional<List<Severity>> severities,
    Optional<Boolean> everMuted,
    Optional<Boolean> snoozed,
    List<Long> channelIds,
    People people,
    List<String> ids,
    List<String> nums,
    Map<String, List<String>> fields,
    Optional<String> text,
    Slice slice) {

  /** Who has to do with it; nothing is asked where nobody is named. */
  record People(List<Long> responders, List<Long> ackers, List<Long> creators, List<Long> closers) {
    static final People ANYBODY = new People(List.of(), List.of(), List.of(), List.of());
  }
}
