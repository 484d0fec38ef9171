package dev.quell.webhook;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * An attempt as the published list shows it.
 *
 * @param integrationId of the webhook: published operations call it an integration
 * @param eventId of the attempt
 * @param payloadEventId of what is told; several attempts have the same
 * @param duration milliseconds
 * @param eventTime when the attempt began
 */
record HistoryItem(
    long integrationId,
    String eventId,
    String payloadEventId,
    String webhookType,
    String eventType,
    Optional<Long> channelId,
    String refId,
    Optional<String> requestHeaders,
    Optional<String> requestBody,
    String endpoint,
    int attempt,
    long duration,
    String status,
    int statusCode,
    Optional<String> errorMessage,
    Optional<String> responseHeaders,
    Optional<String> responseBody,
    String eventTime,
    Optional<String> refTitle,
    Optional<String> channelName) {

  /** What the id of an attempt's incident or alert and its channel are called. */
  record Called(Optional<String> refTitle, Optional<String> channelName) {
    static final Called NOTHING = new Called(Optional.empty(), Optional.empty());
  }

  static HistoryItem of(HistoryStore.Kept kept, String endpoint, ZoneId zone, Called called) {
    Optional<HistoryStore.Exchange> exchange = kept.exchange();
    return new HistoryItem(
        kept.webhookId(),
        kept.historyId(),
        kept.eventId(),
        kept.kind(),
        kept.type(),
        Optional.of(kept.channelId()).filter(id -> id != 0),
        kept.refId(),
        exchange.map(HistoryStore.Exchange::requestHeaders),
        exchange.map(HistoryStore.Exchange::requestBody),
        endpoint,
        kept.number(),
        kept.took(),
        status(kept),
        kept.statusCode(),
        Optional.of(kept.error()).filter(why -> !why.isEmpty()),
        exchange.map(HistoryStore.Exchange::responseHeaders),
        exchange.map(HistoryStore.Exchange::responseBody),
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(Instant.ofEpochMilli(kept.at()).atZone(zone)),
        called.refTitle(),
        called.channelName());
  }

  static String status(HistoryStore.Kept kept) {
    return kept.succeeded() ? "success" : "failed";
  }
}
