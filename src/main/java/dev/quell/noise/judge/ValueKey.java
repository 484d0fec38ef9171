package dev.quell.noise.judge;

import dev.quell.model.Field;
import dev.quell.model.Subject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one subject has in some fields; equal for subjects that have the same there, absent in the
 * same places included.
 *
 * @param exact names and values one behind the other, each with its length
 * @param shown the same for people: {@code labels.check = cpu-high, labels.region = cn-beijing}
 */
public record ValueKey(String exact, String shown) {

  /** Empty when it has none of them, or {@code strict} and it lacks one. */
  public static Optional<ValueKey> of(Subject subject, List<Field> fields, boolean strict) {
    StringBuilder exact = new StringBuilder();
    StringBuilder shown = new StringBuilder();
    int present = 0;
    for (Field field : fields) {
      String name = field.key();
      Optional<String> value = field.of(subject).filter(text -> !text.isEmpty());
      if (value.isEmpty() && strict) {
        return Optional.empty();
      }
      present += value.isPresent() ? 1 : 0;
      String text = value.orElse("");
      exact.append(name.length()).append(':').append(name);
      exact.append(value.isPresent() ? text.length() : -1).append(':').append(text);
      shown.append(shown.isEmpty() ? "" : ", ").append(name).append(" = ");
      shown.append(value.orElse("—"));
    }
    return present == 0
        ? Optional.empty()
        : Optional.of(new ValueKey(exact.toString(), shown.toString()));
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
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(exact.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
