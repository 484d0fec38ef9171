package dev.quell.incident;

import java.util.Map;

/**
 * Something that happened to an alert or an incident.
 *
 * @param type the published word, for example {@code i_ack}
 * @param at epoch milliseconds
 * @param creatorId the member who did it; 0 is the system
 */
public record TimelineEntry(
    String subjectId,
    int number,
    String type,
    long at,
    long creatorId,
    Map<String, Object> detail) {
  public TimelineEntry {
    detail = Map.copyOf(detail);
  }
}
