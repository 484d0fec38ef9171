package dev.quell.notify.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Tells addresses apart without saying them. */
final class Fingerprint {
  private static final int BYTES = 12;

  private Fingerprint() {}

  static String of(Map<String, String> address) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new TreeMap<>(address)
          .forEach((name, value) -> {
            digest.update(name.getBytes(UTF_8));
            digest.update((byte) 0);
            digest.update(value.getBytes(UTF_8));
            digest.update((byte) 0);
          });
      return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
