package dev.quell.insight.backtest;

import dev.quell.insight.Past.Note;

/** What a reader of a result should know, in sentences. */
final class NoteWords {
  private NoteWords() {}

  static String sentence(Note note, long times) {
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
