package dev.quell.app;

import java.util.List;

/**
 * How to play the demo.
 *
 * @param exit end after the summary instead of staying up
 */
record DemoOptions(int port, boolean exit) {
  private static final int DEFAULT_PORT = 8080;
  private static final int MAX_PORT = 65_535;

  static DemoOptions read(List<String> arguments) {
    int port = DEFAULT_PORT;
    boolean exit = false;
    for (int i = 0; i < arguments.size(); i++) {
      switch (arguments.get(i)) {
        case "--exit" -> exit = true;
        case "--port" ->
            port =
                SettingsReader.number(
                    "--port", i + 1 < arguments.size() ? arguments.get(++i) : "", 0, MAX_PORT);
        default ->
            throw new SettingsException(
                arguments.get(i) + " is no option of demo (expected: --exit or --port NUMBER)");
      }
    }
    return new DemoOptions(port, exit);
  }
}
