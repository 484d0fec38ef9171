package dev.quell.app;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes keys nobody can guess. */
final class Secret {
  private static final int BYTES = 16;

  private Secret() {}

  static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
