package dev.quell.channel.rule;

import dev.quell.web.Requests;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hours of a day as the API spells them.
 *
 * @param start {@code HH:MM}
 * @param end {@code HH:MM}; at or before {@code start} it means the day after
 * @param repeat days of the week, 0 is Sunday; none: every day
 * @param calId asks a calendar instead of the days of the week
 * @param isOff with a calendar: its days off instead of its working days
 */
public record TimeSpan(
    Optional<String> start,
    Optional<String> end,
    List<Integer> repeat,
    Optional<String> calId,
    boolean isOff) {
  private static final Pattern CLOCK = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final int LONGEST_ID = 64;
  private static final int DAYS = 7;

  public static TimeSpan of(SilenceTime.Span span) {
    return new TimeSpan(
        Optional.of(SHOWN.format(span.start())),
        Optional.of(SHOWN.format(span.end())),
        span.days().stream().map(day -> day.getValue() % DAYS).sorted().toList(),
        Optional.of(span.calendarId()).filter(id -> !id.isEmpty()),
        span.offDays());
  }

  /** Refuses what makes no hours, by its place in the request. */
  public SilenceTime.Span read(String path) {
    String calendar = calId.map(String::strip).orElse("");
    Requests.storable(path + ".cal_id", Requests.atMost(path + ".cal_id", calendar, LONGEST_ID));
    if (!calendar.isEmpty() && !repeat.isEmpty()) {
      throw Requests.invalid(
          path + ".repeat", repeat.size() + " days", "none, as cal_id says which days");
    }
    if (isOff && calendar.isEmpty()) {
      throw Requests.invalid(path + ".is_off", "true", "false, unless cal_id names a calendar");
    }
    return new SilenceTime.Span(
        clock(path + ".start", start, false),
        clock(path + ".end", end, true),
        days(path + ".repeat"),
        calendar,
        isOff);
  }

  private static LocalTime clock(String path, Optional<String> written, boolean isEnd) {
    String text = Requests.required(path, written.orElse(null));
    if (isEnd && text.equals("24:00")) {
      return LocalTime.MIDNIGHT;
    }
    if (!CLOCK.matcher(text).matches()) {
      throw Requests.invalid(path, '"' + text + '"', "HH:MM from 00:00 to 23:59");
    }
    return LocalTime.parse(text);
  }

  private Set<DayOfWeek> days(String path) {
    List<DayOfWeek> days = new ArrayList<>();
    for (int day : Requests.list(path, repeat, 0, DAYS)) {
      Requests.between(path + "[" + days.size() + "]", day, 0, DAYS - 1);
      days.add(DayOfWeek.of(day == 0 ? DAYS : day));
    }
    return days.isEmpty() ? Set.of() : EnumSet.copyOf(days);
  }
}
