package dev.quell.notify.template;

import dev.quell.notify.Markup;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets the harmless tags of foreign HTML through and shows all others as text. */
final class SafeHtml {
  private static final Set<String> HARMLESS =
      Set.of(
          "b",
          "strong",
          "i",
          "em",
          "u",
          "s",
          "br",
          "p",
          "div",
          "span",
          "ul",
          "ol",
          "li",
          "table",
          "thead",
          "tbody",
          "tr",
          "td",
          "th",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "pre",
          "code",
          "blockquote",
          "hr",
          "a",
          "img");
  private static final Set<String> VOID = Set.of("br", "hr", "img");
  private static final Pattern TAG =
      Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9]*)((?:\\s[^<>]*)?)/?>");
  private static final Pattern NEVER_SHOWN =
      Pattern.compile("(?is)<(script|style|iframe|object|svg|template)\\b.*?(</\\1\\s*>|$)");
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)\\b(href|src)\\s*=\\s*[\"']((?:https?://|mailto:)[^\"'<>\\s]*)[\"']");
  private static final Pattern ENTITY = Pattern.compile("&amp;(#?\\w{1,10};)");

  private SafeHtml() {}

  static String of(String html) {
    String shown = NEVER_SHOWN.matcher(Markup.clean(html)).replaceAll("");
    StringBuilder safe = new StringBuilder();
    Deque<String> open = new ArrayDeque<>();
    Matcher tag = TAG.matcher(shown);
    int at = 0;
    while (tag.find()) {
      safe.append(text(shown.substring(at, tag.start())));
      at = tag.end();
      String name = tag.group(2).toLowerCase(Locale.ROOT);
      if (!HARMLESS.contains(name)) {
        safe.append(Markup.HTML.escape(tag.group()));
      } else if (tag.group(1).isEmpty()) {
        safe.append('<').append(name).append(address(name, tag.group(3))).append('>');
        if (!VOID.contains(name)) {
          open.push(name);
        }
      } else if (open.removeFirstOccurrence(name)) {
        safe.append("</").append(name).append('>');
      }
    }
    safe.append(text(shown.substring(at)));
    open.forEach(name -> safe.append("</").append(name).append('>'));
    return safe.toString();
  }

  /** Entities stay what they are. */
  private static String text(String text) {
    return ENTITY.matcher(Markup.HTML.escape(text)).replaceAll("&$1");
  }

  /** Of the attributes only where it leads, and only to the web or a mailbox. */
  private static String address(String name, String attributes) {
    if (!name.equals("a") && !name.equals("img")) {
      return "";
    }
    Matcher found = ADDRESS.matcher(attributes);
    return found.find()
        ? " " + (name.equals("a") ? "href" : "src") + "=\"" + text(found.group(2)) + "\""
        : "";
  }
}
