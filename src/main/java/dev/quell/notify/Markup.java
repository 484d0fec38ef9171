package dev.quell.notify;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the text of a message is written in. What a template's author writes is markup and may call
 * people by name; what came with an alert is text, goes through {@link #escape}, and can do
 * neither.
 */
public enum Markup {
  /** No markup: SMS, voice, data. */
  PLAIN,
  /** Of mails. */
  HTML,
  /** The few tags of Telegram's HTML mode. */
  TELEGRAM,
  /** Slack's mrkdwn. */
  SLACK,
  /** The markdown of Feishu and Lark cards. */
  LARK,
  /** The markdown of DingTalk, WeCom and of Adaptive Cards: little of it, without escapes. */
  MARKDOWN;

  /** Takes no room, and parts what would otherwise be read as one. */
  private static final String APART = "\u200B";

  private static final Pattern EVERYBODY =
      Pattern.compile("@(?=all\\b|everyone\\b|here\\b|channel\\b|所有人)", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = Pattern.compile("@(?=\\w)");
  private static final Pattern LINK = Pattern.compile("](?=\\()");
  private static final Pattern TAG = Pattern.compile("<(?=[A-Za-z/!@?])");
  private static final Pattern LARK_SPECIAL = Pattern.compile("[&<>*_\\[\\]~`]");
  private static final Pattern OPENING = Pattern.compile("^<(/?[A-Za-z][A-Za-z0-9]*)(?=[\\s/>])");
  private static final Set<Integer> TURNS =
      Set.of(
          0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068,
          0x2069, 0x2028, 0x2029, 0xFEFF);

  /** Text from outside, so that it shows as what it is and does nothing else. */
  public String escape(String text) {
    String clean = clean(text);
    return switch (this) {
      case PLAIN -> clean;
      case HTML -> entities(clean).replace("\"", "&#34;").replace("'", "&#39;");
      case TELEGRAM ->
          NAME.matcher(entities(clean).replace("\"", "&quot;")).replaceAll("@" + APART);
      case SLACK -> entities(clean);
      case LARK ->
          LARK_SPECIAL
              .matcher(nobodyCalled(clean))
              .replaceAll(found -> "&#" + (int) found.group().charAt(0) + ";");
      case MARKDOWN -> {
        String unlinked = LINK.matcher(nobodyCalled(clean)).replaceAll("]" + APART);
        yield TAG.matcher(unlinked).replaceAll("<" + APART);
      }
    };
  }

  /** Words that lead somewhere; the label is text from outside. */
  public String link(String label, String url) {
    String to = url.replace(" ", "%20").replace("<", "%3C").replace(">", "%3E");
    return switch (this) {
      case PLAIN -> clean(label).isEmpty() ? url : clean(label) + " " + url;
      case HTML, TELEGRAM ->
          "<a href=\"" + entities(to).replace("\"", "%22") + "\">" + escape(label) + "</a>";
      case SLACK -> "<" + entities(to).replace("|", "%7C") + "|" + escape(label) + ">";
      case LARK, MARKDOWN -> "[" + escape(label) + "](" + to.replace(")", "%29") + ")";
    };
  }

  /** The same with weight; the text is text from outside. */
  public String bold(String text) {
    String inner = escape(text);
    return switch (this) {
      case PLAIN -> inner;
      case HTML, TELEGRAM -> "<b>" + inner + "</b>";
      case SLACK -> "*" + inner + "*";
      case LARK, MARKDOWN -> "**" + inner + "**";
    };
  }

  /** Whether tags are opened and closed in it. */
  boolean hasTags() {
    return this != PLAIN && this != SLACK;
  }

  /** Text for a place without markup that might still call everybody. */
  public static String nobodyCalled(String text) {
    return EVERYBODY.matcher(text).replaceAll("@" + APART);
  }

  /** One line without control characters and marks that turn the direction of writing. */
  public static String oneLine(String text) {
    return clean(text).replace('\n', ' ').replace('\t', ' ').strip();
  }

  /** The text without what no reader should meet; line ends and tabs stay, CR LF is one. */
  public static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    String lines = text.replace("\r\n", "\n").replace('\r', '\n');
    lines
        .codePoints()
        .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
        .filter(c -> !TURNS.contains(c))
        .map(c -> Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static String entities(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** The name of a tag that begins here, with a slash if it closes; empty for none. */
  static String tagName(String token) {
    var found = OPENING.matcher(token);
    return found.find() ? found.group(1).toLowerCase(Locale.ROOT) : "";
  }
}
