package dev.quell.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.source.vendor.AllSources;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import dev.quell.web.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A key can be replaced without a push lost, and the old one ends when it was said to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyRotationTest {
  private static final int ROUNDS = 5;
  private static final int PUSHES = 40;

  private final Map<TestDatabases, CenterWorld> worlds = new EnumMap<>(TestDatabases.class);

  @AfterAll
  void stop() {
    worlds.values().forEach(CenterWorld::close);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void bothKeysPushUntilTheGraceEndsToTheMillisecond(TestDatabases kind) {
    CenterWorld world = world(kind);
    Sender sender = sender(world);

    JsonNode rotated = rotate(world, sender.id, 10);

    long until = rotated.get("old_key_until").asLong();
    String fresh = rotated.get("integration_key").asString();
    assertThat(until).isEqualTo(world.clock().instant().getEpochSecond() + 600);
    assertThat(rotated.get("push_url").asString()).endsWith("?integration_key=" + fresh);
    assertThat(world.info(sender.id).get("old_key_until").asLong()).isEqualTo(until);
    assertThat(List.of(status(world, sender.key), status(world, fresh))).containsOnly(200);
    world.clock().advance(Duration.ofMinutes(10).minusMillis(1));
    assertThat(status(world, sender.key)).isEqualTo(200);
    world.clock().advance(Duration.ofMillis(1));
    assertThat(world.push(sender.key).refusal()).isEqualTo("401 Unauthorized");
    assertThat(status(world, fresh)).isEqualTo(200);
    assertThat(world.info(sender.id).get("old_key_until").asLong()).isZero();
  }

  /** The time told has seconds only; it is kept to all the same. */
  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aGraceBegunWithinASecondLastsUntilTheTimeThatWasTold(TestDatabases kind) {
    CenterWorld world = world(kind);
    world.clock().advance(Duration.ofMillis(300));
    Sender sender = sender(world);

    long until = rotate(world, sender.id, 1).get("old_key_until").asLong();

    world.clock().advance(Duration.ofMillis(until * 1000 - world.clock().millis() - 1));
    assertThat(status(world, sender.key)).isEqualTo(200);
    world.clock().advance(Duration.ofMillis(1));
    assertThat(status(world, sender.key)).isEqualTo(401);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void withoutAGraceTheOldKeyEndsAtOnce(TestDatabases kind) {
    CenterWorld world = world(kind);
    Sender sender = sender(world);

    JsonNode rotated =
        world.call("/integration/rotate-key", "{'integration_id': " + sender.id + "}");

    assertThat(rotated.get("old_key_until").asLong()).isZero();
    assertThat(status(world, sender.key)).isEqualTo(401);
    assertThat(status(world, rotated.get("integration_key").asString())).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void rotatingAgainEndsTheOlderKey(TestDatabases kind) {
    CenterWorld world = world(kind);
    Sender sender = sender(world);
    String second = rotate(world, sender.id, 60).get("integration_key").asString();

    String third = rotate(world, sender.id, 60).get("integration_key").asString();

    assertThat(status(world, sender.key)).isEqualTo(401);
    assertThat(List.of(status(world, second), status(world, third))).containsOnly(200);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void revokingEndsTheGraceAndMayBeDoneTwice(TestDatabases kind) {
    CenterWorld world = world(kind);
    Sender sender = sender(world);
    String fresh = rotate(world, sender.id, 60).get("integration_key").asString();

    world.call("/integration/revoke-old-key", "{'integration_id': " + sender.id + "}");
    world.call("/integration/revoke-old-key", "{'integration_id': " + sender.id + "}");

    assertThat(status(world, sender.key)).isEqualTo(401);
    assertThat(status(world, fresh)).isEqualTo(200);
    assertThat(world.info(sender.id).get("old_key_until").asLong()).isZero();
    assertThat(world.errors(sender.id))
        .contains("refused 1 integration_key: a replaced one (expected: that of the push URL)");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void theLastUseOfTheOldKeyIsShown(TestDatabases kind) {
    CenterWorld world = world(kind);
    Sender sender = sender(world);
    world.push(sender.key);
    String fresh = rotate(world, sender.id, 60).get("integration_key").asString();
    world.push(fresh);
    assertThat(lastUse(world, sender.id)).isZero();

    world.clock().advance(Duration.ofSeconds(7));
    world.push(sender.key);
    long used = world.clock().instant().getEpochSecond();
    world.clock().advance(Duration.ofSeconds(7));
    world.push(fresh);

    assertThat(lastUse(world, sender.id)).isEqualTo(used);
    rotate(world, sender.id, 60);
    assertThat(lastUse(world, sender.id)).isZero();
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aRestartForgetsNoGrace(TestDatabases kind) {
    CenterWorld world = world(kind);
    Sender sender = sender(world);
    long until = rotate(world, sender.id, 60).get("old_key_until").asLong();

    Integrations restarted =
        new Integrations(world.server().app().part(Database.class), AllSources.list());

    Integrations.Keyed keyed = restarted.byKey(sender.key).orElseThrow();
    assertThat(keyed.byOldKey()).isTrue();
    assertThat(keyed.integration().oldKey().until()).isEqualTo(until * 1000);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aDisabledOrDeletedIntegrationPushesWithNeitherKey(TestDatabases kind) {
    CenterWorld world = world(kind);
    Sender sender = sender(world);
    String fresh = rotate(world, sender.id, 60).get("integration_key").asString();

    for (String end : List.of("disable", "delete")) {
      world.call("/integration/" + end, "{'integration_id': " + sender.id + "}");

      assertThat(List.of(status(world, sender.key), status(world, fresh))).containsOnly(401);
    }
    assertThat(
            world
                .post("/integration/rotate-key", "{'integration_id': " + sender.id + "}")
                .refusal())
        .isEqualTo("400 ResourceNotFound");
  }

  /** Two senders never stop, one with the old key, one with the newest it was told. */
  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void noPushFailsWhileKeysAreReplaced(TestDatabases kind) throws Exception {
    CenterWorld world = world(kind);
    Sender sender = sender(world);
    AtomicReference<String> newest = new AtomicReference<>(sender.key);
    List<Integer> statuses = new ArrayList<>();

    try (ExecutorService senders = Executors.newFixedThreadPool(3)) {
      for (int round = 0; round < ROUNDS; round++) {
        String old = newest.get();
        CountDownLatch begun = new CountDownLatch(3);
        List<Future<List<Integer>>> pushing =
            Stream.<Callable<String>>of(() -> old, () -> old, newest::get)
                .map(key -> senders.submit(() -> hammer(world, key, begun)))
                .toList();
        begun.await();
        newest.set(rotate(world, sender.id, 60).get("integration_key").asString());
        for (Future<List<Integer>> one : pushing) {
          statuses.addAll(one.get());
        }
      }
    }

    assertThat(statuses).hasSize(ROUNDS * 3 * PUSHES).containsOnly(200);
    world.settled();
    assertThat(world.info(sender.id).get("rate_24h").asLong()).isEqualTo(statuses.size());
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void ofTwoWhoRotateAtOnceBothGetAKeyThatPushes(TestDatabases kind)
      throws ExecutionException, InterruptedException {
    CenterWorld world = world(kind);
    Sender sender = sender(world);
    List<String> keys = new ArrayList<>();

    try (ExecutorService people = Executors.newFixedThreadPool(2)) {
      List<Future<JsonNode>> both =
          List.of(
              people.submit(() -> rotate(world, sender.id, 60)),
              people.submit(() -> rotate(world, sender.id, 60)));
      for (Future<JsonNode> one : both) {
        keys.add(one.get().get("integration_key").asString());
      }
    }

    assertThat(keys)
        .doesNotHaveDuplicates()
        .allSatisfy(key -> assertThat(status(world, key)).isEqualTo(200));
    assertThat(world.info(sender.id).get("integration_key").asString()).isIn(keys);
    assertThat(status(world, sender.key)).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          rotate-key     | {}                                             | integration_id: missing (required)
          rotate-key     | {'integration_id': 'x'}                        | integration_id: a text (expected: an integer)
          rotate-key     | {'integration_id': ID, 'grace_minutes': -1}    | grace_minutes: -1 (expected: 0..10080)
          rotate-key     | {'integration_id': ID, 'grace_minutes': 10081} | grace_minutes: 10081 (expected: 0..10080)
          rotate-key     | {'integration_id': ID, 'grace_minutes': 9223372036854775807} | grace_minutes: 9223372036854775807
          rotate-key     | {'integration_id': ID, 'grace_minutes': 99999999999999999999} | grace_minutes: a number out of range
          rotate-key     | {'integration_id': ID, 'grace_minutes': '5'}   | grace_minutes: a text (expected: an integer)
          rotate-key     | {'integration_id': ID, 'grace_minutes': 1.5}   | grace_minutes: 1.5 (expected: an integer)
          rotate-key     | {'integration_id': ID, 'grace_minutes': [5]}   | grace_minutes: a list (expected: an integer)
          revoke-old-key | {}                                             | integration_id: missing (required)
          revoke-old-key | {'integration_id': {}}                         | integration_id: an object (expected: an integer)
          """)
  void refusesNonsenseAndKeepsTheKey(String operation, String body, String message) {
    CenterWorld world = world(TestDatabases.SQLITE);
    Sender sender = sender(world);

    Answer answer =
        world.post("/integration/" + operation, body.replace("ID", Long.toString(sender.id)));

    assertThat(answer.refusal()).isEqualTo("400 InvalidParameter");
    assertThat(answer.message()).contains(message);
    assertThat(status(world, sender.key)).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"rotate-key", "revoke-old-key", "errors", "usage", "info"})
  void anUnknownIntegrationIsCalledThat(String operation) {
    CenterWorld world = world(TestDatabases.SQLITE);

    for (String id : List.of("-1", "0", "999999", "9223372036854775807")) {
      assertThat(
              world.post("/integration/" + operation, "{'integration_id': " + id + "}").refusal())
          .isEqualTo("400 ResourceNotFound");
    }
  }

  private static List<Integer> hammer(CenterWorld world, Callable<String> key, CountDownLatch begun)
      throws Exception {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < PUSHES; i++) {
      statuses.add(status(world, key.call()));
      begun.countDown();
    }
    return statuses;
  }

  private CenterWorld world(TestDatabases kind) {
    return worlds.computeIfAbsent(kind, CenterWorld::new);
  }

  private record Sender(long id, String key) {}

  private static Sender sender(CenterWorld world) {
    JsonNode made = world.integration("sender", 0);
    return new Sender(made.get("integration_id").asLong(), made.get("integration_key").asString());
  }

  private static JsonNode rotate(CenterWorld world, long id, int grace) {
    return world.call(
        "/integration/rotate-key",
        "{'integration_id': %d, 'grace_minutes': %d}".formatted(id, grace));
  }

  private static int status(CenterWorld world, String key) {
    return world.push(key).status();
  }

  private static long lastUse(CenterWorld world, long id) {
    return world.info(id).get("old_key_last_used").asLong();
  }
}
