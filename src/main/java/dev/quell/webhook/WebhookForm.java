package dev.quell.webhook;

import dev.quell.notify.HttpCall;
import dev.quell.web.HeaderRules;
import dev.quell.web.HiddenText;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A webhook as it is written, whole: what is left out is as in a new one, but for the secrets,
 * which stay what they were where they are left out or come back hidden.
 *
 * @param webhookType {@code incident} or {@code alert}; of a new one
 * @param channelIds none: all channels
 * @param eventTypes none: everything that can be chosen
 * @param retryHours 0: a failure is final, but for one more try when no answer came
 */
record WebhookForm(
    Optional<Long> webhookId,
    Optional<String> webhookType,
    @Required String webhookName,
    Optional<Long> teamId,
    @Required String endpoint,
    List<Long> channelIds,
    List<String> eventTypes,
    Map<String, String> headers,
    Optional<String> secret,
    Optional<String> customBody,
    Optional<Integer> retryHours,
    Optional<Integer> timeoutSeconds) {
  private static final int LONGEST_NAME = 39;
  private static final int LONGEST_ENDPOINT = 2000;
  private static final int LONGEST_BODY = 20_000;
  private static final int MOST_CHANNELS = 500;
  private static final int SHORTEST_SECRET = 16;
  private static final int LONGEST_SECRET = 128;
  private static final int MOST_HOURS = 72;
  private static final int USUAL_SECONDS = 2;
  private static final int MOST_SECONDS = 10;

  /** Those that HTTP sets for one connection or one body, and those Quell sets. */
  private static final Set<String> REFUSED =
      Set.of(
          "connection",
          "content-length",
          "content-type",
          "expect",
          "host",
          "http2-settings",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "idempotency-key",
          "x-quell-event-id",
          "x-quell-key-id",
          "x-quell-signature",
          "x-quell-timestamp");

  /** A new one's settings; refuses what cannot be kept, by the field. */
  Webhook.Settings read(Kind kind) {
    headers.forEach((name, value) -> {
      if (HiddenText.HIDDEN.equals(value)) {
        throw Requests.invalid("headers." + name, HiddenText.HIDDEN, "its value");
      }
    });
    return read(kind, headers, secret.orElse(""));
  }

  /** The settings that take the place of those. */
  Webhook.Settings read(Kind kind, Webhook.Settings old) {
    String key = HiddenText.reveal(secret.orElse(HiddenText.HIDDEN), old.secret());
    return read(kind, revealed(old), key);
  }

  private Webhook.Settings read(Kind kind, Map<String, String> revealed, String key) {
    HeaderRules.check(revealed, REFUSED);
    return new Webhook.Settings(
        Requests.storable("webhook_name", Requests.text("webhook_name", webhookName, LONGEST_NAME)),
        Requests.between("team_id", teamId.orElse(0L), 0, Long.MAX_VALUE),
        address(),
        Requests.list("channel_ids", channelIds, 0, MOST_CHANNELS).stream().distinct().toList(),
        types(kind),
        revealed,
        secret(key),
        body(kind),
        (int) Requests.between("retry_hours", retryHours.orElse(0), 0, MOST_HOURS),
        (int)
            Requests.between(
                "timeout_seconds", timeoutSeconds.orElse(USUAL_SECONDS), 1, MOST_SECONDS));
  }

  private String address() {
    String text = Requests.text("endpoint", endpoint, LONGEST_ENDPOINT).strip();
    if (!HttpCall.isWebAddress(text) || URI.create(text).getRawFragment() != null) {
      throw Requests.invalid(
          "endpoint", text, "http:// or https:// and a host, without a password or a fragment");
    }
    return text;
  }

  private List<String> types(Kind kind) {
    List<String> said =
        Requests.each(
            "event_types",
            eventTypes,
            0,
            100,
            (where, type) -> Requests.oneOf(where, type, kind.selectable()));
    return said.isEmpty() ? kind.selectable() : said.stream().distinct().toList();
  }

  private static String secret(String key) {
    int length = key.length();
    boolean plain = key.chars().allMatch(c -> c > ' ' && c < 127);
    if (length > 0 && (length < SHORTEST_SECRET || length > LONGEST_SECRET || !plain)) {
      throw Requests.invalid(
          "secret",
          length + " characters",
          SHORTEST_SECRET + ".." + LONGEST_SECRET + " ASCII characters without blanks, or none");
    }
    return key;
  }

  private String body(Kind kind) {
    String text = customBody.orElse("").strip();
    if (text.isEmpty()) {
      return "";
    }
    if (kind == Kind.ALERT) {
      throw Requests.invalid(
          "custom_body", text.length() + " characters", "none: only incidents are told in one");
    }
    Requests.storable("custom_body", Requests.atMost("custom_body", text, LONGEST_BODY));
    CustomBody.problem(text)
        .ifPresent(why -> {
          throw Requests.invalid(
              "custom_body", why, "a JSON object whose variables stand in quotation marks");
        });
    return text;
  }

  /** A hidden value stays what it was, but goes nowhere else than it went. */
  private Map<String, String> revealed(Webhook.Settings old) {
    Map<String, String> all = new LinkedHashMap<>();
    headers.forEach((name, value) -> {
      String before = old.headers().getOrDefault(name, HiddenText.HIDDEN);
      String meant = value == null ? "" : HiddenText.reveal(value, before);
      boolean hidden = HiddenText.HIDDEN.equals(value);
      if (hidden && (meant.equals(value) || !origin(address()).equals(origin(old.endpoint())))) {
        throw Requests.invalid(
            "headers." + name,
            HiddenText.HIDDEN,
            "its value, since the header or the host of the endpoint is a new one");
      }
      all.put(name, meant);
    });
    return all;
  }

  private static String origin(String address) {
    URI uri = URI.create(address);
    return (uri.getScheme() + "://" + uri.getHost() + ":" + uri.getPort()).toLowerCase(Locale.ROOT);
  }
}
