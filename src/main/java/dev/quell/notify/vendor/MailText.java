package dev.quell.notify.vendor;

import dev.quell.notify.Markup;
import dev.quell.notify.Message;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of a mail, and the same in plain text. */
final class MailText {
  private static final Pattern HIDDEN =
      Pattern.compile("(?is)<(style|script|head|title)\\b.*?</\\1\\s*>|<!--.*?-->");
  private static final Pattern LINK =
      Pattern.compile("(?is)<a\\s[^>]*href=\"([^\"]*)\"[^>]*>(.*?)</a>");
  private static final Pattern LINE_END =
      Pattern.compile("(?i)<br\\s*/?>|</(p|div|tr|h[1-6]|li|table|ul|ol|pre)\\s*>");
  private static final Pattern CELL_END = Pattern.compile("(?i)</t[dh]\\s*>");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern BLANK_LINES = Pattern.compile("\\n[ \\t]*(?:\\n[ \\t]*)+");

  private MailText() {}

  static String page(Message message, String text) {
    String language = message.language().of("en", "zh");
    String title =
        "<h2 style=\"font-size:18px;border-left:6px solid "
            + message.color()
            + ";padding-left:10px\">"
            + Markup.HTML.escape(message.title())
            + "</h2>";
    StringBuilder buttons = new StringBuilder();
    if (!message.acknowledgeLink().isEmpty()) {
      String label = message.language().of("Acknowledge", "认领");
      buttons.append(Markup.HTML.link(label, message.acknowledgeLink())).append(" &nbsp; ");
    }
    if (!message.link().isEmpty()) {
      String label = message.language().of("Details", "查看详情");
      buttons.append(Markup.HTML.link(label, message.link()));
    }
    return "<!doctype html><html lang=\""
        + language
        + "\"><head><meta charset=\"utf-8\"></head>"
        + "<body style=\"font-family:sans-serif;font-size:14px;color:#222\">"
        + title
        + "<div>"
        + text
        + "</div><p>"
        + buttons
        + "</p></body></html>";
  }

  /** What a mail program without HTML shows: links in brackets after their words. */
  static String plain(String html) {
    String shown = HIDDEN.matcher(html).replaceAll("");
    shown = shown.replaceAll("[ \\t]*\\r?\\n[ \\t]*", "\n");
    shown =
        LINK.matcher(shown)
            .replaceAll(
                found -> Matcher.quoteReplacement(found.group(2) + " (" + found.group(1) + ")"));
    shown = LINE_END.matcher(shown).replaceAll("\n");
    shown = CELL_END.matcher(shown).replaceAll(" ");
    shown = TAG.matcher(shown).replaceAll("");
    shown =
        shown
            .replace("&nbsp;", " ")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&#34;", "\"")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&");
    return BLANK_LINES.matcher(shown).replaceAll("\n\n").strip();
  }
}
