package dev.quell.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Makes up resources, with ids and names as the products give them. */
final class Fleet {
  static final String BEIJING = "cn-beijing";
  static final String SHANGHAI = "cn-shanghai";

  private final Chance chance;

  Fleet(long seed) {
    this.chance = new Chance(seed);
  }

  /** Servers of a service, spread over two zones of a region. */
  List<Target> servers(String service, int count, String region, String project) {
    return many("i-y", service, count, region).stream()
        .map(server ->
            new Target(server.id(), server.name(), server.region(), server.zone(), project))
        .toList();
  }

  /** Anything else that comes by number, with the id prefix of its product. */
  List<Target> instances(String prefix, String name, int count, String region) {
    return many(prefix, name, count, region);
  }

  private List<Target> many(String prefix, String name, int count, String region) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number ->
            new Target(
                prefix + chance.name(16, prefix, name, region, number),
                "%s-%02d".formatted(name, number),
                region,
                region + (number % 2 == 0 ? "-b" : "-a"),
                "default"))
        .toList();
  }

  /** Each target once per value of a dimension. */
  static List<Target> split(List<Target> targets, String dimension, String... values) {
    List<Target> parts = new ArrayList<>();
    for (Target target : targets) {
      for (String value : values) {
        parts.add(target.with(dimension, value));
      }
    }
    return parts;
  }

  /** Each target once per node, whose names begin with the target's id. */
  static List<Target> nodes(List<Target> targets, String dimension, int count) {
    List<Target> parts = new ArrayList<>();
    for (Target target : targets) {
      for (int node = 0; node < count; node++) {
        parts.add(target.with(dimension, target.id() + "-0-" + node));
      }
    }
    return parts;
  }
}
