package dev.quell.incident;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/** One entry of a timeline as the API shows it; times are epoch milliseconds. */
record FeedItem(
    String refId,
    String type,
    @Schema(implementation = Object.class) Map<String, Object> detail,
    long accountId,
    long creatorId,
    long createdAt,
    long updatedAt) {

  static FeedItem of(TimelineEntry entry) {
    return new FeedItem(
        entry.subjectId(),
        entry.type(),
        entry.detail(),
        AlertItem.ACCOUNT,
        entry.creatorId(),
        entry.at(),
        entry.at());
  }
}
