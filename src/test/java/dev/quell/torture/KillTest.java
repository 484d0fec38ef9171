package dev.quell.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.queue.TableEventLog;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import dev.quell.web.ApiClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Killed without warning while callbacks pour in, the server loses nothing it acknowledged and does
 * nothing twice. A long run: {@code -Dquell.torture.rounds=20}.
 */
class KillTest {
  private static final Logger LOG = LoggerFactory.getLogger(KillTest.class);
  private static final int SHORT = 3;
  private static final int ROUNDS = Integer.getInteger("quell.torture.rounds", SHORT);
  private static final long SEED = Long.getLong("quell.torture.seed", 1);
  private static final long MILLI = 1_000_000L;

  @TempDir Path folder;
  private final Random random = new Random(SEED);

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whatWasAcknowledgedIsThereOnceHoweverOftenTheServerIsKilled(TestDatabases kind)
      throws InterruptedException {
    Optional<String> url = kind.databaseUrl(folder.resolve("data"));

    // A start costs seconds, and what a kill may tear is mostly above the store: one will do here.
    int kills = url.isPresent() && ROUNDS <= SHORT ? 1 : ROUNDS;
    List<Storm.Sent> ledger = survive(url, kills);

    try (Database database = kind.open(folder.resolve("data"));
        TableEventLog log = new TableEventLog(database)) {
      String found = new StoreAudit(database, log).check(ledger);
      long retried = ledger.stream().filter(sent -> sent.tries() > 1).count();
      LOG.warn("{}: {} kills, {}, {} sent again", kind, kills, found, retried);
    }
  }

  private List<Storm.Sent> survive(Optional<String> url, int kills) throws InterruptedException {
    ServerProcess server = ServerProcess.start(folder, url);
    try {
      Storm storm = new Storm(server.address());
      storm.begin(SEED, targets(server.client()));
      for (int round = 0; round < kills; round++) {
        int before = storm.acknowledged();
        while (storm.acknowledged() == before) {
          LockSupport.parkNanos(MILLI);
        }
        LockSupport.parkNanos((100 + random.nextInt(1_000)) * MILLI);
        server.kill();
        server = ServerProcess.start(folder, url);
        storm.turnTo(server.address());
      }
      List<Storm.Sent> ledger = storm.end();
      assertThat(ledger).hasSizeGreaterThan(kills);
      server.awaitHead();
      return ledger;
    } finally {
      server.close();
    }
  }

  /** Two integrations in a channel that groups, one that speaks the standard protocol. */
  private static List<Storm.Target> targets(ApiClient client) {
    long channel =
        client
            .call(
                "/channel/create",
                """
                {"channel_name": "storm",
                 "group": {"method": "p", "equals": [["labels.resource_id"]], "time_window": 5}}
                """)
            .path("channel_id")
            .asLong();
    List<Storm.Target> targets = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      boolean standard = i == 2;
      String path = standard ? "standard" : "volcengine/cm-metrics";
      JsonNode made =
          client.call(
              "/integration/create",
              "{\"plugin_type\": \"%s\", \"name\": \"%d\", \"channel_id\": %d}"
                  .formatted(standard ? "standard.alert" : "volcengine.cm.metrics", i, channel));
      String key = made.path("integration_key").asString();
      Storm.Target target =
          new Storm.Target("/event/push/alert/" + path + "?integration_key=" + key, standard);
      targets.addAll(List.of(target, target));
    }
    return targets;
  }
}
