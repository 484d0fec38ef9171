package dev.quell.torture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.app.Settings;
import dev.quell.app.TestServer;
import dev.quell.flow.FlowWorker;
import dev.quell.queue.EventLog;
import dev.quell.queue.Journal;
import dev.quell.queue.LogRecord;
import dev.quell.queue.RecordOutcome;
import dev.quell.queue.RecordOutcome.Verdict;
import dev.quell.queue.Segment;
import dev.quell.storage.TestDatabases;
import dev.quell.web.ApiClient;
import dev.quell.web.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever is pushed, the answer is a clear refusal or a recorded 200, and neighbours are not
 * harmed. A long run: {@code -Dquell.torture.bodies=10000}.
 */
class GarbageTest {
  private static final Logger LOG = LoggerFactory.getLogger(GarbageTest.class);
  private static final int SHORT = 1_000;
  private static final int BODIES = Integer.getInteger("quell.torture.bodies", SHORT);
  private static final long SEED = Long.getLong("quell.torture.seed", 1);
  private static final int GOOD_AMONG = 10;

  @TempDir Path folder;
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final Set<String> stored = new HashSet<>();
  private final Set<String> good = new HashSet<>();

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void garbageIsRefusedOrRecordedAndHarmsNobody(TestDatabases kind) {
    // The ways in are the same on both; what a text does to PostgreSQL shows in fewer.
    int bodies = kind == TestDatabases.POSTGRESQL && BODIES <= SHORT ? BODIES / 4 : BODIES;
    try (TestServer server = TestServer.start(settings -> on(kind, settings))) {
      List<Sender> senders = senders(server.client());
      RawHttp http = new RawHttp(server.app().port());
      WireShapes shapes = new WireShapes(SEED);
      for (int i = 0; i < bodies; i++) {
        Sender sender = senders.get(i % senders.size());
        byte[] request = shapes.next(sender.target(), sender.mutations().next());
        checked(request, http.send(request));
        if (i % GOOD_AMONG == 0) {
          pushGood(http, standard(senders), i);
        }
      }

      assertEverythingIsInTheLog(server);
      LOG.warn("{}: {} bodies answered {}", kind, bodies, statuses);
    }
  }

  /** One way in, with bodies made from the samples of its source. */
  private record Sender(String target, Mutations mutations) {}

  private Settings on(TestDatabases kind, Settings settings) {
    return settings.withDatabase(kind.databaseUrl(folder));
  }

  private static List<Sender> senders(ApiClient client) {
    String channel =
        "{\"channel_name\": \"c\", \"group\": {\"method\": \"p\", \"equals\": [[\"title\"]]}}";
    long channelId = client.call("/channel/create", channel).path("channel_id").asLong();
    Map<String, String> paths = new TreeMap<>();
    paths.put("prometheus.alert", "prometheus");
    paths.put("standard.alert", "standard");
    paths.put("volcengine.cm.event", "volcengine/cm-event");
    paths.put("volcengine.cm.metrics", "volcengine/cm-metrics");
    paths.put("webhook.custom", "custom");
    List<Sender> senders = new ArrayList<>();
    paths.forEach((kind, path) -> {
      String key =
          client
              .call(
                  "/integration/create",
                  "{\"plugin_type\": \"%s\", \"name\": \"n\", \"channel_id\": %d, \"settings\": %s}"
                      .formatted(kind, channelId, settings(kind)))
              .path("integration_key")
              .asString();
      senders.add(
          new Sender(
              "/event/push/alert/" + path + "?integration_key=" + key,
              new Mutations(SEED, samples(kind))));
    });
    return senders;
  }

  private static Sender standard(List<Sender> senders) {
    return senders.stream()
        .filter(sender -> sender.target().contains("/standard?"))
        .findFirst()
        .orElseThrow();
  }

  private static String settings(String kind) {
    Path folder = Path.of("src/test/resources/sources").resolve(kind).resolve("settings");
    ObjectNode settings = Json.mapper().createObjectNode();
    for (String name : List.of("field_mapping", "value_mapping")) {
      Path file = folder.resolve(name + ".json");
      if (Files.exists(file)) {
        try {
          settings.put(name, Files.readString(file));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return settings.toString();
  }

  private static List<byte[]> samples(String kind) {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/sources").resolve(kind))) {
      List<byte[]> samples = new ArrayList<>();
      for (Path file : files.filter(GarbageTest::isSample).sorted().toList()) {
        samples.add(Files.readAllBytes(file));
      }
      return samples;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSample(Path file) {
    return file.toString().endsWith(".json") && !file.endsWith("expected.json");
  }

  private void pushGood(RawHttp http, Sender standard, int number) {
    String body =
        "{\"title_rule\": \"good\", \"event_status\": \"Info\", \"alert_key\": \"good-%d\"}"
            .formatted(number);
    byte[] request =
        RawHttp.request(
            "POST %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: %d"
                .formatted(standard.target(), body.length()),
            body.getBytes(UTF_8));
    RawHttp.Answered answer = http.send(request);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    good.add(answer.json().path("request_id").asString());
  }

  private void checked(byte[] request, RawHttp.Answered answer) {
    String what = new String(request, 0, Math.min(request.length, 3_000), UTF_8);
    statuses.merge(answer.status(), 1, Integer::sum);
    assertThat(answer.status()).as("%s%nto %s", answer, what).isBetween(200, 499);
    JsonNode envelope = answer.json();
    assertThat(envelope.path("request_id").asString()).as("%s%nto %s", answer, what).hasSize(26);
    assertThat(envelope.has("data"))
        .as("%s%nto %s", answer, what)
        .isEqualTo(answer.status() == 200);
    assertThat(envelope.has("error")).isNotEqualTo(envelope.has("data"));
    if (answer.status() == 200) {
      stored.add(envelope.path("request_id").asString());
    }
  }

  private void assertEverythingIsInTheLog(TestServer server) {
    EventLog log = server.app().part(EventLog.class);
    FlowWorker flow = server.app().part(FlowWorker.class);
    await().atMost(Duration.ofSeconds(30)).until(() -> flow.takenUpTo() >= log.head());
    Map<String, RecordOutcome> outcomes = outcomes(log, server.app().part(Journal.class));

    assertThat(outcomes.keySet()).containsAll(stored).containsAll(good);
    outcomes.forEach((id, outcome) -> {
      if (good.contains(id)) {
        assertThat(outcome.verdict()).isEqualTo(Verdict.ACCEPTED);
      }
    });
    assertThat(outcomes.values())
        .as("records that the flow could not apply")
        .noneMatch(outcome -> outcome.verdict() == Verdict.SET_ASIDE);
  }

  private static Map<String, RecordOutcome> outcomes(EventLog log, Journal journal) {
    Map<String, RecordOutcome> found = new HashMap<>();
    for (EventLog.Head head : log.heads(0, Integer.MAX_VALUE)) {
      Segment segment = log.segmentAt(head.firstOffset()).orElseThrow();
      Map<Long, RecordOutcome> outcomes = journal.outcomes(segment);
      for (int i = 0; i < head.count(); i++) {
        if (segment.records().get(i) instanceof LogRecord.Callback callback) {
          found.put(callback.deliveryId(), outcomes.get(head.firstOffset() + i));
        }
      }
    }
    return found;
  }
}
