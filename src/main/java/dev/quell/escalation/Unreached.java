package dev.quell.escalation;

import dev.quell.escalation.NoticeApi.NoticeItem;
import dev.quell.incident.TimelineEntry;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Those for whom no message was made, as the timeline tells of them. */
final class Unreached {
  private static final String STATE = "unreachable";

  private Unreached() {}

  /** A message has an id; an entry about somebody without one says why there is none. */
  static Stream<NoticeItem> of(List<TimelineEntry> entries) {
    return entries.stream()
        .flatMap(entry ->
            Stream.of("persons", "robots", "emails")
                .flatMap(kind -> people(entry.detail().get(kind)))
                .filter(one -> !one.containsKey("msg_id"))
                .map(one -> item(entry, one)));
  }

  private static Stream<Map<?, ?>> people(@org.jspecify.annotations.Nullable Object list) {
    return list instanceof List<?> all
        ? all.stream().filter(Map.class::isInstance).map(one -> (Map<?, ?>) one)
        : Stream.empty();
  }

  private static NoticeItem item(TimelineEntry entry, Map<?, ?> one) {
    Map<String, Object> detail = entry.detail();
    return new NoticeItem(
        "",
        text(detail, "rid"),
        number(one, "person_id"),
        Stream.of("person_name", "email", "alias")
            .map(name -> text(one, name))
            .filter(name -> !name.isEmpty())
            .findFirst()
            .orElse(""),
        text(detail, "by"),
        text(detail, "fire_type"),
        (int) number(detail, "fire_times"),
        (int) number(detail, "layer_idx"),
        STATE,
        text(one, "failed_reason"),
        entry.at() / 1000,
        0,
        0,
        "",
        List.of());
  }

  private static String text(Map<?, ?> words, String name) {
    return words.get(name) instanceof String text ? text : "";
  }

  private static long number(Map<?, ?> words, String name) {
    return words.get(name) instanceof Number number ? number.longValue() : 0;
  }
}
