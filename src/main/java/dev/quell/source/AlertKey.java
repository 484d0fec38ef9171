package dev.quell.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Makes the alert key of senders that have none of their own. */
public final class AlertKey {
  private static final int BYTES = 16;
  private static final HexFormat HEX = HexFormat.of();

  private AlertKey() {}

  /**
   * 32 hexadecimal digits for these parts. Each part is written with its length before it, so no
   * character in a name can make two identities look alike.
   */
  public static String of(List<String> parts) {
    StringBuilder form = new StringBuilder(160);
    for (String part : parts) {
      form.append(part.length()).append(':').append(part).append(',');
    }
    byte[] hash = sha256().digest(form.toString().getBytes(StandardCharsets.UTF_8));
    return HEX.formatHex(hash, 0, BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }
}
