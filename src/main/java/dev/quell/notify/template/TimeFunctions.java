package dev.quell.notify.template;

import dev.quell.notify.Message.Language;
import dev.quell.notify.template.Functions.TemplateFunction;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Points in time, which are seconds since 1970, by the clocks of whoever reads. */
final class TimeFunctions {
  /** Parts of Go's layouts, longest first where one begins another, and Java's letters for them. */
  private static final List<Map.Entry<String, String>> PARTS =
      List.of(
          Map.entry("2006", "yyyy"),
          Map.entry("January", "MMMM"),
          Map.entry("Monday", "EEEE"),
          Map.entry("-07:00", "xxx"),
          Map.entry("Z07:00", "XXX"),
          Map.entry("-0700", "xx"),
          Map.entry(".000000", ".SSSSSS"),
          Map.entry(".000", ".SSS"),
          Map.entry("Jan", "MMM"),
          Map.entry("Mon", "EEE"),
          Map.entry("MST", "zzz"),
          Map.entry("PM", "a"),
          Map.entry("01", "MM"),
          Map.entry("02", "dd"),
          Map.entry("03", "hh"),
          Map.entry("04", "mm"),
          Map.entry("05", "ss"),
          Map.entry("06", "yy"),
          Map.entry("15", "HH"),
          Map.entry("1", "M"),
          Map.entry("2", "d"),
          Map.entry("3", "h"),
          Map.entry("4", "m"),
          Map.entry("5", "s"));

  private TimeFunctions() {}

  static Map<String, TemplateFunction> all() {
    Map<String, TemplateFunction> all = new HashMap<>();
    all.put("now", given -> given.circumstances().now().getEpochSecond());
    all.put("date", given -> date(given, given.circumstances().zone()));
    all.put("dateInZone", given -> date(given, zone(given.text(2))));
    all.put(
        "htmlDate", given -> format("2006-01-02", given.number(0), ZoneOffset.UTC, Locale.ROOT));
    all.put("ago", TimeFunctions::ago);
    all.put("duration", given -> duration((long) given.number(0), Language.EN));
    all.put(
        "humanizeDuration",
        given -> duration((long) given.number(0), given.circumstances().language()));
    all.put("unixEpoch", given -> Long.toString((long) given.number(0)));
    return all;
  }

  private static String date(Given given, ZoneId zone) {
    Locale locale =
        given.circumstances().language().of("en", "zh").equals("zh")
            ? Locale.SIMPLIFIED_CHINESE
            : Locale.ENGLISH;
    double seconds = given.number(1);
    return seconds == 0 ? "" : format(given.text(0), seconds, zone, locale);
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new TemplateException("\"" + name + "\" is no time zone");
    }
  }

  private static String format(String layout, double seconds, ZoneId zone, Locale locale) {
    try {
      ZonedDateTime time = Instant.ofEpochMilli((long) (seconds * 1000)).atZone(zone);
      return DateTimeFormatter.ofPattern(pattern(layout), locale).format(time);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new TemplateException("date: \"" + layout + "\" cannot be used");
    }
  }

  /** Go's layout in Java's letters; all else between quotation marks. */
  private static String pattern(String layout) {
    StringBuilder pattern = new StringBuilder();
    StringBuilder plain = new StringBuilder();
    int at = 0;
    while (at < layout.length()) {
      String rest = layout.substring(at);
      var part = PARTS.stream().filter(one -> rest.startsWith(one.getKey())).findFirst();
      if (part.isPresent()) {
        pattern.append(quoted(plain)).append(part.get().getValue());
        plain.setLength(0);
        at += part.get().getKey().length();
      } else {
        plain.append(layout.charAt(at++));
      }
    }
    return pattern.append(quoted(plain)).toString();
  }

  private static String quoted(CharSequence plain) {
    return plain.isEmpty() ? "" : "'" + plain.toString().replace("'", "''") + "'";
  }

  private static String ago(Given given) {
    long since = (long) given.number(0);
    if (since == 0) {
      return "";
    }
    Circumstances circumstances = given.circumstances();
    long seconds = Math.max(0, circumstances.now().getEpochSecond() - since);
    return duration(seconds, circumstances.language());
  }

  /** The two largest units of it. */
  static String duration(long seconds, Language language) {
    Duration all = Duration.ofSeconds(Math.abs(seconds));
    long[] amounts = {
      all.toDays(), all.toHoursPart(), all.toMinutesPart(), all.toSecondsPart(),
    };
    List<String> units =
        language == Language.ZH
            ? List.of(" 天", " 小时", " 分钟", " 秒")
            : List.of(" d", " h", " min", " s");
    int first = 0;
    while (first < 3 && amounts[first] == 0) {
      first++;
    }
    String text = amounts[first] + units.get(first);
    boolean second = first < 3 && amounts[first + 1] > 0;
    return second ? text + " " + amounts[first + 1] + units.get(first + 1) : text;
  }
}
