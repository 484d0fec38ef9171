package dev.quell.oncall;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes an iCalendar (RFC 5545). Times are in UTC, which every program shows as local time. */
final class CalendarText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int LONGEST_LINE = 75;

  private final StringBuilder text = new StringBuilder();

  CalendarText(String title, String zone) {
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//Quell//On-call//EN");
    line("CALSCALE", "GREGORIAN");
    line("METHOD", "PUBLISH");
    line("X-WR-CALNAME", escaped(title));
    line("X-WR-TIMEZONE", escaped(zone));
    line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
    line("X-PUBLISHED-TTL", "PT1H");
  }

  void event(Schedule schedule, Shift shift, String summary) {
    line("BEGIN", "VEVENT");
    line("UID", "schedule-" + schedule.id() + "-" + shift.start() + "@quell");
    line("DTSTAMP", time(schedule.stamps().updatedAt() / 1000));
    line("DTSTART", time(shift.start()));
    line("DTEND", time(shift.end()));
    line("SUMMARY", escaped(summary));
    line("DESCRIPTION", escaped(schedule.body().name() + "\n" + schedule.body().description()));
    line("TRANSP", "TRANSPARENT");
    line("END", "VEVENT");
  }

  @Override
  public String toString() {
    return text + "END:VCALENDAR\r\n";
  }

  private static String time(long second) {
    return TIME.format(Instant.ofEpochSecond(second));
  }

  static String escaped(String value) {
    StringBuilder safe = new StringBuilder();
    value
        .replace("\r\n", "\n")
        .codePoints()
        .forEach(point -> {
          switch (point) {
            case '\\', ';', ',' -> safe.append('\\').appendCodePoint(point);
            case '\n', '\r' -> safe.append("\\n");
            default -> {
              if (!Character.isISOControl(point)) {
                safe.appendCodePoint(point);
              }
            }
          }
        });
    return safe.toString();
  }

  /** Folded after 75 bytes, between characters; the space that begins the rest counts too. */
  private void line(String name, String value) {
    int used = 0;
    for (int point : (name + ":" + value).codePoints().toArray()) {
      String letter = Character.toString(point);
      int bytes = letter.getBytes(StandardCharsets.UTF_8).length;
      if (used + bytes > LONGEST_LINE) {
        text.append("\r\n ");
        used = 1;
      }
      text.append(letter);
      used += bytes;
    }
    text.append("\r\n");
  }
}
