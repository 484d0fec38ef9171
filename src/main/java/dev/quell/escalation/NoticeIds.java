package dev.quell.escalation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Ids that follow from what they name: deciding the same again, after a crash, decides the same
 * notice and not a second one. 24 hexadecimal characters, the first 8 the epoch second.
 */
final class NoticeIds {
  private static final HexFormat HEX = HexFormat.of();
  private static final int HASHED_BYTES = 8;

  private NoticeIds() {}

  /** The id of what these words and numbers name together. */
  static String of(long epochMillis, Object... names) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Object name : names) {
        digest.update(String.valueOf(name).getBytes(UTF_8));
        digest.update((byte) 0);
      }
      return HEX.toHexDigits((int) (epochMillis / 1000))
          + HEX.formatHex(digest.digest(), 0, HASHED_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
