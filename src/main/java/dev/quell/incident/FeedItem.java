package dev.quell.incident;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/**
 * One entry of a timeline as the API shows it; times are epoch milliseconds.
 *
 * @param creatorName empty for the system
 */
record FeedItem(
    String refId,
    String type,
    @Schema(implementation = Object.class) Map<String, Object> detail,
    long accountId,
    long creatorId,
    String creatorName,
    long createdAt,
    long updatedAt) {

  static FeedItem of(TimelineEntry entry, Names names) {
    return new FeedItem(
        entry.subjectId(),
        entry.type(),
        entry.detail(),
        AlertItem.ACCOUNT,
        entry.creatorId(),
        names.person(entry.creatorId()).map(Names.Person::personName).orElse(""),
        entry.at(),
        entry.at());
  }
}
