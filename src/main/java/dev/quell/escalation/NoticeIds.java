package dev.quell.escalation;

import dev.quell.model.Sha256;
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
    Sha256 hash = new Sha256();
    for (Object name : names) {
      hash.with(String.valueOf(name));
    }
    return HEX.toHexDigits((int) (epochMillis / 1000)) + hash.hex(HASHED_BYTES);
  }
}
