package dev.quell.access;

import dev.quell.model.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes secrets nobody can guess, and the fingerprints that are all the store keeps of them. */
final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int KEY_BYTES = 32;
  private static final int PASSWORD_BYTES = 15;

  private Secrets() {}

  /** 256 bits, fit for a URL. */
  static String key() {
    return random(KEY_BYTES);
  }

  /** 120 bits: short enough to be copied by hand. */
  static String password() {
    return random(PASSWORD_BYTES);
  }

  /** Six digits, as people type them from a phone. */
  static String digits() {
    return String.format(java.util.Locale.ROOT, "%06d", RANDOM.nextInt(1_000_000));
  }

  static String fingerprint(String secret) {
    return Sha256.hex(secret);
  }

  private static String random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
