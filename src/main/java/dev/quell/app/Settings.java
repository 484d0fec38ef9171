package dev.quell.app;

import dev.quell.web.AddressRange;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Everything a person can decide about a server.
 *
 * @param port 0 takes any free one
 * @param data the folder of the embedded store
 * @param databaseUrl a PostgreSQL to use instead
 * @param publicUrl where senders reach this server, without a slash at the end
 * @param adminPassword the administrator's at first start; generated when absent
 * @param appKey the first app key at first start; generated when absent
 * @param trustedProxies whose {@code X-Forwarded-*} headers are believed
 * @param tls serves https when present
 * @param logFormat a structured log format of Spring Boot: {@code ecs}, {@code gelf}, {@code
 *     logstash}; plain text when absent
 * @param callbacksPerSecond how many one integration may push; five times as many at once
 * @param deliveriesKeptDays how long the log is kept; 0 is for ever
 * @param timeZone by whose clocks recurring silences go that name no zone of their own
 */
public record Settings(
    int port,
    Path data,
    Optional<String> databaseUrl,
    Optional<URI> publicUrl,
    Optional<String> adminPassword,
    Optional<String> appKey,
    List<AddressRange> trustedProxies,
    Optional<Tls> tls,
    Optional<String> logFormat,
    int callbacksPerSecond,
    int deliveriesKeptDays,
    ZoneId timeZone) {

  /** What one integration may push unless told otherwise. */
  static final int CALLBACKS_PER_SECOND = 2_000;

  /** How long deliveries are kept unless told otherwise. */
  static final int DELIVERIES_KEPT_DAYS = 30;

  /** Whose clocks count unless told otherwise. */
  static final ZoneId TIME_ZONE = ZoneId.of("UTC");

  /** PEM files. */
  public record Tls(Path certificate, Path key) {}

  public Settings {
    trustedProxies = List.copyOf(trustedProxies);
  }

  /** What a server in this folder does when nothing else is said. */
  public static Settings in(Path data) {
    return new Settings(
        8080,
        data,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        CALLBACKS_PER_SECOND,
        DELIVERIES_KEPT_DAYS,
        TIME_ZONE);
  }

  public Settings withPort(int other) {
    return new Settings(
        other,
        data,
        databaseUrl,
        publicUrl,
        adminPassword,
        appKey,
        trustedProxies,
        tls,
        logFormat,
        callbacksPerSecond,
        deliveriesKeptDays,
        timeZone);
  }

  /** With secrets chosen beforehand, for servers started by a program. */
  public Settings withSecrets(String password, String key) {
    return new Settings(
        port,
        data,
        databaseUrl,
        publicUrl,
        Optional.of(password),
        Optional.of(key),
        trustedProxies,
        tls,
        logFormat,
        callbacksPerSecond,
        deliveriesKeptDays,
        timeZone);
  }

  /** With another store than the embedded one, if a URL is given. */
  public Settings withDatabase(Optional<String> url) {
    return new Settings(
        port,
        data,
        url,
        publicUrl,
        adminPassword,
        appKey,
        trustedProxies,
        tls,
        logFormat,
        callbacksPerSecond,
        deliveriesKeptDays,
        timeZone);
  }

  public Settings withTrustedProxies(List<AddressRange> others) {
    return new Settings(
        port,
        data,
        databaseUrl,
        publicUrl,
        adminPassword,
        appKey,
        others,
        tls,
        logFormat,
        callbacksPerSecond,
        deliveriesKeptDays,
        timeZone);
  }

  public Settings withCallbacksPerSecond(int most) {
    return limited(most, deliveriesKeptDays);
  }

  public Settings withTimeZone(ZoneId zone) {
    return new Settings(
        port,
        data,
        databaseUrl,
        publicUrl,
        adminPassword,
        appKey,
        trustedProxies,
        tls,
        logFormat,
        callbacksPerSecond,
        deliveriesKeptDays,
        zone);
  }

  public Settings withDeliveriesKeptDays(int days) {
    return limited(callbacksPerSecond, days);
  }

  private Settings limited(int callbacks, int days) {
    return new Settings(
        port,
        data,
        databaseUrl,
        publicUrl,
        adminPassword,
        appKey,
        trustedProxies,
        tls,
        logFormat,
        callbacks,
        days,
        timeZone);
  }

  /** Where the server is reached on its own machine. */
  String localAddress(String port) {
    return (tls.isPresent() ? "https" : "http") + "://localhost:" + port;
  }

  public Settings withTls(Tls other) {
    return new Settings(
        port,
        data,
        databaseUrl,
        publicUrl,
        adminPassword,
        appKey,
        trustedProxies,
        Optional.of(other),
        logFormat,
        callbacksPerSecond,
        deliveriesKeptDays,
        timeZone);
  }

  /** Keeps passwords, keys and the database's URL out of logs. */
  @Override
  public String toString() {
    return "Settings[port=" + port + ", data=" + data + ", publicUrl=" + publicUrl + "]";
  }
}
