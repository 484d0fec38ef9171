package dev.quell.app;

import dev.quell.storage.TestDatabases;
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
  private final Settings settings;

  private TestServer(App app, TestClock clock, Settings settings) {
    this.app = app;
    this.clock = clock;
    this.settings = settings;
  }

  /** One for all tests of a run that leave it as they found it. */
  public static TestServer shared() {
    return Shared.SERVER;
  }

  /** The same on this kind of store. */
  public static TestServer shared(TestDatabases kind) {
    return kind == TestDatabases.SQLITE ? Shared.SERVER : SharedOnPostgres.SERVER;
  }

  /** One of your own on this kind of store; close it. */
  public static TestServer start(TestDatabases kind) {
    return start(settings -> settings.withDatabase(kind.databaseUrl(folder())));
  }

  /** One of your own; close it. */
  public static TestServer start(Class<?>... more) {
    return start(settings -> settings, more);
  }

  /** One of your own with settings of your own; close it. */
  public static TestServer start(UnaryOperator<Settings> change, Class<?>... more) {
    TestClock clock = new TestClock("2025-11-18T10:00:00Z");
    Settings settings = change.apply(Settings.in(folder()).withPort(0).withSecrets(PASSWORD, KEY));
    return new TestServer(App.start(settings, clock, more), clock, settings);
  }

  /** Stops it and starts another on the same store at the same time. */
  public TestServer restart() {
    close();
    return new TestServer(App.start(settings, clock), clock, settings);
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

  /** The same beside it. */
  private static final class SharedOnPostgres {
    static final TestServer SERVER = TestServer.start(TestDatabases.POSTGRESQL);
  }
}
