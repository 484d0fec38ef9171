package dev.quell.app;

import dev.quell.app.contract.ContractCheck;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;

/** {@code contract}: compares a running server with the published descriptions given. */
final class ContractCommand {
  private static final Set<String> OPTIONS = Set.of("--spec", "--url", "--app-key");

  private ContractCommand() {}

  static int run(List<String> arguments, PrintStream out) {
    List<Path> descriptions = new ArrayList<>();
    Map<String, String> options = new HashMap<>();
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String name = rest.next();
      if (!OPTIONS.contains(name)) {
        throw new SettingsException(
            name + " is unknown; did you mean " + Spelling.nearest(name, OPTIONS) + "?");
      }
      if (!rest.hasNext()) {
        throw new SettingsException(name + ": nothing follows (expected: a value)");
      }
      String value = rest.next();
      if (name.equals("--spec")) {
        descriptions.add(Path.of(value));
      } else {
        options.put(name, value);
      }
    }
    String url = options.get("--url");
    String key = options.get("--app-key");
    if (url == null || key == null || descriptions.isEmpty()) {
      throw new SettingsException("contract needs --spec FILE, --url URL and --app-key KEY");
    }
    try {
      return new ContractCheck(url, key, InstantSource.system(), out).check(descriptions) ? 0 : 1;
    } catch (IOException | JacksonException e) {
      throw new StartupException("the check cannot go on: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }
}
