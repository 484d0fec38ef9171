package dev.quell.pipeline;

import dev.quell.model.Event;
import dev.quell.web.ConditionItem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Filter language and routing once more, straight from their description: no compiling, no index,
 * the JDK's own expressions. Slow, and plain enough to be believed.
 */
final class SlowRouter {
  private final RouteBody body;
  private final Set<Long> taking;
  private final Map<String, Long> names;

  SlowRouter(RouteBody body, Set<Long> taking, Map<String, Long> names) {
    this.body = body;
    this.taking = taking;
    this.names = names;
  }

  /** What {@link Routed} says, without its trace but for the end of it. */
  record Answer(
      List<Long> channels, List<Integer> matched, boolean byDefault, List<Integer> alone) {}

  Answer route(Event event, long integrationId) {
    Set<Long> channels = new LinkedHashSet<>();
    List<Integer> matched = new ArrayList<>();
    for (int i = 0; i < body.cases().size(); i++) {
      RouteCase one = body.cases().get(i);
      if (!all(one, event, integrationId)) {
        continue;
      }
      matched.add(i);
      if (one.mapsNames()) {
        String label = one.nameMappingLabel().orElseThrow();
        String name = label.startsWith("labels.") ? label.substring(7) : label;
        event
            .labels()
            .get(name)
            .filter(names::containsKey)
            .map(names::get)
            .filter(taking::contains)
            .ifPresent(channels::add);
      } else {
        one.channelIds().stream().filter(taking::contains).forEach(channels::add);
      }
      if (!one.fallthrough()) {
        break;
      }
    }
    List<Long> fallback = body.fallbackChannels().stream().filter(taking::contains).toList();
    boolean byDefault = channels.isEmpty() && !fallback.isEmpty();
    if (byDefault) {
      channels.addAll(fallback);
    }
    List<Integer> alone = new ArrayList<>();
    for (int i = 0; i < body.cases().size(); i++) {
      if (all(body.cases().get(i), event, integrationId)) {
        alone.add(i);
      }
    }
    return new Answer(List.copyOf(channels), matched, byDefault, alone);
  }

  private static boolean all(RouteCase one, Event event, long integrationId) {
    return one.conditions().stream().allMatch(item -> holds(item, event, integrationId));
  }

  static boolean holds(ConditionItem item, Event event, long integrationId) {
    Optional<String> value = value(item.key(), event, integrationId);
    boolean in =
        value.isPresent()
            && item.vals().stream().anyMatch(pattern -> matches(pattern, value.get()));
    return item.oper().equals("IN") ? in : !in;
  }

  private static Optional<String> value(String key, Event event, long integrationId) {
    return switch (key) {
      case "severity", "alert_severity", "event_severity", "incident_severity" ->
          Optional.of(event.severity().wire());
      case "status", "alert_status", "event_status", "incident_status" ->
          Optional.of(event.status());
      case "title" -> Optional.of(event.title());
      case "description" -> Optional.of(event.description());
      case "alert_key" -> Optional.of(event.alertKey());
      case "title_rule" -> Optional.of(event.titleRule());
      case "integration_id", "data_source_id" -> Optional.of("" + integrationId);
      case "check", "resource", "service", "cluster" -> event.labels().get(key);
      default -> event.labels().get(key.substring("labels.".length()));
    };
  }

  static boolean matches(String pattern, String value) {
    if (pattern.length() > 1 && pattern.startsWith("/") && pattern.endsWith("/")) {
      return Pattern.compile(pattern.substring(1, pattern.length() - 1)).matcher(value).find();
    }
    if (pattern.startsWith("cidr:")) {
      return within(pattern.substring("cidr:".length()), value);
    }
    if (pattern.startsWith("num:")) {
      return compares(pattern.substring(4, 6), pattern.substring(7), value);
    }
    boolean wild = pattern.contains("*") || pattern.contains("?");
    return wild ? fits(pattern, value) : value.equals(pattern);
  }

  private static boolean compares(String relation, String bound, String value) {
    if (!value.matches("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?") || value.length() > 64) {
      return false;
    }
    int order = new BigDecimal(value).compareTo(new BigDecimal(bound));
    return switch (relation) {
      case "gt" -> order > 0;
      case "ge" -> order >= 0;
      case "lt" -> order < 0;
      default -> order <= 0;
    };
  }

  private static boolean within(String block, String value) {
    String[] parts = block.split("/", -1);
    byte[] network = InetAddress.ofLiteral(parts[0]).getAddress();
    byte[] address;
    try {
      if (!value.contains(":") && value.split("\\.", -1).length != 4) {
        return false;
      }
      address = InetAddress.ofLiteral(value).getAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
    int bits = network.length * 8 - Integer.parseInt(parts[1]);
    return network.length == address.length
        && new BigInteger(1, network)
            .shiftRight(bits)
            .equals(new BigInteger(1, address).shiftRight(bits));
  }

  /** A table of which beginning of the pattern fits which beginning of the text. */
  private static boolean fits(String pattern, String text) {
    int[] wanted = pattern.codePoints().toArray();
    int[] given = text.codePoints().toArray();
    boolean[][] fits = new boolean[wanted.length + 1][given.length + 1];
    fits[0][0] = true;
    for (int p = 1; p <= wanted.length; p++) {
      for (int t = 0; t <= given.length; t++) {
        fits[p][t] =
            switch (wanted[p - 1]) {
              case '*' -> fits[p - 1][t] || (t > 0 && fits[p][t - 1]);
              case '?' -> t > 0 && fits[p - 1][t - 1];
              default -> t > 0 && fits[p - 1][t - 1] && wanted[p - 1] == given[t - 1];
            };
      }
    }
    return fits[wanted.length][given.length];
  }
}
