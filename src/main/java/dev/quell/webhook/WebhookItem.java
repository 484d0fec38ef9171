package dev.quell.webhook;

import dev.quell.web.Caller;
import dev.quell.web.HiddenText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A webhook as the API shows it; times are epoch seconds.
 *
 * @param headers their names; the values are secrets
 * @param secret hidden; empty where nothing is signed
 * @param keyId what {@code X-Quell-Key-Id} says; empty where nothing is signed
 * @param last the newest attempt; left out before the first
 */
record WebhookItem(
    long webhookId,
    String webhookType,
    String webhookName,
    long teamId,
    String endpoint,
    List<Long> channelIds,
    List<String> eventTypes,
    Map<String, String> headers,
    String secret,
    String keyId,
    String customBody,
    int retryHours,
    int timeoutSeconds,
    String status,
    Optional<Last> last,
    long creatorId,
    long createdAt,
    long updatedBy,
    long updatedAt) {

  /**
   * How the newest attempt ended.
   *
   * @param at epoch seconds
   */
  record Last(long at, String status, int statusCode, String errorMessage) {
    static Last of(HistoryStore.Kept kept) {
      return new Last(kept.at() / 1000, HistoryItem.status(kept), kept.statusCode(), kept.error());
    }
  }

  static WebhookItem of(Webhook webhook, Optional<HistoryStore.Kept> last, Caller caller) {
    Webhook.Settings settings = webhook.settings();
    Map<String, String> headers = new TreeMap<>(settings.headers());
    headers.replaceAll((name, value) -> HiddenText.HIDDEN);
    return new WebhookItem(
        webhook.id(),
        webhook.kind().wire(),
        settings.name(),
        settings.teamId(),
        Endpoint.shown(settings.endpoint(), caller),
        settings.channelIds(),
        settings.eventTypes(),
        headers,
        HiddenText.hide(settings.secret()),
        Post.keyId(settings.secret()),
        settings.customBody(),
        settings.retryHours(),
        settings.timeoutSeconds(),
        webhook.enabled() ? "enabled" : "disabled",
        last.map(Last::of),
        webhook.stamps().creatorId(),
        webhook.stamps().createdAt() / 1000,
        webhook.stamps().updatedBy(),
        webhook.stamps().updatedAt() / 1000);
  }
}
