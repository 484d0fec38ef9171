package dev.quell.oncall;

import dev.quell.model.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A calendar to subscribe to; whoever knows its token may read it, and only that.
 *
 * @param scheduleId 0 when it holds the shifts of a person in all schedules
 * @param personId who made it, and whose shifts those are
 * @param createdAt epoch milliseconds
 */
record Feed(String id, long scheduleId, long personId, long createdAt) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TOKEN_BYTES = 32;

  /** 256 bits, fit for a URL; shown once, and kept as a fingerprint only. */
  static String newToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String fingerprint(String token) {
    return Sha256.hex(token);
  }
}
