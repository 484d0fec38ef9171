package dev.quell.source;

import dev.quell.model.PlainText;
import java.util.ArrayList;
import java.util.List;

/**
 * What a reader had to mend or guess for one event, in plain words; it ends in the event's trace,
 * so that nobody has to wonder why the console shows something else than the sender sent.
 */
public final class Notes {
  private static final int MOST = 20;
  private static final int QUOTED = 60;

  private final List<String> lines;

  public Notes() {
    lines = new ArrayList<>(0);
  }

  private Notes(List<String> lines) {
    this.lines = new ArrayList<>(lines);
  }

  /** A second list that begins with everything said so far. */
  public Notes copy() {
    return new Notes(lines);
  }

  /** Adds a line; one that was said already is not said again. */
  public void add(String line) {
    if (lines.contains(line)) {
      return;
    }
    if (lines.size() < MOST) {
      lines.add(line);
    } else if (lines.size() == MOST) {
      lines.add("and more of the kind");
    }
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** The text without the characters that databases refuse or blur. */
  public String mend(String what, String text) {
    String mended = mended(text);
    if (!mended.equals(text)) {
      add(what + ": held characters that cannot be stored; they show as " + PlainText.REPLACEMENT);
    }
    return mended;
  }

  /** The text, mended and no longer than {@code most} characters. */
  public String fit(String what, String text, int most) {
    String mended = mend(what, text);
    if (mended.length() <= most) {
      return mended;
    }
    add(what + ": cut from " + mended.length() + " to " + most + " characters");
    return head(mended, most);
  }

  /** The value in quotation marks, short enough for a sentence. */
  public static String quote(String text) {
    return '"' + shorten(text) + '"';
  }

  static String shorten(String text) {
    String mended = mended(head(text, QUOTED));
    return text.length() <= QUOTED ? mended : mended + "…";
  }

  /** The first characters; never half of a pair. */
  public static String head(String text, int most) {
    return PlainText.head(text, most);
  }

  static String mended(String text) {
    return PlainText.mended(text);
  }
}
