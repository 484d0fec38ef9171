package dev.quell.noise;

import dev.quell.channel.Grouping;
import dev.quell.model.Event;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The values of one group of dimensions.
 *
 * @param hash 32 hexadecimal characters; equal for equal dimensions and values
 * @param shown the same for people: {@code labels.check = cpu-high, labels.region = cn-beijing}
 */
record GroupKey(String hash, String shown) {

  /** One key per group of dimensions that this alert has values for. */
  static List<GroupKey> of(Candidate candidate, Grouping grouping) {
    List<GroupKey> keys = new ArrayList<>();
    for (List<String> dimensions : grouping.dimensions()) {
      key(candidate, dimensions, grouping.strict()).ifPresent(keys::add);
    }
    return keys;
  }

  private static Optional<GroupKey> key(
      Candidate candidate, List<String> dimensions, boolean strict) {
    StringBuilder exact = new StringBuilder();
    List<String> shown = new ArrayList<>();
    int present = 0;
    for (String dimension : dimensions) {
      Optional<String> value = value(candidate, dimension);
      if (value.isEmpty() && strict) {
        return Optional.empty();
      }
      present += value.isPresent() ? 1 : 0;
      String text = value.orElse("");
      exact.append(dimension.length()).append(':').append(dimension);
      exact.append(value.isPresent() ? text.length() : -1).append(':').append(text);
      shown.add(dimension + " = " + value.orElse("—"));
    }
    return present == 0
        ? Optional.empty()
        : Optional.of(new GroupKey(hash(exact), String.join(", ", shown)));
  }

  private static Optional<String> value(Candidate candidate, String dimension) {
    Event event = candidate.event();
    return switch (dimension) {
      case "title" -> Optional.of(event.title());
      case "severity" -> Optional.of(event.severity().wire());
      case "description" -> Optional.of(event.description()).filter(text -> !text.isEmpty());
      case "integration_id", "data_source_id" ->
          Optional.of(Long.toString(candidate.integrationId()));
      case "alert_key" -> Optional.of(event.alertKey());
      default ->
          event
              .labels()
              .get(dimension.substring("labels.".length()))
              .filter(text -> !text.isEmpty());
    };
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
