package dev.quell.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one subject has in some fields; equal for subjects that have the same there, absent in the
 * same places included.
 *
 * @param values of the fields, one each; empty texts where it has none
 * @param exact names and values one behind the other, each with its length
 */
public record ValueKey(List<Field> fields, List<String> values, String exact) {

  /** Empty when it has none of them, or {@code strict} and it lacks one. */
  public static Optional<ValueKey> of(Subject subject, List<Field> fields, boolean strict) {
    List<String> values = new ArrayList<>(fields.size());
    StringBuilder exact = new StringBuilder(32 * fields.size());
    boolean present = false;
    for (Field field : fields) {
      String text = field.of(subject).orElse("");
      if (text.isEmpty() && strict) {
        return Optional.empty();
      }
      present |= !text.isEmpty();
      values.add(text);
      String name = field.key();
      exact.append(name.length()).append(':').append(name);
      exact.append(text.isEmpty() ? -1 : text.length()).append(':').append(text);
    }
    return present ? Optional.of(new ValueKey(fields, values, exact.toString())) : Optional.empty();
  }

  /** The same for people: {@code labels.check = cpu-high, labels.region = cn-beijing}. */
  public String shown() {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < fields.size(); i++) {
      shown.append(i == 0 ? "" : ", ").append(fields.get(i).key()).append(" = ");
      shown.append(values.get(i).isEmpty() ? "—" : values.get(i));
    }
    return shown.toString();
  }

  /** What incidents have in common that compare these texts; no values are like it. */
  public static ValueKey ofTexts(List<Field> fields) {
    StringBuilder exact = new StringBuilder("texts");
    fields.forEach(field -> exact.append(field.key().length()).append(':').append(field.key()));
    List<String> none = fields.stream().map(field -> "").toList();
    return new ValueKey(fields, none, exact.toString());
  }

  /** The names of these fields for people. */
  public static String names(List<Field> fields) {
    return fields.stream().map(Field::key).collect(Collectors.joining(", "));
  }

  /** One key per list of fields that this subject has values for. */
  public static List<ValueKey> ofEach(Subject subject, List<List<Field>> lists, boolean strict) {
    List<ValueKey> keys = new ArrayList<>();
    for (List<Field> fields : lists) {
      of(subject, fields, strict).ifPresent(keys::add);
    }
    return keys;
  }

  /** 32 hexadecimal characters; equal for equal keys, and short enough to be stored. */
  public String hash() {
    return Sha256.hex(exact, 16);
  }
}
