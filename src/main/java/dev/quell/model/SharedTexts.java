package dev.quell.model;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Remembers short texts that were seen lately, so that equal ones need not be kept twice. Each has
 * one place, which the next text of that place takes: it stays small whatever is sent.
 */
final class SharedTexts {
  private static final int PLACES = 1 << 14;
  private static final int PLACES_OF_LISTS = 1 << 10;
  private static final int LONGEST = 128;
  private static final AtomicReferenceArray<@Nullable String> SEEN =
      new AtomicReferenceArray<>(PLACES);
  private static final AtomicReferenceArray<String @Nullable []> LISTS =
      new AtomicReferenceArray<>(PLACES_OF_LISTS);

  private SharedTexts() {}

  /** An equal text, perhaps one that somebody has already. */
  static String share(String text) {
    if (text.length() > LONGEST) {
      return text;
    }
    int place = place(text.hashCode(), PLACES);
    String seen = SEEN.getPlain(place);
    if (text.equals(seen)) {
      return seen;
    }
    SEEN.setPlain(place, text);
    return text;
  }

  /** An equal list, perhaps one that somebody has already; nobody may change it any more. */
  static String[] shareAll(String[] texts) {
    int place = place(Arrays.hashCode(texts), PLACES_OF_LISTS);
    String[] seen = LISTS.getAcquire(place);
    if (seen != null && Arrays.equals(texts, seen)) {
      return seen;
    }
    String[] shared = new String[texts.length];
    for (int i = 0; i < texts.length; i++) {
      shared[i] = share(texts[i]);
    }
    LISTS.setRelease(place, shared);
    return shared;
  }

  private static int place(int hash, int places) {
    return (hash ^ (hash >>> 15)) & (places - 1);
  }
}
