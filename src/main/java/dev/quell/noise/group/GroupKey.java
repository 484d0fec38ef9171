package dev.quell.noise.group;

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
 * The values of one group of dimensions.
 *
 * @param hash 32 hexadecimal characters; equal for equal dimensions and values
 * @param shown the same for people: {@code labels.check = cpu-high, labels.region = cn-beijing}
 */
record GroupKey(String hash, String shown) {

  /** One key per group of dimensions that this subject has values for. */
  static List<GroupKey> of(Subject subject, List<List<Field>> dimensions, boolean strict) {
    List<GroupKey> keys = new ArrayList<>();
    for (List<Field> group : dimensions) {
      key(subject, group, strict).ifPresent(keys::add);
    }
    return keys;
  }

  static String names(List<Field> dimensions) {
    return dimensions.stream().map(Field::key).collect(Collectors.joining(", "));
  }

  private static Optional<GroupKey> key(Subject subject, List<Field> dimensions, boolean strict) {
    StringBuilder exact = new StringBuilder();
    List<String> shown = new ArrayList<>();
    int present = 0;
    for (Field dimension : dimensions) {
      String name = dimension.key();
      Optional<String> value = dimension.of(subject).filter(text -> !text.isEmpty());
      if (value.isEmpty() && strict) {
        return Optional.empty();
      }
      present += value.isPresent() ? 1 : 0;
      String text = value.orElse("");
      exact.append(name.length()).append(':').append(name);
      exact.append(value.isPresent() ? text.length() : -1).append(':').append(text);
      shown.add(name + " = " + value.orElse("—"));
    }
    return present == 0
        ? Optional.empty()
        : Optional.of(new GroupKey(hash(exact), String.join(", ", shown)));
  }

  private static String hash(CharSequence exact) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(exact.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
