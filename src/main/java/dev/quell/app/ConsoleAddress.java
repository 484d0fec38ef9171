package dev.quell.app;

import java.util.function.Supplier;
import org.springframework.core.env.Environment;

/**
 * Where people find the console: the public address, or this machine's. The port of the latter is
 * known only once the server listens; from then on it is not asked for again.
 */
final class ConsoleAddress implements Supplier<String> {
  private final Settings settings;
  private final Environment environment;
  private volatile String known;

  ConsoleAddress(Settings settings, Environment environment) {
    this.settings = settings;
    this.environment = environment;
    this.known = settings.publicUrl().map(Object::toString).orElse("");
  }

  @Override
  public String get() {
    if (known.isEmpty()) {
      String port = environment.getProperty("local.server.port", "");
      if (port.isEmpty()) {
        return settings.localAddress("8080");
      }
      known = settings.localAddress(port);
    }
    return known;
  }
}
