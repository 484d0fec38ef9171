package dev.quell.notify.template;

import dev.quell.notify.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts what stands between two braces into words. */
final class Lexer {
  private final String text;
  private final int line;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private boolean spaced;

  private Lexer(String text, int line) {
    this.text = text;
    this.line = line;
  }

  static List<Token> tokens(String text, int line) {
    Lexer lexer = new Lexer(text, line);
    while (lexer.at < text.length()) {
      lexer.next();
    }
    return lexer.tokens;
  }

  private void next() {
    char c = text.charAt(at);
    if (Character.isWhitespace(c)) {
      spaced = true;
      at++;
      return;
    }
    switch (c) {
      case '|' -> add(Kind.PIPE, 1);
      case '(' -> add(Kind.OPEN, 1);
      case ')' -> add(Kind.CLOSE, 1);
      case ',' -> add(Kind.COMMA, 1);
      case '=' -> add(Kind.ASSIGN, 1);
      case ':' -> declare();
      case '"' -> quoted('"', Kind.STRING);
      case '\'' -> quoted('\'', Kind.CHARACTER);
      case '`' -> raw();
      case '$' -> add(Kind.VARIABLE, nameEnd(at + 1) - at);
      case '.' -> dot();
      default -> wordOrNumber(c);
    }
  }

  private void declare() {
    if (!text.startsWith(":=", at)) {
      throw problem("a colon stands alone (expected: :=)");
    }
    add(Kind.DECLARE, 2);
  }

  private void dot() {
    int end = nameEnd(at + 1);
    boolean isNumber = at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
    if (isNumber) {
      number();
    } else if (end == at + 1) {
      add(Kind.DOT, 1);
    } else {
      emit(Kind.FIELD, text.substring(at + 1, end), end);
    }
  }

  private void wordOrNumber(char c) {
    boolean sign = (c == '-' || c == '+') && at + 1 < text.length();
    if (Character.isDigit(c) || (sign && Character.isDigit(text.charAt(at + 1)))) {
      number();
      return;
    }
    int end = nameEnd(at);
    if (end == at) {
      throw problem("what is " + text.charAt(at) + "?");
    }
    add(Kind.WORD, end - at);
  }

  private void number() {
    int end = at + 1;
    while (end < text.length() && "0123456789.eExXabcdefABCDEF_".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    emit(Kind.NUMBER, text.substring(at, end).replace("_", ""), end);
  }

  private int nameEnd(int from) {
    int end = from;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return end;
  }

  private void raw() {
    int end = text.indexOf('`', at + 1);
    if (end < 0) {
      throw problem("a ` that does not end");
    }
    emit(Kind.STRING, text.substring(at + 1, end), end + 1);
  }

  private void quoted(char quote, Kind kind) {
    StringBuilder value = new StringBuilder();
    int i = at + 1;
    while (i < text.length() && text.charAt(i) != quote) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        value.append(c);
        i++;
      } else {
        i = escaped(i + 1, value);
      }
    }
    if (i >= text.length()) {
      throw problem("a " + quote + " that does not end");
    }
    emit(kind, value.toString(), i + 1);
  }

  /** Reads what follows a backslash; gives where it ends. */
  private int escaped(int from, StringBuilder value) {
    char c = text.charAt(from);
    int digits =
        switch (c) {
          case 'x' -> 2;
          case 'u' -> 4;
          case 'U' -> 8;
          default -> 0;
        };
    if (digits > 0) {
      try {
        value.appendCodePoint(Integer.parseInt(text.substring(from + 1, from + 1 + digits), 16));
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw problem("\\" + c + " needs " + digits + " digits of a character");
      }
      return from + 1 + digits;
    }
    switch (c) {
      case 'n' -> value.append('\n');
      case 't' -> value.append('\t');
      case 'r' -> value.append('\r');
      case '\\', '"', '\'' -> value.append(c);
      default -> throw problem("\\" + c + " is no escape");
    }
    return from + 1;
  }

  private void add(Kind kind, int length) {
    emit(kind, text.substring(at, at + length), at + length);
  }

  private void emit(Kind kind, String value, int end) {
    tokens.add(new Token(kind, value, spaced));
    spaced = false;
    at = end;
  }

  private TemplateException problem(String what) {
    return new TemplateException(line, what);
  }
}
