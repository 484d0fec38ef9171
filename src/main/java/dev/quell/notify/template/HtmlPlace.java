package dev.quell.notify.template;

import dev.quell.notify.Markup;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a page a value is about to stand, which decides what of it may be written. Only what the
 * author wrote is trusted.
 *
 * @param attribute the one whose value is open, in lower case; empty in text
 * @param begun whether something of the value stands there already
 */
record HtmlPlace(Kind kind, String attribute, boolean begun) {

  /** What surrounds the value. */
  enum Kind {
    TEXT,
    QUOTED,
    /** A value without quotation marks, or the inside of a tag. */
    BARE,
    /** Between the tags of a script or a style. */
    CODE
  }

  private static final Set<String> ADDRESSES =
      Set.of("href", "src", "action", "formaction", "background", "poster", "cite", "data");
  private static final Pattern QUOTED =
      Pattern.compile("([A-Za-z-]+)\\s*=\\s*(?:\"([^\"]*)|'([^']*))$");
  private static final Pattern CODE = Pattern.compile("(?i)<(/?)(script|style)\\b");
  private static final Pattern ADDRESS = Pattern.compile("(?i)(https?://|mailto:|tel:|#|/).*");
  private static final Pattern NOT_STYLE = Pattern.compile("[^A-Za-z0-9#%., -]");

  static HtmlPlace at(CharSequence out) {
    String before = out.toString().replace(String.valueOf(Evaluation.MARK), "");
    Matcher code = CODE.matcher(before);
    boolean inCode = false;
    while (code.find()) {
      inCode = code.group(1).isEmpty();
    }
    if (inCode) {
      return new HtmlPlace(Kind.CODE, "", false);
    }
    int tag = openTag(before);
    if (tag < 0) {
      return new HtmlPlace(Kind.TEXT, "", false);
    }
    Matcher quoted = QUOTED.matcher(before.substring(tag));
    if (quoted.find()) {
      String value = quoted.group(2) == null ? quoted.group(3) : quoted.group(2);
      String name = quoted.group(1).toLowerCase(Locale.ROOT);
      return new HtmlPlace(Kind.QUOTED, name, value != null && !value.isBlank());
    }
    return new HtmlPlace(Kind.BARE, "", false);
  }

  /** Where the tag begins whose end has not come yet; -1 in text. */
  private static int openTag(String before) {
    int tag = -1;
    char quote = 0;
    for (int i = 0; i < before.length(); i++) {
      char c = before.charAt(i);
      if (tag < 0) {
        boolean opens = c == '<' && i + 1 < before.length() && isTagStart(before.charAt(i + 1));
        tag = opens ? i : -1;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        tag = -1;
      }
    }
    return tag;
  }

  private static boolean isTagStart(char c) {
    return Character.isLetter(c) || c == '/' || c == '!';
  }

  /** The value, as it may stand here. */
  String written(Object value, int line) {
    return switch (kind) {
      case TEXT -> Value.written(value, Markup.HTML);
      case QUOTED -> quoted(Value.text(value), line);
      case BARE ->
          throw new TemplateException(line, "a value inside a tag needs quotation marks around it");
      case CODE -> throw new TemplateException(line, "a value inside of script or style");
    };
  }

  private String quoted(String text, int line) {
    if (attribute.startsWith("on") || attribute.equals("srcdoc") || attribute.equals("srcset")) {
      throw new TemplateException(line, "a value inside of " + attribute);
    }
    if (attribute.equals("style")) {
      return NOT_STYLE.matcher(text).replaceAll("");
    }
    boolean leads = ADDRESSES.contains(attribute);
    if (leads && !begun && !text.isEmpty() && !ADDRESS.matcher(text.strip()).matches()) {
      return "#";
    }
    return Markup.HTML.escape(text);
  }
}
