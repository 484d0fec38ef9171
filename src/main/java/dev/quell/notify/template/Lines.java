package dev.quell.notify.template;

import dev.quell.notify.Markup;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tidies what a template gave: lines on which nothing came of an action go. */
final class Lines {
  private static final Pattern BREAK = Pattern.compile("<br\\s*/?>\\n?", Pattern.CASE_INSENSITIVE);

  private Lines() {}

  /**
   * Without the marks and the lines they emptied. Where the text breaks its lines by {@code <br />}
   * and the medium does not know that tag, all blank lines go, and then each break becomes one.
   */
  static String tidy(String marked, Markup markup) {
    String mark = String.valueOf(Evaluation.MARK);
    String tidy =
        marked
            .lines()
            .filter(line -> !line.contains(mark) || !line.replace(mark, "").isBlank())
            .map(line -> line.replace(mark, ""))
            .collect(Collectors.joining("\n"));
    if (markup != Markup.HTML && BREAK.matcher(tidy).find()) {
      String dense = tidy.lines().filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
      tidy = BREAK.matcher(dense).replaceAll("\n");
    }
    return tidy.strip();
  }
}
