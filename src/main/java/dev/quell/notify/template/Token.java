package dev.quell.notify.template;

/**
 * One word of an action.
 *
 * @param text as written; of strings and characters what they mean
 * @param spaced whether a blank stands before it, which parts {@code .A .B} from {@code .A.B}
 */
record Token(Kind kind, String text, boolean spaced) {

  enum Kind {
    /** {@code .} alone. */
    DOT,
    /** {@code .Name}. */
    FIELD,
    /** {@code $} or {@code $name}. */
    VARIABLE,
    /** A function or a keyword. */
    WORD,
    STRING,
    CHARACTER,
    NUMBER,
    PIPE,
    OPEN,
    CLOSE,
    /** {@code :=}. */
    DECLARE,
    /** {@code =}. */
    ASSIGN,
    COMMA
  }

  boolean is(Kind other) {
    return kind == other;
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }
}
