package dev.quell.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The one hash of this system: 32 bytes, the same on every machine and in every release. */
public final class Sha256 {
  private static final HexFormat HEX = HexFormat.of();

  private final MessageDigest digest = digest();

  /** Of these bytes, one part behind the other. */
  public static byte[] of(byte[]... parts) {
    MessageDigest digest = digest();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  /** Of a text, as 64 hexadecimal digits. */
  public static String hex(String text) {
    return HEX.formatHex(of(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The first bytes of the hash of a text, as two hexadecimal digits each. */
  public static String hex(String text, int bytes) {
    return HEX.formatHex(of(text.getBytes(StandardCharsets.UTF_8)), 0, bytes);
  }

  /** Takes a text and a mark of its end, so that two texts are never taken for one. */
  public Sha256 with(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return this;
  }

  /** The first bytes of the hash of all that was taken, as two hexadecimal digits each. */
  public String hex(int bytes) {
    return HEX.formatHex(digest.digest(), 0, bytes);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
