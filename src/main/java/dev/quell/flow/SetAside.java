package dev.quell.flow;

import dev.quell.model.Outcome;
import dev.quell.model.Step;
import dev.quell.queue.LogRecord;
import dev.quell.queue.RecordOutcome;
import dev.quell.queue.RecordOutcome.EventOutcome;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What people are told of a record that cannot be applied: what went wrong, in one safe line. */
final class SetAside {
  private static final String BEGINNING = "could not be processed: ";
  private static final int LONGEST = 300;
  private static final int LOOKED_AT = 2_000;
  private static final char REPLACEMENT = '\uFFFD';

  /** Names behind which a secret may stand, as in a URL, in JSON or in a header. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)((?:password|passwd|secret|token|signature|authorization|cookie"
              + "|(?:api|app|access|integration)[_-]?key)\"?\\s*[=:]\\s*)(?:bearer\\s+)?\"?[^\\s\"&,;)]+");

  /** User and password of an address. */
  private static final Pattern LOGIN = Pattern.compile("(?<=://)[^/\\s@]+@");

  private SetAside() {}

  static RecordOutcome outcome(LogRecord record, Throwable why) {
    String reason = reason(why);
    int events = record instanceof LogRecord.Callback callback ? callback.events().size() : 0;
    Step step =
        Step.of("incident", "set_aside", Map.of("cause", reason.substring(BEGINNING.length())));
    return new RecordOutcome(
        RecordOutcome.Verdict.SET_ASIDE,
        reason,
        Collections.nCopies(events, new EventOutcome(Outcome.SET_ASIDE, List.of(), List.of(step))));
  }

  /** The kind of failure and its message, without secrets and without what cannot be stored. */
  static String reason(Throwable why) {
    String message = Optional.ofNullable(why.getMessage()).orElse("");
    String line =
        mended(message.substring(0, Math.min(message.length(), LOOKED_AT)))
            .replaceAll("\\s+", " ")
            .strip();
    String safe = LOGIN.matcher(SECRET.matcher(line).replaceAll("$1…")).replaceAll("…@");
    String kind = why.getClass().getSimpleName();
    String whole = BEGINNING + kind + (safe.isEmpty() ? "" : ": " + safe);
    return whole.length() <= LONGEST ? whole : cut(whole);
  }

  private static String cut(String text) {
    int end = LONGEST - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  /** Control characters become spaces, halves of characters U+FFFD. */
  private static String mended(String text) {
    StringBuilder mended = new StringBuilder(text.length());
    text.codePoints()
        .map(c ->
            Character.getType(c) == Character.SURROGATE || c == 0
                ? REPLACEMENT
                : Character.isISOControl(c) ? ' ' : c)
        .forEach(mended::appendCodePoint);
    return mended.toString();
  }
}
