package dev.quell.webhook;

import dev.quell.model.PlainText;
import dev.quell.model.Sha256;
import dev.quell.notify.Courier;
import dev.quell.notify.GuardedClient;
import dev.quell.notify.HttpCall;
import dev.quell.notify.JsonText;
import dev.quell.notify.Outcome;
import dev.quell.notify.Reply;
import dev.quell.notify.SignedPost;
import dev.quell.web.HiddenText;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/** Makes one attempt; what it tells of it holds no secret. */
final class Post {
  private static final int KEY_ID_BYTES = 4;
  private static final int MOST_SENT_KEPT = 64 << 10;
  private static final String COOKIE = "set-cookie";

  private final GuardedClient client;
  private final InstantSource clock;

  Post(GuardedClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  /** Tells a receiver which secret signed, and nothing else of it. */
  static String keyId(String secret) {
    return secret.isEmpty() ? "" : Sha256.hex(secret, KEY_ID_BYTES);
  }

  Attempt send(Webhook webhook, String eventId, String body) {
    Webhook.Settings settings = webhook.settings();
    long begun = clock.millis();
    HttpCall call =
        new SignedPost(
                settings.endpoint(),
                settings.headers(),
                eventId,
                settings.secret(),
                keyId(settings.secret()))
            .call(body, clock.instant(), Endpoint.secrets(settings.endpoint()));
    GuardedClient.Answer answer = client.call(call, Duration.ofSeconds(settings.timeoutSeconds()));
    long took = Math.max(0, clock.millis() - begun);
    return switch (answer) {
      case GuardedClient.Answered(var reply) -> answered(settings, call, reply, begun, took);
      case GuardedClient.Unanswered(var outcome) ->
          new Attempt(
              hidden(outcome, call),
              false,
              begun,
              took,
              0,
              requestHeaders(settings, call),
              requestBody(call),
              "",
              "");
    };
  }

  private static Attempt answered(
      Webhook.Settings settings, HttpCall call, Reply reply, long begun, long took) {
    Map<String, String> headers = new TreeMap<>(reply.headers());
    headers.replaceAll((name, value) ->
        name.equals(COOKIE) ? HiddenText.HIDDEN : Courier.hide(value, call.secrets()));
    return new Attempt(
        hidden(reply.byStatus(), call),
        true,
        begun,
        took,
        reply.status(),
        requestHeaders(settings, call),
        requestBody(call),
        PlainText.mended(JsonText.write(headers)),
        Courier.hide(reply.kept(), call.secrets()));
  }

  private static Outcome hidden(Outcome outcome, HttpCall call) {
    return outcome.saying(PlainText.mended(Courier.hide(outcome.why(), call.secrets())));
  }

  private static String requestHeaders(Webhook.Settings settings, HttpCall call) {
    Map<String, String> headers = new TreeMap<>(call.headers());
    headers.replaceAll((name, value) ->
        settings.headers().containsKey(name)
            ? HiddenText.HIDDEN
            : Courier.hide(value, call.secrets()));
    return JsonText.write(headers);
  }

  private static String requestBody(HttpCall call) {
    return PlainText.head(Courier.hide(call.body(), call.secrets()), MOST_SENT_KEPT);
  }
}
