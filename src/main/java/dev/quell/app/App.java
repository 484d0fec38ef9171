package dev.quell.app;

import dev.quell.access.FirstAdministrator;
import dev.quell.storage.StorageException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A running server. */
public final class App implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final Settings settings;

  private App(ConfigurableApplicationContext context, Settings settings) {
    this.context = context;
    this.settings = settings;
  }

  /**
   * Starts one; it answers requests when this returns.
   *
   * @param more what this server has beside the usual parts, for programs and tests that need it
   */
  public static App start(Settings settings, InstantSource clock, Class<?>... more) {
    settings.tls().ifPresent(App::checkCertificate);
    ApplicationContextInitializer<GenericApplicationContext> given =
        context -> {
          context.registerBean(Settings.class, () -> settings);
          context.registerBean(InstantSource.class, () -> clock);
          context
              .getEnvironment()
              .getPropertySources()
              .addFirst(new MapPropertySource("quell", properties(settings)));
        };
    try {
      ConfigurableApplicationContext context =
          new SpringApplicationBuilder(Wiring.class)
              .sources(more)
              .web(WebApplicationType.SERVLET)
              .properties(properties(settings))
              .bannerMode(Banner.Mode.OFF)
              .addCommandLineProperties(false)
              .registerShutdownHook(true)
              .initializers(given)
              .run();
      return new App(context, settings);
    } catch (RuntimeException e) {
      throw explained(e, settings);
    }
  }

  /** Where it listens. */
  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  /** What a person types into the browser's address line. */
  public String address() {
    return settings
        .publicUrl()
        .map(Object::toString)
        .orElseGet(() -> settings.localAddress(Integer.toString(port())));
  }

  /** One of its parts. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /** The account this start created, if it was the first. */
  public Optional<FirstAdministrator> firstAdministrator() {
    return part(FirstStart.class).administrator();
  }

  @Override
  public void close() {
    context.close();
  }

  private static Map<String, Object> properties(Settings settings) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("server.port", settings.port());
    properties.put("spring.config.location", "classpath:/application.properties");
    settings
        .tls()
        .ifPresent(tls -> {
          properties.put(
              "spring.ssl.bundle.pem.quell.keystore.certificate", "file:" + tls.certificate());
          properties.put("spring.ssl.bundle.pem.quell.keystore.private-key", "file:" + tls.key());
          properties.put("spring.ssl.bundle.pem.quell.reload-on-update", true);
          properties.put("server.ssl.bundle", "quell");
        });
    settings
        .logFormat()
        .ifPresent(format -> properties.put("logging.structured.format.console", format));
    return properties;
  }

  private static void checkCertificate(Settings.Tls tls) {
    var files =
        PemSslStoreDetails.forCertificate("file:" + tls.certificate())
            .withPrivateKey("file:" + tls.key());
    try {
      if (new PemSslStoreBundle(files, null).getKeyStore() == null) {
        throw new IllegalStateException("no certificate in " + tls.certificate());
      }
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw new StartupException(
          "QUELL_TLS_CERTIFICATE and QUELL_TLS_KEY cannot be used: "
              + e.getMessage()
              + ". Give a PEM certificate chain and its unencrypted PEM key.",
          e);
    }
  }

  private static StartupException explained(RuntimeException failure, Settings settings) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PortInUseException) {
        return new StartupException(
            "port "
                + settings.port()
                + " is in use by another program. Stop it or choose another with --port.",
            failure);
      }
      if (cause instanceof StorageException) {
        return new StartupException(String.valueOf(cause.getMessage()), failure);
      }
    }
    throw failure;
  }
}
