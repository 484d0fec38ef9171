package dev.quell.app;

import dev.quell.web.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** A real server on a free port with an embedded store in a fresh folder. */
public final class TestServer implements AutoCloseable {
  public static final String PASSWORD = "correct horse battery";
  public static final String KEY = "key-of-the-test-0123456789";

  private final App app;
  private final TestClock clock;

  private TestServer(App app, TestClock clock) {
    this.app = app;
    this.clock = clock;
  }

  /** One for all tests of a run that leave it as they found it. */
  public static TestServer shared() {
    return Shared.SERVER;
  }

  /** One of your own; close it. */
  public static TestServer start(Class<?>... more) {
    return start(settings -> settings, more);
  }

  /** One of your own with settings of your own; close it. */
  public static TestServer start(UnaryOperator<Settings> change, Class<?>... more) {
    TestClock clock = new TestClock("2025-11-18T10:00:00Z");
    Settings settings = Settings.in(folder()).withPort(0).withSecrets(PASSWORD, KEY);
    return new TestServer(App.start(change.apply(settings), clock, more), clock);
  }

  public App app() {
    return app;
  }

  public TestClock clock() {
    return clock;
  }

  /** Calls with the app key. */
  public ApiClient client() {
    return anonymous().withKey(KEY);
  }

  /** Calls with nothing. */
  public ApiClient anonymous() {
    return ApiClient.at("http://localhost:" + app.port());
  }

  @Override
  public void close() {
    app.close();
  }

  static Path folder() {
    try {
      return Files.createTempDirectory(
          Files.createDirectories(Path.of("target/test-data")), "quell");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Started at first use, stopped with the virtual machine. */
  private static final class Shared {
    static final TestServer SERVER = TestServer.start();
  }
}
