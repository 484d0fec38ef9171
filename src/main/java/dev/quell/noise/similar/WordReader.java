package dev.quell.noise.similar;

/**
 * Parts a text into the words that say what is wrong, without values, times, ids and what every
 * alert has. {@code HighCPU} is two words; of Chinese, every two neighbouring characters are one.
 */
final class WordReader {

  /** Takes the words in the order of the text. */
  interface Words {

    /**
     * Takes one.
     *
     * @param text in which the word stands; as it is during the call only
     * @return whether more words are wanted
     */
    boolean take(int hash, char[] text, int from, int end);
  }

  private interface Kind {
    boolean holds(char c);
  }

  private final char[] text;
  private final Words words;
  private int position;
  private boolean wanted = true;

  /** Whether the next number belongs to the word before it. */
  private boolean numberSaysWhat;

  /** Where a number ended: a unit may follow. */
  private int endOfNumber = -2;

  /** Where an id ended: what is tied to it by a hyphen may be the rest of it. */
  private int endOfId = -2;

  private WordReader(char[] text, Words words) {
    this.text = text;
    this.words = words;
  }

  /**
   * Tells the words.
   *
   * @param text folded by {@link Characters#fold}
   */
  static void read(char[] text, Words words) {
    new WordReader(text, words).read();
  }

  private void read() {
    while (wanted && position < text.length) {
      char c = text[position];
      if (Characters.isDense(c)) {
        denseRun(end(Characters::isDense));
      } else if (Characters.isAlphanumeric(c)) {
        run(end(Characters::isAlphanumeric));
      } else {
        position++;
      }
    }
  }

  private int end(Kind kind) {
    int end = position + 1;
    while (end < text.length && kind.holds(text[end])) {
      end++;
    }
    return end;
  }

  private void run(int end) {
    int from = position;
    position = end;
    int digits = IdPattern.digits(text, from, end);
    if (digits == end - from) {
      number(from, end);
    } else if (isUnitOfNumber(from, end) || (digits > 0 && isAmount(from, end))) {
      numberSaysWhat = false;
    } else {
      parts(from, end);
    }
  }

  private void number(int from, int end) {
    if (numberSaysWhat) {
      emit(Hash.of(text, from, end, false), from, end);
    }
    numberSaysWhat = false;
    endOfNumber = end;
  }

  private boolean isAmount(int from, int end) {
    int unit = from;
    while (Characters.isDigit(text[unit])) {
      unit++;
    }
    return unit > from && PlainWords.isUnit(Hash.of(text, unit, end, false));
  }

  private boolean isUnitOfNumber(int from, int end) {
    boolean behind = from == endOfNumber || (from == endOfNumber + 1 && text[endOfNumber] == ' ');
    return behind && PlainWords.isUnit(Hash.of(text, from, end, false));
  }

  /** Cuts {@code HighCPULoad} in three. */
  private void parts(int from, int end) {
    int start = from;
    for (int i = from + 1; i < end; i++) {
      if (startsPart(i, end)) {
        word(start, i);
        start = i;
      }
    }
    word(start, end);
  }

  private boolean startsPart(int at, int end) {
    return Characters.isCapital(text[at])
        && (Characters.isSmall(text[at - 1]) || (at + 1 < end && Characters.isSmall(text[at + 1])));
  }

  private void word(int from, int end) {
    boolean tied = from == endOfId + 1 && text[endOfId] == '-';
    if (IdPattern.matches(text, from, end, tied)) {
      endOfId = end;
      return;
    }
    if (end - from < 2) {
      return;
    }
    int hash = Hash.of(text, from, end, !IdPattern.numberSaysWhat(text, from, end));
    numberSaysWhat = PlainWords.takesNumber(hash);
    if (!PlainWords.isEmpty(hash) && !(namesField(end) && PlainWords.isFieldName(hash))) {
      emit(hash, from, end);
    }
  }

  private boolean namesField(int end) {
    return end < text.length && (text[end] == ':' || text[end] == '=');
  }

  private void denseRun(int end) {
    int from = position;
    position = end;
    if (isUnitOfNumber(from, from + 1)) {
      from++;
    }
    int start = from;
    int at = from;
    boolean namesField = namesField(end);
    while (at < end) {
      int phrase = phrase(at, end, namesField);
      if (phrase == 0) {
        at++;
      } else {
        pairs(start, at);
        phraseAt(at, at + phrase);
        at += phrase;
        start = at;
      }
    }
    pairs(start, end);
  }

  /** How long the longest known phrase is that starts here; 0 when none does. */
  private int phrase(int at, int end, boolean namesField) {
    for (int length = Math.min(PlainWords.LONGEST_PHRASE, end - at); length > 1; length--) {
      int hash = Hash.of(text, at, at + length, false);
      if (PlainWords.isEmpty(hash)
          || PlainWords.takesNumber(hash)
          || (namesField && PlainWords.isFieldName(hash))) {
        return length;
      }
    }
    return 0;
  }

  private void phraseAt(int from, int end) {
    int hash = Hash.of(text, from, end, false);
    numberSaysWhat = PlainWords.takesNumber(hash);
    if (numberSaysWhat) {
      emit(hash, from, end);
    }
  }

  private void pairs(int from, int end) {
    if (from == end) {
      return;
    }
    numberSaysWhat = false;
    if (end - from == 1) {
      emit(Hash.of(text, from, end, false), from, end);
    }
    for (int i = from; i + 1 < end; i++) {
      emit(Hash.of(text, i, i + 2, false), i, i + 2);
    }
  }

  private void emit(int hash, int from, int end) {
    wanted = wanted && words.take(hash, text, from, end);
  }
}
