package dev.quell.insight.backtest;

import dev.quell.insight.Past.Note;
import java.util.Locale;
import java.util.Map;

/**
 * What a reader of a result should know.
 *
 * @param compared what the code is said of, as in a trace
 * @param sentence the same in English
 */
record ResultNote(String code, Map<String, String> compared, String sentence) {

  static ResultNote of(Note note, long times) {
    return new ResultNote(
        note.name().toLowerCase(Locale.ROOT),
        Map.of("count", Long.toString(times)),
        sentence(note, times));
  }

  /** Not everything was looked at. */
  static ResultNote ofFirst(long alerts) {
    return new ResultNote(
        "first_alerts_only",
        Map.of("count", Long.toString(alerts)),
        "Looked at the first " + alerts + " alerts of the span; a shorter span is exact.");
  }

  private static String sentence(Note note, long times) {
    return switch (note) {
      case JUDGED_DIFFERENTLY ->
          "Judged otherwise today than they were, under the same rules: "
              + times
              + " events. The server was updated since; the result is close, but not exact.";
      case ACTION_ON_UNKNOWN_INCIDENT ->
          "Left out: "
              + times
              + " actions of people on incidents that had closed before the span began.";
      case ACTION_WITHOUT_INCIDENT ->
          "Left out: "
              + times
              + " actions of people on incidents that would not have been there, or not open.";
    };
  }
}
