package dev.quell.notify.outbox;

import dev.quell.model.Sha256;
import java.util.Map;
import java.util.TreeMap;

/** Tells addresses apart without saying them. */
final class Fingerprint {
  private static final int BYTES = 12;

  private Fingerprint() {}

  static String of(Map<String, String> address) {
    Sha256 hash = new Sha256();
    new TreeMap<>(address).forEach((name, value) -> hash.with(name).with(value));
    return hash.hex(BYTES);
  }
}
