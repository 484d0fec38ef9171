package dev.quell.source;

import dev.quell.model.Sha256;
import java.util.List;

/** Makes the alert key of senders that have none of their own. */
public final class AlertKey {
  private static final int BYTES = 16;

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
    return Sha256.hex(form.toString(), BYTES);
  }
}
