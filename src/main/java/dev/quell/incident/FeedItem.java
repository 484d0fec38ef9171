package dev.quell.incident;

import java.util.Map;

/** One entry of a timeline as the API shows it; times are epoch milliseconds. */
record FeedItem(
    String refId,
    String type,
    Map<String, Object> detail,
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
