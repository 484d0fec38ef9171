package dev.quell.noise.similar;

/** One number for a run of characters, the same on every machine and in every version of Quell. */
final class Hash {
  private static final int START = 0x811C9DC5;
  private static final int FACTOR = 0x01000193;

  private Hash() {}

  static int of(CharSequence text) {
    int hash = START;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FACTOR;
    }
    return spread(hash);
  }

  /** Of these characters in small letters, with {@code #} for each run of digits where asked. */
  static int of(char[] text, int from, int to, boolean withoutNumbers) {
    int hash = START;
    for (int i = from; i < to; i++) {
      char c = Characters.small(text[i]);
      if (withoutNumbers && Characters.isDigit(c)) {
        if (i > from && Characters.isDigit(text[i - 1])) {
          continue;
        }
        c = '#';
      }
      hash = (hash ^ c) * FACTOR;
    }
    return spread(hash);
  }

  static int with(int hash, int seed) {
    return spread(hash * 31 + seed);
  }

  private static int spread(int hash) {
    int mixed = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
    mixed = (mixed ^ (mixed >>> 13)) * 0xC2B2AE35;
    return mixed ^ (mixed >>> 16);
  }
}
