package dev.quell.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.channel.Channel;
import dev.quell.channel.Channels;
import dev.quell.model.Event;
import dev.quell.model.Labels;
import dev.quell.model.Severity;
import dev.quell.queue.LogRecord;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import dev.quell.timer.Timers;
import dev.quell.web.PageRequest;
import dev.quell.web.Position;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both databases find the same rows, which real moves of the flow put there. */
class ListStoreTest {
  private static final long START = Instant.parse("2026-03-01T10:00:00Z").toEpochMilli();
  private static final long INTEGRATION = 7;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void walkingByPositionMeetsEachAlertOnceInBothDirections(TestDatabases kind) {
    try (Database database = kind.open(folder)) {
      fill(database, 9);
      for (boolean ascending : List.of(true, false)) {
        List<String> met = new ArrayList<>();
        Optional<Position> after = Optional.empty();
        do {
          AlertQuery query = alerts(new Slice(after, new PageRequest(1, 4), ascending));
          List<Alert> page = database.read(sql -> AlertListStore.page(sql, query, List.of()));
          List<Alert> shown = page.subList(0, Math.min(4, page.size()));
          shown.forEach(alert -> met.add(alert.origin().alertKey()));
          Alert last = shown.getLast();
          after =
              page.size() > 4
                  ? Optional.of(new Position(last.times().created(), last.id()))
                  : Optional.empty();
        } while (after.isPresent());

        assertThat(met).hasSize(9).doesNotHaveDuplicates();
        assertThat(met.getFirst()).isEqualTo(ascending ? "key 0" : "key 8");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void everyConditionOnAlertsAtOnceIsUnderstood(TestDatabases kind) {
    try (Database database = kind.open(folder)) {
      fill(database, 4);
      Window window = new Window(START - 1000, START + 3_600_000);
      AlertQuery query =
          new AlertQuery(
              Optional.of(window),
              Optional.of(true),
              Optional.of(true),
              Optional.of(false),
              Optional.of(List.of(Severity.WARNING, Severity.INFO)),
              List.of(1L, 2L),
              List.of(INTEGRATION),
              List.of(),
              List.of("key 1", "key 2"),
              Optional.of("TITLE of"),
              true,
              slice());

      List<Alert> alerts = database.read(sql -> AlertListStore.page(sql, query, List.of()));

      assertThat(alerts).hasSize(2);
      long count = database.read(sql -> AlertListStore.count(sql, query, List.of()));
      assertThat(count).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void everyConditionOnIncidentsAtOnceIsUnderstood(TestDatabases kind) {
    try (Database database = kind.open(folder)) {
      fill(database, 4);
      Window window = new Window(START - 1000, START + 3_600_000);
      IncidentQuery incidents =
          new IncidentQuery(
              Optional.of(window),
              List.of(Progress.TRIGGERED, Progress.PROCESSING),
              Optional.of(List.of(Severity.WARNING)),
              Optional.of(false),
              Optional.of(false),
              List.of(1L, 2L),
              new IncidentQuery.People(List.of(), List.of(), List.of(0L), List.of()),
              List.of(),
              List.of(),
              Map.of(),
              Optional.of("OF KEY 3"),
              slice());

      List<Incident> found =
          database.read(sql -> IncidentListStore.page(sql, incidents, List.of()));

      assertThat(found).hasSize(1);
      long count = database.read(sql -> IncidentListStore.count(sql, incidents, List.of()));
      assertThat(count).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aPercentSignIsNoWildcard(TestDatabases kind) {
    try (Database database = kind.open(folder)) {
      fill(database, 2);

      assertThat(titled(database, "%")).isEmpty();
      assertThat(titled(database, "key_1")).isEmpty();
      assertThat(titled(database, "!")).isEmpty();
      assertThat(titled(database, "KEY 1")).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void anySpanOfEventsIsCutOutOfItsRows(TestDatabases kind) {
    try (Database database = kind.open(folder)) {
      List<List<String>> rows = List.of(ids(1, 3), ids(4, 4), ids(5, 9));
      database.writeAll(sql -> {
        long first = 1;
        for (List<String> row : rows) {
          AlertStore.addEvents(sql, Map.of("a", new AlertStore.NewEvents(first, row)));
          first += row.size();
        }
      });

      for (int from = -2; from <= 10; from++) {
        for (int to = from; to <= 12; to++) {
          long first = from;
          long last = to;
          List<String> found = database.read(sql -> AlertListStore.events(sql, "a", first, last));
          assertThat(found)
              .as("%s..%s", from, to)
              .isEqualTo(ids(Math.max(1, from), Math.min(9, to)));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void eventsOfSeveralIncidentsAreCountedTogether(TestDatabases kind) {
    try (Database database = kind.open(folder)) {
      fill(database, 3);
      List<Incident> all =
          database.read(sql -> IncidentListStore.page(sql, incidents(Optional.empty()), List.of()));

      Map<String, Long> counts =
          database.read(
              sql -> IncidentListStore.eventCounts(sql, all.stream().map(Incident::id).toList()));

      assertThat(counts.values()).containsExactly(1L, 1L, 1L);
    }
  }

  private static void fill(Database database, int count) {
    Channels channels = new Channels(database);
    database.writeAll(sql ->
        channels.apply(
            sql,
            new LogRecord.Command(START, "c", "channel.create", 1, "{\"channel_name\":\"shop\"}"),
            1));
    channels.settled(true);
    Channel channel = channels.find(1).orElseThrow();
    Incidents incidents = new Incidents(database, new Timers(database));
    for (int i = 0; i < count; i++) {
      long now = START + (i / 2) * 1000L + i % 2;
      UnitOfWork unit = incidents.begin();
      unit.begin(now, 10 + i);
      Incidents.Arrival arrival =
          new Incidents.Arrival(
              dev.quell.model.ObjectId.of(now, 10 + i, 0),
              INTEGRATION,
              event("key " + i),
              Moment.of(now, Optional.empty()));
      Alert alert = incidents.begin(unit, channel, arrival);
      incidents.open(
          unit, new Incidents.Newcomer(channel, alert, ""), List.of(), Incident.Marks.NONE);
      database.writeAll(unit::write);
      incidents.keep(unit);
    }
  }

  private static Event event(String key) {
    return new Event(
        key,
        "title of " + key,
        "title",
        "",
        Severity.WARNING,
        false,
        Optional.empty(),
        Optional.empty(),
        Labels.none(),
        List.of(),
        List.of());
  }

  private static List<Alert> titled(Database database, String part) {
    AlertQuery query =
        new AlertQuery(
            Optional.of(new Window(0, START + Duration.ofDays(1).toMillis())),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.of(part),
            false,
            slice());
    return database.read(sql -> AlertListStore.page(sql, query, List.of()));
  }

  private static AlertQuery alerts(Slice slice) {
    return new AlertQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        false,
        slice);
  }

  private static IncidentQuery incidents(Optional<Window> window) {
    return new IncidentQuery(
        window,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        IncidentQuery.People.ANYBODY,
        List.of(),
        List.of(),
        Map.of(),
        Optional.empty(),
        slice());
  }

  private static Slice slice() {
    return new Slice(Optional.empty(), new PageRequest(1, 20), false);
  }

  private static List<String> ids(int from, int to) {
    List<String> ids = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      ids.add(String.format(java.util.Locale.ROOT, "%024x", i));
    }
    return ids;
  }
}
