package dev.quell.notify.template;

import dev.quell.notify.Markup;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns the markdown people put into descriptions into HTML; elsewhere it stays as it is. */
final class Markdown {
  private static final Pattern LINK =
      Pattern.compile("\\[([^\\]\\n]{1,500})]\\((https?://[^)\\s]+)\\)");
  private static final Pattern BOLD = Pattern.compile("\\*\\*([^*\\n]+)\\*\\*");
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

  private Markdown() {}

  static Object html(String text, Markup markup) {
    return markup == Markup.HTML
        ? new Value.Markedup(text.lines().map(Markdown::line).collect(Collectors.joining("\n")))
        : text;
  }

  private static String line(String line) {
    String inner = Markup.HTML.escape(line.strip());
    inner = CODE.matcher(inner).replaceAll("<code>$1</code>");
    inner = BOLD.matcher(inner).replaceAll("<b>$1</b>");
    inner = LINK.matcher(inner).replaceAll("<a href=\"$2\">$1</a>");
    Matcher heading = Pattern.compile("^#{1,6}\\s+(.*)$").matcher(inner);
    if (heading.matches()) {
      return "<b>" + heading.group(1) + "</b><br>";
    }
    Matcher item = Pattern.compile("^[-*]\\s+(.*)$").matcher(inner);
    return (item.matches() ? "• " + item.group(1) : inner) + "<br>";
  }
}
