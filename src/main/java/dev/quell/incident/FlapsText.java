package dev.quell.incident;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@link Flaps} as two columns: {@code 1700000000000,1700000060000} and {@code 5:1700007200000}.
 */
final class FlapsText {
  private FlapsText() {}

  static Flaps read(String changes, String heldUntil) {
    if (changes.isEmpty() && heldUntil.isEmpty()) {
      return Flaps.NONE;
    }
    List<Long> instants = parts(changes).stream().map(Long::valueOf).toList();
    Map<Long, Long> held =
        parts(heldUntil).stream()
            .map(part -> part.split(":", 2))
            .collect(
                Collectors.toMap(pair -> Long.valueOf(pair[0]), pair -> Long.valueOf(pair[1])));
    return new Flaps(instants, held);
  }

  static String changes(Flaps flaps) {
    return flaps.changes().stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  static String heldUntil(Flaps flaps) {
    return flaps.heldUntil().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(held -> held.getKey() + ":" + held.getValue())
        .collect(Collectors.joining(","));
  }

  private static List<String> parts(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
  }
}
