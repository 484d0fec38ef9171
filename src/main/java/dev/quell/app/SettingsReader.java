package dev.quell.app;

import dev.quell.model.TimeZones;
import dev.quell.web.AddressGuard;
import dev.quell.web.AddressRange;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads {@link Settings} from the command line and the environment; what it does not know stops it.
 */
final class SettingsReader {
  private static final String PREFIX = "QUELL_";
  private static final Set<String> OPTIONS = Set.of("--port", "--data");
  static final Set<String> VARIABLES =
      Set.of(
          "QUELL_DATABASE_URL",
          "QUELL_PUBLIC_URL",
          "QUELL_ADMIN_PASSWORD",
          "QUELL_APP_KEY",
          "QUELL_TRUSTED_PROXIES",
          "QUELL_TLS_CERTIFICATE",
          "QUELL_TLS_KEY",
          "QUELL_LOG_FORMAT",
          "QUELL_CALLBACKS_PER_SECOND",
          "QUELL_DELIVERIES_KEPT_DAYS",
          "QUELL_AUDIT_KEPT_DAYS",
          "QUELL_TIME_ZONE",
          AddressGuard.SETTING,
          NotifySettings.ADDRESSES,
          NotifySettings.HEARTBEAT);
  private static final Set<String> LOG_FORMATS = Set.of("ecs", "gelf", "logstash");
  private static final int SHORTEST_PASSWORD = 8;
  private static final int SHORTEST_KEY = 16;
  private static final int MOST_CALLBACKS = 1_000_000;
  private static final int MOST_DAYS = 36_500;

  private final Map<String, String> options;
  private final Map<String, String> environment;

  private SettingsReader(Map<String, String> options, Map<String, String> environment) {
    this.options = options;
    this.environment = environment;
  }

  /**
   * Reads them.
   *
   * @param arguments what follows the command
   */
  static Settings read(List<String> arguments, Map<String, String> environment) {
    Set<String> known = new TreeSet<>(VARIABLES);
    known.addAll(NotifySettings.variables());
    for (String name : new TreeSet<>(environment.keySet())) {
      if (name.startsWith(PREFIX)) {
        refuseUnknown(name, known);
      }
    }
    return new SettingsReader(options(arguments), environment).settings();
  }

  private Settings settings() {
    return new Settings(
        port(),
        Path.of(options.getOrDefault("--data", "data")).toAbsolutePath().normalize(),
        variable("QUELL_DATABASE_URL"),
        variable("QUELL_PUBLIC_URL").map(SettingsReader::publicUrl),
        secret("QUELL_ADMIN_PASSWORD", SHORTEST_PASSWORD),
        secret("QUELL_APP_KEY", SHORTEST_KEY),
        variable("QUELL_TRUSTED_PROXIES")
            .map(text -> ranges("QUELL_TRUSTED_PROXIES", text))
            .orElse(List.of()),
        tls(),
        variable("QUELL_LOG_FORMAT").map(SettingsReader::logFormat),
        variable("QUELL_CALLBACKS_PER_SECOND")
            .map(SettingsReader::callbacksPerSecond)
            .orElse(Settings.CALLBACKS_PER_SECOND),
        variable("QUELL_DELIVERIES_KEPT_DAYS")
            .map(text -> number("QUELL_DELIVERIES_KEPT_DAYS", text, 0, MOST_DAYS))
            .orElse(Settings.DELIVERIES_KEPT_DAYS),
        variable("QUELL_AUDIT_KEPT_DAYS")
            .map(text -> number("QUELL_AUDIT_KEPT_DAYS", text, 1, MOST_DAYS))
            .orElse(Settings.AUDIT_KEPT_DAYS),
        variable("QUELL_TIME_ZONE").map(SettingsReader::timeZone).orElse(Settings.TIME_ZONE),
        addresses(AddressGuard.SETTING),
        new NotifySettings(
            addresses(NotifySettings.ADDRESSES),
            NotifySettings.providers(this::variable),
            variable(NotifySettings.HEARTBEAT).map(SettingsReader::heartbeat)));
  }

