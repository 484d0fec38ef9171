package dev.quell.app;

import dev.quell.web.AddressGuard;
import dev.quell.web.AddressRange;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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
 * @param auditKeptDays how long is known who changed what
 * @param timeZone by whose clocks recurring silences go that name no zone of their own
 * @param mappingAddresses which servers enrichment may ask for labels
 * @param notifying by what people are told of incidents
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
    int auditKeptDays,
    ZoneId timeZone,
    AddressGuard mappingAddresses,
    NotifySettings notifying) {

  /** What one integration may push unless told otherwise. */
  static final int CALLBACKS_PER_SECOND = 2_000;

  /** How long deliveries are kept unless told otherwise. */
  static final int DELIVERIES_KEPT_DAYS = 30;

  /** How long it is known who changed what unless told otherwise. */
  static final int AUDIT_KEPT_DAYS = 90;

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
        AUDIT_KEPT_DAYS,
        TIME_ZONE,
        new AddressGuard(List.of(), false),
        NotifySettings.NOBODY);
  }

  public Settings withPort(int other) {
    return changed(draft -> draft.port = other);
  }

  /** With secrets chosen beforehand, for servers started by a program. */
  public Settings withSecrets(String password, String key) {
    return changed(draft -> {
      draft.adminPassword = Optional.of(password);
      draft.appKey = Optional.of(key);
    });
  }

  /** With another store than the embedded one, if a URL is given. */
  public Settings withDatabase(Optional<String> url) {
    return changed(draft -> draft.databaseUrl = url);
  }

  public Settings withTrustedProxies(List<AddressRange> others) {
    return changed(draft -> draft.trustedProxies = others);
  }

  public Settings withTls(Tls other) {
    return changed(draft -> draft.tls = Optional.of(other));
  }

  public Settings withCallbacksPerSecond(int most) {
    return changed(draft -> draft.callbacksPerSecond = most);
  }

  public Settings withDeliveriesKeptDays(int days) {
    return changed(draft -> draft.deliveriesKeptDays = days);
  }

  public Settings withTimeZone(ZoneId zone) {
    return changed(draft -> draft.timeZone = zone);
  }

  public Settings withMappingAddresses(AddressGuard addresses) {
    return changed(draft -> draft.mappingAddresses = addresses);
  }

  public Settings withPublicUrl(URI url) {
    return changed(draft -> draft.publicUrl = Optional.of(url));
  }

  public Settings withNotifying(NotifySettings other) {
    return changed(draft -> draft.notifying = other);
  }

  private Settings changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.settings(this);
  }

  /** What programs decide otherwise, while they do. */
  private static final class Draft {
    int port;
    Optional<String> databaseUrl;
    Optional<String> adminPassword;
    Optional<String> appKey;
    List<AddressRange> trustedProxies;
    Optional<Tls> tls;
    int callbacksPerSecond;
    int deliveriesKeptDays;
    ZoneId timeZone;
    AddressGuard mappingAddresses;
    NotifySettings notifying;
    Optional<URI> publicUrl;

    Draft(Settings of) {
      this.port = of.port;
      this.databaseUrl = of.databaseUrl;
      this.adminPassword = of.adminPassword;
      this.appKey = of.appKey;
      this.trustedProxies = of.trustedProxies;
      this.tls = of.tls;
      this.callbacksPerSecond = of.callbacksPerSecond;
      this.deliveriesKeptDays = of.deliveriesKeptDays;
      this.timeZone = of.timeZone;
      this.mappingAddresses = of.mappingAddresses;
      this.notifying = of.notifying;
      this.publicUrl = of.publicUrl;
    }

    /** With these, and all else as it was. */
    Settings settings(Settings of) {
      return new Settings(
          port,
          of.data,
          databaseUrl,
          publicUrl,
          adminPassword,
          appKey,
          trustedProxies,
          tls,
          of.logFormat,
          callbacksPerSecond,
          deliveriesKeptDays,
          of.auditKeptDays,
          timeZone,
          mappingAddresses,
          notifying);
    }
  }

  /** Where the server is reached on its own machine. */
  String localAddress(String port) {
    return (tls.isPresent() ? "https" : "http") + "://localhost:" + port;
  }

  /** Keeps passwords, keys and the database's URL out of logs. */
  @Override
  public String toString() {
    return "Settings[port=" + port + ", data=" + data + ", publicUrl=" + publicUrl + "]";
  }
}
