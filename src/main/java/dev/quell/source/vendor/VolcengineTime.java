package dev.quell.source.vendor;

import dev.quell.source.Json;
import dev.quell.source.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The two ways Cloud Monitor writes a time: seconds, and text like {@code 2024-04-11
 * 14:51:01(UTC+08:00)}.
 */
final class VolcengineTime {
  private static final Pattern TEXT =
      Pattern.compile(
          "(\\d{4})-(\\d\\d?)-(\\d\\d?)[T ]+(\\d\\d?):(\\d\\d):(\\d\\d)(?:\\.\\d{1,9})?"
              + "\\s*\\(?\\s*(Z|(?:UTC|GMT)?)\\s*(?:([+-])(\\d\\d?)(?::?(\\d\\d))?)?\\s*\\)?");

  /** Longer than any honest form, short enough to cost nothing. */
  private static final int MAX_TEXT = 64;

  /** The year 5138 in seconds; a number beyond it can only mean milliseconds. */
  private static final long FIRST_MILLISECONDS = 100_000_000_000L;

  private static final long LAST_MILLISECONDS = FIRST_MILLISECONDS * 1000;

  private VolcengineTime() {}

  /** The time in this field; empty when it is absent, and with a note when it cannot be read. */
  static Optional<Instant> in(JsonObject object, String field) {
    JsonNode value = object.get(field);
    String text = Json.scalar(value).strip();
    if (value.isMissingNode() || text.equals("0") || (value.isString() && text.isEmpty())) {
      return Optional.empty();
    }
    Optional<Instant> time = text.length() > MAX_TEXT ? Optional.empty() : parse(text);
    if (time.isEmpty()) {
      object
          .notes()
          .add(
              field
                  + ": "
                  + Json.describe(value)
                  + " (expected: seconds, or 2024-04-11 14:51:01(UTC+08:00)); not used");
    }
    return time;
  }

  private static Optional<Instant> parse(String text) {
    if (isWholeNumber(text)) {
      return fromNumber(Long.parseLong(text));
    }
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(
              number(matcher, 1),
              number(matcher, 2),
              number(matcher, 3),
              number(matcher, 4),
              number(matcher, 5),
              number(matcher, 6));
      return Optional.of(local.toInstant(offset(matcher)));
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  private static ZoneOffset offset(Matcher matcher) {
    String sign = matcher.group(8);
    if (sign != null) {
      int hours = number(matcher, 9);
      int minutes = matcher.group(10) == null ? 0 : number(matcher, 10);
      return sign.equals("-")
          ? ZoneOffset.ofHoursMinutes(-hours, -minutes)
          : ZoneOffset.ofHoursMinutes(hours, minutes);
    }
    // Cloud Monitor's own clock is Beijing time, so that is what an unmarked time means
    return matcher.group(7).isEmpty() ? ZoneOffset.ofHours(8) : ZoneOffset.UTC;
  }

  private static Optional<Instant> fromNumber(long number) {
    if (number <= 0 || number >= LAST_MILLISECONDS) {
      return Optional.empty();
    }
    return Optional.of(
        number < FIRST_MILLISECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
  }

  private static boolean isWholeNumber(String text) {
    if (text.isEmpty() || text.length() > 18) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
