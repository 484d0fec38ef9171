package dev.quell.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.quell.queue.UnsteadyDatabase;
import dev.quell.storage.Database;
import dev.quell.storage.Dialect;
import dev.quell.storage.Sql;
import dev.quell.storage.StorageException;
import dev.quell.storage.TestDatabases;
import dev.quell.web.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The integration center tells who brings how much, what of it fails and who fell silent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActivityTest {
  private final Map<TestDatabases, CenterWorld> worlds = new EnumMap<>(TestDatabases.class);

  @AfterAll
  void stop() {
    worlds.values().forEach(CenterWorld::close);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void callbacksAreCountedByTheHourForADay(TestDatabases kind) {
    CenterWorld world = world(kind);
    JsonNode made = world.integration("counted", world.channel());
    long id = made.get("integration_id").asLong();
    String key = made.get("integration_key").asString();
    world.push(key);
    world.push(key, "[" + CenterWorld.BODY + ", " + CenterWorld.BODY + "]");
    world.clock().advance(Duration.ofHours(1));
    world.push(key, "{}");
    world.push(key, "[]");
    world.settled();

    JsonNode info = world.info(id);

    assertThat(info.get("rate_24h").asLong()).isEqualTo(4);
    assertThat(info.get("event_cnt_24h").asLong()).isEqualTo(3);
    assertThat(hours(info)).hasSize(24).endsWith(2L, 2L);
    assertThat(info.get("trouble_24h").toString())
        .isEqualTo("{\"rejected\":1,\"unrouted\":0,\"set_aside\":0,\"refused\":0}");
    assertThat(info.get("last_event_time").asLong())
        .isEqualTo(world.clock().instant().getEpochSecond());

    world.clock().advance(Duration.ofHours(23));
    assertThat(hours(world.info(id))).startsWith(2L, 0L);
    world.clock().advance(Duration.ofHours(1));
    JsonNode later = world.info(id);
    assertThat(later.get("rate_24h").asLong()).isZero();
    assertThat(later.get("last_event_time")).isEqualTo(info.get("last_event_time"));
    assertThat(world.errors(id)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void everyErrorHasAReasonAndLeadsToItsNewestDelivery(TestDatabases kind) {
    CenterWorld world = world(kind);
    JsonNode made = world.integration("wrong", 0);
    long id = made.get("integration_id").asLong();
    String key = made.get("integration_key").asString();
    for (String status : List.of("Bad", "Worse", "Worst")) {
      world.push(key, "{'event_status': '" + status + "', 'title_rule': 't'}");
    }
    world.push(key, "not json at all");
    world.clock().advance(Duration.ofHours(1));
    world.push(key);
    world.push(key, "{'event_status': 'Last', 'title_rule': 't'}");
    world.settled();

    JsonNode items =
        world.call("/integration/errors", "{'integration_id': " + id + "}").get("items");

    assertThat(world.errors(id))
        .containsExactly(
            "rejected 4 event_status: … (expected: Critical, Warning, Info or Ok)",
            "unrouted 1 No channel is set for this integration, so it went nowhere.",
            "rejected 1 body: not JSON");
    JsonNode newest = items.get(0);
    assertThat(newest.get("last_at").asLong()).isEqualTo(world.clock().millis());
    JsonNode delivery =
        world.call(
            "/integration/delivery/info",
            "{'delivery_id': '" + newest.get("delivery_id").asString() + "'}");
    assertThat(delivery.get("body").asString()).contains("Last");
    assertThat(delivery.get("verdict").asString()).isEqualTo("rejected");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whatWasTurnedAwayWithAKnownKeyIsCountedByReason(TestDatabases kind) {
    CenterWorld world = world(kind);
    JsonNode made =
        world.call(
            "/integration/create",
            "{'plugin_type': 'volcengine.cm.metrics', 'name': 'v', 'settings': {'token': 's3'}}");
    long id = made.get("integration_id").asLong();
    String key = made.get("integration_key").asString();

    List<Answer> answers = new ArrayList<>();
    answers.add(world.pushTo("volcengine/cm-metrics", key, "wrong", "{}"));
    answers.add(world.pushTo("volcengine/cm-metrics", key, "", "{}"));
    answers.add(world.pushTo("volcengine/cm-metrics", "unknown", "s3", "{}"));
    answers.add(world.pushTo("standard", key, "s3", "{}"));
    answers.add(world.pushTo("no/such", key, "s3", "{}"));
    answers.add(world.pushTo("volcengine/cm-metrics", key, "s3", "x".repeat((8 << 20) + 1)));
    world.call("/integration/disable", "{'integration_id': " + id + "}");
    answers.add(world.pushTo("volcengine/cm-metrics", key, "s3", "{}"));

    assertThat(answers)
        .extracting(Answer::status)
        .containsExactly(401, 401, 401, 400, 404, 413, 401);
    assertThat(List.of(0, 1, 2, 6))
        .as("all say the same")
        .extracting(index -> answers.get(index).message())
        .containsOnly(answers.getFirst().message());
    assertThat(world.errors(id))
        .containsExactlyInAnyOrder(
            "refused 2 header Token: not the token of the settings (expected: that)",
            "refused 2 path: another one (expected: /event/push/alert/volcengine/cm-metrics)",
            "refused 1 body: more than 8388608 bytes (expected: at most that)",
            "refused 1 the integration is disabled (expected: an enabled one)");
    JsonNode info = world.info(id);
    assertThat(info.at("/trouble_24h/refused").asLong()).isEqualTo(6);
    assertThat(info.get("rate_24h").asLong()).isZero();
    assertThat(info.get("last_event_time").asLong()).isZero();
  }

  @Test
  void refusalsAreKeptWhileTheStoreIsAway() {
    CenterWorld world = world(TestDatabases.SQLITE);
    long id = world.integration("kept", 0).get("integration_id").asLong();
    ReadOnlyForNow store = new ReadOnlyForNow(world.server().app().part(Database.class));
    try (Activities activities = new Activities(store, world.clock())) {
      activities.refused(id, "why");
      store.writable = false;
      activities.refused(id, "why");
      assertThat(activities.reasons(id)).isEmpty();
      activities.refused(id, "why");
      store.writable = true;

      assertThat(activities.reasons(id)).extracting(Activity.Reason::cnt).containsExactly(3L);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aSilentIntegrationIsShownAndMeasured(TestDatabases kind) {
    CenterWorld world = world(kind);
    JsonNode made = world.integration("heartbeat", 0);
    long id = made.get("integration_id").asLong();
    String key = made.get("integration_key").asString();
    String gauge = "quell_integration_silent{integration=\"" + id + "\",kind=\"standard.alert\"} ";
    assertThat(world.info(id).get("silent_after_minutes").asLong()).isZero();
    assertThat(metrics(world)).doesNotContain(gauge);

    update(world, id, "'silent_after_minutes': 30");
    world.clock().advance(Duration.ofMinutes(30));
    assertThat(silent(world, id)).as("exactly as old as allowed, never heard of").isFalse();
    assertThat(metrics(world)).contains(gauge + "0");
    world.clock().advance(Duration.ofMillis(1));
    assertThat(silent(world, id)).isTrue();
    assertThat(metrics(world)).contains(gauge + "1");

    world.push(key);
    world.settled();
    assertThat(silent(world, id)).isFalse();
    assertThat(metrics(world))
        .contains(gauge + "0")
        .contains(
            "quell_integration_callbacks_total{integration=\""
                + id
                + "\",kind=\"standard.alert\"} 1")
        .containsPattern("quell_accepted_to_stored_seconds_count [1-9]")
        .contains("quell_accepted_to_stored_seconds_bucket{le=");
    world.clock().advance(Duration.ofMinutes(31));
    assertThat(silent(world, id)).isTrue();

    world.call("/integration/disable", "{'integration_id': " + id + "}");
    assertThat(silent(world, id)).as("while disabled").isFalse();
    world.call("/integration/enable", "{'integration_id': " + id + "}");
    update(world, id, "'silent_after_minutes': 0");
    assertThat(silent(world, id)).as("switched off").isFalse();
    assertThat(metrics(world)).doesNotContain(gauge);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aListIsNarrowedByHowItsIntegrationsAre(TestDatabases kind) {
    try (CenterWorld world = new CenterWorld(kind)) {
      JsonNode quiet = world.integration("quiet", 0);
      JsonNode troubled = world.integration("troubled", 0);
      JsonNode off = world.integration("off", 0);
      update(world, quiet.get("integration_id").asLong(), "'silent_after_minutes': 30");
      world.clock().advance(Duration.ofMinutes(31));
      world.push(troubled.get("integration_key").asString());
      world.settled();
      world.call("/integration/disable", "{'integration_id': " + off.get("integration_id") + "}");

      assertThat(names(world, "'status': 'silent'")).containsExactly("quiet");
      assertThat(names(world, "'status': 'trouble'")).as("unrouted").containsExactly("troubled");
      assertThat(names(world, "'status': 'disabled'")).containsExactly("off");
      assertThat(names(world, "'status': 'enabled'")).containsExactly("quiet", "troubled");
      assertThat(names(world, "'category': 'custom', 'status': ''")).hasSize(3);
      assertThat(names(world, "'category': 'cloud'")).isEmpty();
    }
  }

  private static List<String> names(CenterWorld world, String members) {
    return world
        .call("/integration/list", "{" + members + "}")
        .get("items")
        .valueStream()
        .map(item -> item.get("name").asString())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void anUpdateKeepsWhatItLeavesOut(TestDatabases kind) {
    CenterWorld world = world(kind);
    long id = world.integration("before", 0).get("integration_id").asLong();

    update(world, id, "'silent_after_minutes': 10080");
    update(world, id, "'name': 'after'");

    assertThat(world.info(id).get("silent_after_minutes").asLong()).isEqualTo(10080);
    assertThat(world.info(id).get("name").asString()).isEqualTo("after");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          update | {'integration_id': ID, 'silent_after_minutes': -1}     | silent_after_minutes: -1 (expected: 0..10080)
          update | {'integration_id': ID, 'silent_after_minutes': 10081}  | silent_after_minutes: 10081 (expected: 0..10080)
          update | {'integration_id': ID, 'silent_after_minutes': '5'}    | silent_after_minutes: a text (expected: an integer)
          update | {'integration_id': ID, 'silent_after_minutes': 0.5}    | silent_after_minutes: 0.5 (expected: an integer)
          update | {'integration_id': ID, 'silent_after_minutes': true}   | silent_after_minutes: true (expected: an integer)
          update | {'integration_id': ID, 'silent_after_minutes': 99999999999999999999} | silent_after_minutes: a number out of range
          update | {'silent_after_minutes': 5}                            | integration_id: missing (required)
          errors | {}                                                     | integration_id: missing (required)
          errors | {'integration_id': 'x'}                                | integration_id: a text (expected: an integer)
          errors | {'integration_id': 1e99}                               | integration_id: 1.0E99 (expected: an integer)
          list   | {'limit': 101}                                         | limit: 101 (expected: 1..100)
          list   | {'status': 'well'}                                     | status: "well" (expected: one of enabled, disabled, silent, trouble)
          list   | {'channel_id': 'x'}                                    | channel_id: a text (expected: an integer)
          """)
  void refusesNonsenseAndSaysWhy(String operation, String body, String message) {
    CenterWorld world = world(TestDatabases.SQLITE);
    long id = world.integration("n", 0).get("integration_id").asLong();

    Answer answer = world.post("/integration/" + operation, body.replace("ID", "" + id));

    assertThat(answer.refusal()).isEqualTo("400 InvalidParameter");
    assertThat(answer.message()).contains(message);
    assertThat(world.info(id).get("silent_after_minutes").asLong()).isZero();
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aListOfManyReadsTheStoreOnce(TestDatabases kind) {
    try (CenterWorld world = new CenterWorld(kind)) {
      for (int i = 0; i < 101; i++) {
        world.integration("one of " + i, 0);
      }
      world.push(world.call("/integration/list", "{}").at("/items/3/integration_key").asString());
      world.settled();

      JsonNode page = world.call("/integration/list", "{'limit': 100, 'query': 'ONE OF'}");

      assertThat(page.get("total").asLong()).isEqualTo(101);
      assertThat(page.get("items")).hasSize(100);
      assertThat(page.at("/items/3/rate_24h").asLong()).isEqualTo(1);
      assertThat(page.at("/items/4/rate_24h").asLong()).isZero();
      UnsteadyDatabase counted = new UnsteadyDatabase(world.server().app().part(Database.class));
      counted.failRead(2);
      try (Activities activities = new Activities(counted, world.clock())) {
        var all = world.server().app().part(Integrations.class).all();
        assertThat(activities.of(all)).hasSize(101);
        assertThat(catchThrowable(() -> activities.of(all)))
            .as("the second read")
            .isInstanceOf(StorageException.class);
      }
    }
  }

  /** A real store that at times takes no change. */
  private static final class ReadOnlyForNow implements Database {
    private final Database store;
    private boolean writable = true;

    ReadOnlyForNow(Database store) {
      this.store = store;
    }

    @Override
    public Dialect dialect() {
      return store.dialect();
    }

    @Override
    public <T> T read(Function<Sql, T> work) {
      return store.read(work);
    }

    @Override
    public <T> T snapshot(Function<Sql, T> work) {
      return store.snapshot(work);
    }

    @Override
    public <T> T write(Function<Sql, T> work) {
      if (!writable) {
        throw new StorageException("full");
      }
      return store.write(work);
    }

    @Override
    public long rowsWritten() {
      return store.rowsWritten();
    }

    @Override
    public void close() {}
  }

  private CenterWorld world(TestDatabases kind) {
    return worlds.computeIfAbsent(kind, CenterWorld::new);
  }

  private static void update(CenterWorld world, long id, String change) {
    world.call("/integration/update", "{'integration_id': " + id + ", " + change + "}");
  }

  private static boolean silent(CenterWorld world, long id) {
    boolean shown = world.info(id).get("is_silent").asBoolean();
    JsonNode listed = world.call("/integration/list", "{'limit': 100}").get("items");
    for (JsonNode item : listed) {
      if (item.get("integration_id").asLong() == id) {
        assertThat(item.get("is_silent").asBoolean()).isEqualTo(shown);
      }
    }
    return shown;
  }

  private static String metrics(CenterWorld world) {
    return world.server().client().get("/metrics").body();
  }

  private static List<Long> hours(JsonNode item) {
    List<Long> hours = new ArrayList<>();
    item.get("rate_hours").forEach(hour -> hours.add(hour.asLong()));
    return hours;
  }
}
