package dev.quell.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quell.web.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ContainerNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that are nearly right, wrong in one place, or noise. */
final class Mutations {
  /** As JSON text; what a text may hold that stores, headers or parsers do not like. */
  private static final List<String> ODD =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e400",
          "-1e-400",
          "9223372036854775807",
          "9223372036854775808",
          "99999999999999999999999999999999999999",
          "\"\"",
          "\" \"",
          "\"a\\u0000b\"",
          "\"\\ud800\"",
          "\"\\udfff\\ud800\"",
          "\"\\uffff\\u202e\\u0085\"",
          "\"告警 🚨 𝒳\"",
          "\"' or 1=1 --\"",
          "\"{{.Labels.x}} {{ [a-z]+( \"",
          "\"" + "x".repeat(10_000) + "\"",
          "\"" + "🚨".repeat(3_000) + "\"",
          "[]",
          "{}",
          "[null, [], {}, \"\", 1]",
          "{\"\": {\"\": \"\"}, \"a\\u0000\": 1}",
          "{\"Name\": {\"Name\": []}}",
          "[".repeat(300) + "]".repeat(300),
          "{\"a\":".repeat(300) + "1" + "}".repeat(300),
          "\"2025-02-30 25:61:61(UTC+99:99)\"",
          "\"0000-00-00 00:00:00\"",
          "253402300800",
          "\"Ok\"",
          "\"critical\"");

  private final Random random;
  private final List<byte[]> samples;

  Mutations(long seed, List<byte[]> samples) {
    this.random = new Random(seed);
    this.samples = samples;
  }

  String oddValue() {
    return ODD.get(random.nextInt(ODD.size()));
  }

  byte[] next() {
    byte[] sample = samples.get(random.nextInt(samples.size()));
    return switch (random.nextInt(10)) {
      case 0 -> noise();
      case 1 -> flipped(sample);
      case 2 -> Arrays.copyOf(sample, random.nextInt(sample.length + 1));
      case 3 -> spliced(sample, samples.get(random.nextInt(samples.size())));
      default -> changed(sample);
    };
  }

  private byte[] noise() {
    byte[] bytes = new byte[random.nextInt(2_000)];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] flipped(byte[] sample) {
    byte[] bytes = sample.clone();
    for (int i = random.nextInt(8); i >= 0 && bytes.length > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private byte[] spliced(byte[] one, byte[] other) {
    int cut = random.nextInt(one.length + 1);
    int from = random.nextInt(other.length + 1);
    byte[] bytes = Arrays.copyOf(one, cut + other.length - from);
    System.arraycopy(other, from, bytes, cut, other.length - from);
    return bytes;
  }

  /** Still JSON, with some places emptied, renamed, doubled, moved or filled with something odd. */
  private byte[] changed(byte[] sample) {
    JsonNode tree;
    try {
      tree = Json.mapper().readTree(sample);
    } catch (JacksonException notJson) {
      return flipped(sample);
    }
    String text = tree.toString();
    for (int i = random.nextInt(4); i >= 0; i--) {
      List<ContainerNode<?>> places = places(tree);
      if (!places.isEmpty()) {
        mutate(places.get(random.nextInt(places.size())));
      }
      text = tree.toString();
    }
    // Odd values go in as text, since no tree holds a number like 1e400 or half a character.
    return text.replace("\"@odd@\"", oddValue()).getBytes(UTF_8);
  }

  private void mutate(ContainerNode<?> place) {
    if (place instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = List.copyOf(object.propertyNames());
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(5)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(name.toLowerCase(Locale.ROOT), object.get(name));
        case 2 -> object.set(name, object.deepCopy());
        case 3 -> object.set(names.get(random.nextInt(names.size())), object.get(name).deepCopy());
        default -> object.put(name, "@odd@");
      }
    } else if (place instanceof ArrayNode array && !array.isEmpty()) {
      switch (random.nextInt(3)) {
        case 0 -> array.remove(random.nextInt(array.size()));
        case 1 -> array.add(array.get(0).deepCopy());
        default -> array.set(random.nextInt(array.size()), "@odd@");
      }
    }
  }

  private static List<ContainerNode<?>> places(JsonNode tree) {
    List<ContainerNode<?>> found = new ArrayList<>();
    if (tree instanceof ContainerNode<?> container) {
      found.add(container);
      tree.forEach(child -> found.addAll(places(child)));
    }
    return found;
  }
}
