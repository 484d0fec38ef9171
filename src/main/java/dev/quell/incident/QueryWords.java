package dev.quell.incident;

import dev.quell.model.ObjectId;
import dev.quell.model.Severity;
import dev.quell.web.Requests;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the words requests use for ids, severities and progress. */
final class QueryWords {
  static final int MOST_VALUES = 1000;
  private static final int MOST_KEY = 255;
  private static final int MOST_TEXT = 512;

  private QueryWords() {}

  static String id(String name, String value) {
    String id = value.strip().toLowerCase(Locale.ROOT);
    if (ObjectId.parse(id).isEmpty()) {
      throw Requests.invalid(name, '"' + value + '"', "24 hexadecimal characters");
    }
    return id;
  }

  /** Ids in the order given, each once. */
  static List<String> ids(String name, List<String> values, int from, int to) {
    List<String> ids = new ArrayList<>();
    Requests.list(name, values, from, to).forEach(value -> ids.add(id(name, value)));
    return ids.stream().distinct().toList();
  }

  static List<Long> numbers(String name, List<Long> values) {
    return Requests.list(name, values, 0, MOST_VALUES);
  }

  static List<String> keys(String name, List<String> values) {
    Requests.list(name, values, 0, MOST_VALUES)
        .forEach(value -> Requests.atMost(name, Requests.storable(name, value), MOST_KEY));
    return values;
  }

  /** Free text to look for; blank means nothing is looked for. */
  static Optional<String> text(String name, Optional<String> value) {
    return value
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(text -> Requests.atMost(name, Requests.storable(name, text), MOST_TEXT));
  }

  /** Severities of a comma-separated list; {@code Ok} is allowed and none has it. */
  static Optional<List<Severity>> severities(String name, Optional<String> words) {
    List<String> found = words(words);
    List<Severity> severities = new ArrayList<>();
    for (String word : found) {
      Requests.oneOf(name, word, List.of("Critical", "Warning", "Info", "Ok"));
      Severity.parse(word).ifPresent(severities::add);
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(severities);
  }

  static List<Progress> progress(String name, Optional<String> words) {
    Collection<String> known = Stream.of(Progress.values()).map(Progress::wire).toList();
    List<String> found = words(words);
    found.forEach(word -> Requests.oneOf(name, word, known));
    return Stream.of(Progress.values())
        .filter(progress -> found.contains(progress.wire()))
        .toList();
  }

  private static List<String> words(Optional<String> commaSeparated) {
    return commaSeparated.stream()
        .flatMap(text -> Stream.of(text.split(",", -1)))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
