package dev.quell.notify;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A POST of JSON that can prove that it comes from here: {@code X-Quell-Signature} is the
 * HMAC-SHA256, in hexadecimal, of the timestamp, a dot and the body, with the secret for its key.
 *
 * @param url may hold a token
 * @param headers of the receiver's own; their values are secrets
 * @param eventId the same for every attempt
 * @param secret empty: nothing is signed
 * @param keyId tells the receiver which secret was used
 */
public record SignedPost(
    String url, Map<String, String> headers, String eventId, String secret, String keyId) {

  public SignedPost {
    headers = Map.copyOf(headers);
  }

  /**
   * The request of one attempt.
   *
   * @param more what else is secret of it
   */
  public HttpCall call(String body, Instant now, Set<String> more) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    Set<String> secrets = new LinkedHashSet<>(more);
    secrets.addAll(headers.values());
    all.put("Content-Type", "application/json; charset=utf-8");
    all.put("X-Quell-Event-Id", eventId);
    all.put("Idempotency-Key", eventId);
    String timestamp = Long.toString(now.getEpochSecond());
    all.put("X-Quell-Timestamp", timestamp);
    if (!secret.isEmpty()) {
      String signature = Signature.hex(secret, timestamp + "." + body);
      all.put("X-Quell-Signature", "v1=" + signature);
      all.put("X-Quell-Key-Id", keyId);
      secrets.add(secret);
      secrets.add(signature);
    }
    return new HttpCall("POST", URI.create(url), all, body, secrets);
  }

  /** Keeps secrets out of logs. */
  @Override
  public String toString() {
    return "SignedPost[" + eventId + "]";
  }
}
