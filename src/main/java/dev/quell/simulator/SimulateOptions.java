package dev.quell.simulator;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the command line asks for.
 *
 * @param rate how many times faster than real time; empty for as fast as it goes
 * @param duration simulated; empty for once through the scenario
 */
record SimulateOptions(
    URI url,
    Scenario scenario,
    OptionalDouble rate,
    Optional<Duration> duration,
    Optional<String> token,
    boolean limitCalls,
    Optional<Path> ledger) {

  /** What became of reading a command line. */
  sealed interface Parsed {
    record Ready(SimulateOptions options) implements Parsed {}

    record HelpWanted() implements Parsed {}

    /** One sentence says why. */
    record Refused(String sentence) implements Parsed {}
  }

  /** Ends the reading of a command line with the sentence for its writer. */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private Unreadable(String sentence) {
      super(sentence);
    }
  }

  static final List<String> NAMES =
      List.of(
          "--url",
          "--scenario",
          "--rate",
          "--duration",
          "--token",
          "--seed",
          "--limit-calls",
          "--ledger",
          "--help");

  static Parsed parse(List<String> arguments) {
    if (arguments.contains("--help")) {
      return new Parsed.HelpWanted();
    }
    try {
      return new Parsed.Ready(read(pairs(arguments)));
    } catch (Unreadable unreadable) {
      return new Parsed.Refused(String.valueOf(unreadable.getMessage()));
    }
  }

  /** Options with their values, written {@code --name value} or {@code --name=value}. */
  private static Map<String, String> pairs(List<String> arguments) throws Unreadable {
    Map<String, String> pairs = new HashMap<>();
    int next = 0;
    while (next < arguments.size()) {
      String argument = arguments.get(next++);
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (!NAMES.contains(name)) {
        throw new Unreadable(
            "Unknown option " + name + "; did you mean " + Nearest.to(name, NAMES) + "?");
      }
      if (equals >= 0) {
        pairs.put(name, argument.substring(equals + 1));
      } else if (next < arguments.size()) {
        pairs.put(name, arguments.get(next++));
      } else {
        throw new Unreadable("Option " + name + " needs a value.");
      }
    }
    return pairs;
  }

  private static SimulateOptions read(Map<String, String> pairs) throws Unreadable {
    return new SimulateOptions(
        url(Optional.ofNullable(pairs.get("--url"))),
        scenario(pairs.getOrDefault("--scenario", "day"), pairs.getOrDefault("--seed", "1")),
        rate(pairs.getOrDefault("--rate", "max")),
        duration(Optional.ofNullable(pairs.get("--duration"))),
        token(Optional.ofNullable(pairs.get("--token"))),
        onOff(pairs.getOrDefault("--limit-calls", "on")),
        Optional.ofNullable(pairs.get("--ledger")).map(Path::of));
  }

  private static URI url(Optional<String> text) throws Unreadable {
    if (text.isEmpty()) {
      throw new Unreadable("Option --url is missing; it takes the push URL with its key.");
    }
    try {
      URI url = URI.create(text.get().strip());
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (web && url.getHost() != null) {
        return url;
      }
    } catch (IllegalArgumentException malformed) {
      throw refused("--url", text.get(), "http://host:port/path?integration_key=...");
    }
    throw refused("--url", text.get(), "http://host:port/path?integration_key=...");
  }

  private static Scenario scenario(String name, String seed) throws Unreadable {
    Optional<Scenario> scenario = Scenarios.named(name, number("--seed", seed));
    if (scenario.isEmpty()) {
      throw refused("--scenario", name, String.join(", ", Scenarios.names()));
    }
    return scenario.get();
  }

  private static long number(String option, String text) throws Unreadable {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException malformed) {
      throw refused(option, text, "a whole number");
    }
  }

  private static OptionalDouble rate(String text) throws Unreadable {
    if (text.equals("max")) {
      return OptionalDouble.empty();
    }
    try {
      double rate = Double.parseDouble(text);
      if (rate > 0 && Double.isFinite(rate)) {
        return OptionalDouble.of(rate);
      }
    } catch (NumberFormatException malformed) {
      throw refused("--rate", text, "a number above 0, or max");
    }
    throw refused("--rate", text, "a number above 0, or max");
  }

  private static Optional<Duration> duration(Optional<String> text) throws Unreadable {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String value = text.get();
    if (!value.matches("[1-9][0-9]{0,5}[mhd]")) {
      throw refused("--duration", value, "such as 90m, 24h or 7d");
    }
    long count = Long.parseLong(value.substring(0, value.length() - 1));
    return Optional.of(
        switch (value.charAt(value.length() - 1)) {
          case 'd' -> Duration.ofDays(count);
          case 'h' -> Duration.ofHours(count);
          default -> Duration.ofMinutes(count);
        });
  }

  /** It has to fit into a header. */
  private static Optional<String> token(Optional<String> text) throws Unreadable {
    if (text.isPresent() && !text.get().matches("[!-~]+")) {
      throw refused("--token", text.get(), "ASCII without blanks");
    }
    return text;
  }

  private static boolean onOff(String text) throws Unreadable {
    return switch (text) {
      case "on" -> true;
      case "off" -> false;
      default -> throw refused("--limit-calls", text, "on or off");
    };
  }

  private static Unreadable refused(String option, String value, String expected) {
    return new Unreadable("Option " + option + ": " + value + " (expected: " + expected + ")");
  }
}
