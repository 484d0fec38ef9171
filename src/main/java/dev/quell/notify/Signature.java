package dev.quell.notify;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Proves to a vendor who is speaking. */
public final class Signature {
  private static final String HMAC = "HmacSHA256";

  private Signature() {}

  public static String hex(String key, String text) {
    return HexFormat.of().formatHex(hmac(key, text));
  }

  public static String base64(String key, String text) {
    return Base64.getEncoder().encodeToString(hmac(key, text));
  }

  /** As RFC 3986 has it: a blank is {@code %20}, a tilde stays. */
  public static String percent(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static byte[] hmac(String key, String text) {
    return hmac(key.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
  }

  /** HMAC-SHA256, 32 bytes. */
  public static byte[] hmac(byte[] key, byte[] said) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(said);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