  private static Map<String, String> options(List<String> arguments) {
    Map<String, String> found = new LinkedHashMap<>();
    var rest = new ArrayList<>(arguments);
    while (!rest.isEmpty()) {
      String argument = rest.removeFirst();
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      refuseUnknown(name, OPTIONS);
      if (equals < 0 && rest.isEmpty()) {
        throw new SettingsException(name + ": nothing follows (expected: a value)");
      }
      found.put(name, equals < 0 ? rest.removeFirst() : argument.substring(equals + 1));
    }
    return found;
  }

  private static void refuseUnknown(String name, Set<String> known) {
    if (!known.contains(name)) {
      throw new SettingsException(
          name + " is unknown; did you mean " + Spelling.nearest(name, known) + "?");
    }
  }

  private int port() {
    return number("--port", options.getOrDefault("--port", "8080"), 0, 65_535);
  }

  private static int callbacksPerSecond(String text) {
    return number("QUELL_CALLBACKS_PER_SECOND", text, 1, MOST_CALLBACKS);
  }

  static int number(String name, String text, int least, int most) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw outside(name, text, least, most);
    }
    throw outside(name, text, least, most);
  }

  private static SettingsException outside(String name, String text, int least, int most) {
    return new SettingsException(name + ": " + text + " (expected: " + least + ".." + most + ")");
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private Optional<String> secret(String name, int shortest) {
    Optional<String> value = variable(name);
    if (value.isPresent() && value.get().length() < shortest) {
      throw new SettingsException(
          name + ": " + value.get().length() + " characters (expected: at least " + shortest + ")");
    }
    return value;
  }

  private static URI publicUrl(String text) {
    try {
      URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (web && url.getHost() != null && url.getQuery() == null && url.getFragment() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw badPublicUrl(text);
    }
    throw badPublicUrl(text);
  }

  private static URI heartbeat(String text) {
    try {
      URI url = new URI(text);
      if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw badHeartbeat();
    }
    throw badHeartbeat();
  }

  /** Without the address, which may hold a token. */
  private static SettingsException badHeartbeat() {
    return new SettingsException(
        NotifySettings.HEARTBEAT + ": what is set (expected: a web address)");
  }

  private static SettingsException badPublicUrl(String text) {
    return new SettingsException(
        "QUELL_PUBLIC_URL: " + text + " (expected: an address like https://alerts.example.com)");
  }

  private AddressGuard addresses(String name) {
    Optional<String> text = variable(name);
    return text.filter(one -> one.equals("*")).isPresent()
        ? new AddressGuard(List.of(), true)
        : new AddressGuard(text.map(list -> ranges(name, list)).orElse(List.of()), false);
  }

  private static List<AddressRange> ranges(String name, String text) {
    List<AddressRange> ranges = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      try {
        ranges.add(AddressRange.parse(part.strip()));
      } catch (IllegalArgumentException e) {
        throw new SettingsException(
            name + ": " + part.strip() + " (expected: ranges like 10.0.0.0/8)");
      }
    }
    return ranges;
  }

  private Optional<Settings.Tls> tls() {
    Optional<Path> certificate = file("QUELL_TLS_CERTIFICATE");
    Optional<Path> key = file("QUELL_TLS_KEY");
    if (certificate.isPresent() != key.isPresent()) {
      throw new SettingsException(
          (key.isPresent() ? "QUELL_TLS_CERTIFICATE" : "QUELL_TLS_KEY")
              + " is missing: https needs QUELL_TLS_CERTIFICATE and QUELL_TLS_KEY, http neither");
    }
    return certificate.flatMap(chain -> key.map(secret -> new Settings.Tls(chain, secret)));
  }

  private Optional<Path> file(String name) {
    Optional<Path> file = variable(name).map(text -> Path.of(text).toAbsolutePath());
    if (file.isPresent() && !Files.isReadable(file.get())) {
      throw new SettingsException(
          name + ": " + file.get() + " cannot be read (expected: a PEM file)");
    }
    return file;
  }

  private static ZoneId timeZone(String text) {
    if (!TimeZones.isKnown(text)) {
      throw new SettingsException(
          "QUELL_TIME_ZONE: " + text + " (expected: a name like Asia/Shanghai or UTC)");
    }
    return ZoneId.of(text);
  }

  private static String logFormat(String text) {
    if (!LOG_FORMATS.contains(text)) {
      throw new SettingsException(
          "QUELL_LOG_FORMAT: " + text + " (expected: one of ecs, gelf, logstash)");
    }
    return text;
  }
}
