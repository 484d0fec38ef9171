package dev.quell.scenario.script;

import dev.quell.storage.TestDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays every file under {@code src/test/resources/scenarios} on both databases, and those with a
 * {@code restart: mid} a second time with a restart there. The words of the files are explained in
 * {@code src/test/resources/scenarios/README.md}; {@code -Dquell.scenario=16} plays some only.
 */
class ScenariosTest {
  private static final Path FOLDER = Path.of("src/test/resources/scenarios");

  private static final Map<TestDatabases, Playhouse> HOUSES = new EnumMap<>(TestDatabases.class);

  private static final Map<TestDatabases, Ensemble> ENSEMBLES = new EnumMap<>(TestDatabases.class);
  private static final List<Run> RUNS = runs();

  record Run(Scenario scenario, TestDatabases store, boolean restarts) {
    @Override
    public String toString() {
      return scenario.file() + " on " + store + (restarts ? ", restarted on the way" : "");
    }
  }

  static List<Run> runs() {
    List<Path> files;
    try (Stream<Path> all = Files.list(FOLDER)) {
      files = all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String only = System.getProperty("quell.scenario", "");
    List<Run> runs = new ArrayList<>();
    for (TestDatabases store : TestDatabases.values()) {
      for (Path file : files) {
        Scenario scenario = Scenario.read(file);
        if (scenario.file().contains(only)) {
          runs.add(new Run(scenario, store, false));
          if (scenario.hasRestartMarks()) {
            runs.add(new Run(scenario, store, true));
          }
        }
      }
    }
    return runs;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("runs")
  void isWhatUsersSee(Run run) {
    Playhouse house = HOUSES.computeIfAbsent(run.store(), Playhouse::new);
    if (run.restarts()) {
      ENSEMBLES
          .computeIfAbsent(run.store(), store -> Ensemble.play(restarted(store), house))
          .check(run.scenario().file());
    } else {
      new Performance(run.scenario(), house).play();
    }
  }

  private static List<Scenario> restarted(TestDatabases store) {
    return RUNS.stream()
        .filter(run -> run.store() == store && run.restarts())
        .map(Run::scenario)
        .toList();
  }

  @AfterAll
  static void close() {
    HOUSES.values().forEach(Playhouse::close);
    HOUSES.clear();
    ENSEMBLES.clear();
  }
}
