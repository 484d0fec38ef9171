package dev.quell.notify;

import dev.quell.notify.Message.Language;
import dev.quell.notify.NotifierDescriptor.Limit;
import dev.quell.notify.NotifierDescriptor.Limit.Unit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shortens a text to what a vendor takes, and says at its end that it did and where the rest is.
 * Never cuts inside a character, an entity, a link or a tag, and closes the tags that are open.
 */
public final class Cut {
  private static final Set<String> VOID = Set.of("br", "hr", "img", "input", "meta", "link", "col");
  private static final Pattern WHOLE =
      Pattern.compile(
          "<[^<>\\n]{1,2000}>|&#?\\w{1,10};|!?\\[[^\\[\\]\\n]{0,500}]\\([^()\\s]{1,2000}\\)"
              + "|\\*\\*");

  private final Markup markup;
  private final Limit limit;
  private final Deque<String> open = new ArrayDeque<>();
  private int length;
  private int closing;

  private Cut(Markup markup, Limit limit) {
    this.markup = markup;
    this.limit = limit;
  }

  /** The text of a message, cut to the limit. */
  public static String text(Message message, Markup markup, Limit limit) {
    return text(message.text(), markup, limit, suffix(message, markup));
  }

  /** The text, at most so long together with what stands at its end if it is cut. */
  public static String text(String text, Markup markup, Limit limit, String suffix) {
    return limit.most() == 0 || length(text, limit.unit()) <= limit.most()
        ? text
        : new Cut(markup, limit).shorten(text, suffix);
  }

  /** Plain text in one piece, with an ellipsis where something is left out. */
  public static String plain(String text, Limit limit) {
    return text(text, Markup.PLAIN, limit, "…");
  }

  /** That it was cut, and where the rest is. */
  static String suffix(Message message, Markup markup) {
    Language language = message.language();
    String words = language.of("… cut short", "…内容已截断");
    return message.link().isEmpty()
        ? "\n" + words
        : "\n" + words + " " + markup.link(language.of("read on", "查看全文"), message.link());
  }

  public static int length(String text, Unit unit) {
    return unit == Unit.BYTES ? text.getBytes(StandardCharsets.UTF_8).length : text.length();
  }

  private String shorten(String text, String suffix) {
    int room = limit.most() - length(suffix, limit.unit());
    if (room < 0) {
      return shorten(text, "");
    }
    int kept = 0;
    String closers = "";
    int at = 0;
    Matcher whole = WHOLE.matcher(text);
    boolean ahead = markup != Markup.PLAIN && whole.find();
    while (at < text.length()) {
      int end = text.offsetByCodePoints(at, 1);
      if (ahead && whole.start() == at) {
        end = whole.end();
      }
      while (ahead && whole.start() < end) {
        ahead = whole.find();
      }
      take(text.substring(at, end));
      if (length > room) {
        break;
      }
      if (length + closing <= room) {
        kept = end;
        closers = String.join("", open);
      }
      at = end;
    }
    return text.substring(0, kept) + closers + suffix;
  }

  private void take(String token) {
    length += length(token, limit.unit());
    if (!markup.hasTags()) {
      return;
    }
    String name = token.equals("**") ? token : Markup.tagName(token);
    if (name.equals("**") && !open.remove("**")) {
      open.push("**");
    } else if (name.startsWith("/")) {
      open.removeFirstOccurrence("<" + name + ">");
    } else if (!name.isEmpty()
        && !name.equals("**")
        && !VOID.contains(name)
        && !token.endsWith("/>")) {
      open.push("</" + name + ">");
    }
    closing = open.stream().mapToInt(closer -> length(closer, limit.unit())).sum();
  }
}
