package dev.quell.simulator;

import java.util.HexFormat;
import java.util.UUID;

/** Chance that can be repeated: the same seed and the same words always give the same number. */
record Chance(long seed) {
  private static final long PRIME = 0x100000001b3L;
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

  long number(Object... words) {
    long hash = scramble(seed);
    for (Object word : words) {
      if (word instanceof Long number) {
        hash = scramble(hash ^ number);
        continue;
      }
      String text = word.toString();
      for (int index = 0; index < text.length(); index++) {
        hash = (hash ^ text.charAt(index)) * PRIME;
      }
      hash = scramble(hash + text.length());
    }
    return hash;
  }

  /** A number from 0 to below 1. */
  double fraction(Object... words) {
    return (number(words) >>> 11) * 0x1.0p-53;
  }

  int below(int bound, Object... words) {
    return (int) Math.floorMod(number(words), (long) bound);
  }

  int between(int least, int most, Object... words) {
    return least + below(most - least + 1, words);
  }

  String hex(Object... words) {
    return HexFormat.of().toHexDigits(number(words));
  }

  /** A resource-like id of {@code length} letters and digits. */
  String name(int length, Object... words) {
    Chance inner = new Chance(number(words));
    StringBuilder name = new StringBuilder();
    for (int index = 0; index < length; index++) {
      name.append(LETTERS.charAt(inner.below(LETTERS.length(), index)));
    }
    return name.toString();
  }

  /** A 19-digit id: larger than a double can hold. */
  String ruleId(Object... words) {
    return "18663" + String.format("%014d", Math.floorMod(number(words), 100_000_000_000_000L));
  }

  UUID uuid(Object... words) {
    long high = number(words);
    long low = scramble(high + 1);
    return new UUID((high & ~0xF000L) | 0x4000L, (low >>> 2) | 0x8000000000000000L);
  }

  private static long scramble(long value) {
    long mixed = value + 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
