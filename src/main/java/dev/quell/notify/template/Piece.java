package dev.quell.notify.template;

import java.util.ArrayList;
import java.util.List;

/**
 * What a template's text is made of, in turn.
 *
 * @param content the text, trimmed as the neighbouring dashes ask, or what stands between the
 *     braces
 */
record Piece(boolean isAction, String content, int line) {

  /** Cuts the text at its braces. */
  static List<Piece> of(String source) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    boolean trim = false;
    while (at < source.length()) {
      int open = source.indexOf("{{", at);
      String text = source.substring(at, open < 0 ? source.length() : open);
      int line = line(source, at);
      if (trim) {
        text = text.stripLeading();
      }
      if (open < 0) {
        add(pieces, text, line);
        break;
      }
      int close = close(source, open);
      String inside = source.substring(open + 2, close);
      if (inside.startsWith("-") && inside.length() > 1 && isBlank(inside.charAt(1))) {
        text = text.stripTrailing();
        inside = inside.substring(1);
      }
      trim =
          inside.endsWith("-")
              && inside.length() > 1
              && isBlank(inside.charAt(inside.length() - 2));
      if (trim) {
        inside = inside.substring(0, inside.length() - 1);
      }
      add(pieces, text, line);
      if (!(inside.strip().startsWith("/*") && inside.strip().endsWith("*/"))) {
        pieces.add(new Piece(true, inside, line(source, open)));
      }
      at = close + 2;
    }
    return pieces;
  }

  private static void add(List<Piece> pieces, String text, int line) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(false, text, line));
    }
  }

  /** Where the braces close; those within quotation marks do not. */
  private static int close(String source, int open) {
    char quote = 0;
    boolean comment = source.startsWith("/*", open + 2) || source.startsWith("- /*", open + 2);
    for (int i = open + 2; i < source.length(); i++) {
      char c = source.charAt(i);
      if (comment) {
        comment = !source.startsWith("*/", i);
      } else if (quote == 0) {
        if (source.startsWith("}}", i)) {
          return i;
        }
        quote = c == '"' || c == '`' || c == '\'' ? c : 0;
      } else if (c == '\\' && quote != '`') {
        i++;
      } else if (c == quote) {
        quote = 0;
      }
    }
    throw new TemplateException(line(source, open), "{{ without }}");
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private static int line(String source, int at) {
    return 1 + (int) source.substring(0, at).chars().filter(c -> c == '\n').count();
  }
}
