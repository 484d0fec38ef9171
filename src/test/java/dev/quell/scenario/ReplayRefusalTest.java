package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestServer;
import dev.quell.storage.Database;
import dev.quell.web.Answer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What cannot be replayed says what to do; what nobody can mean is refused and changes nothing. */
class ReplayRefusalTest {
  private final DeliveryWorld world = DeliveryWorld.standard(TestServer.shared());

  @Test
  void aBodyThatWasCutIsNotReplayedAndItsNeighbourIs() {
    String cut = world.send("x".repeat(70_000));
    String whole = world.push("disk", "Critical");

    JsonNode items =
        world
            .call(
                "/integration/delivery/replay",
                "{'delivery_ids': ['" + cut + "', '" + whole + "']}")
            .get("items");

    assertThat(items.at("/0/replay_id").asString()).isEmpty();
    assertThat(items.at("/0/verdict").asString()).isEmpty();
    assertThat(items.at("/0/reason").asString())
        .isEqualTo(
            "only the first 65536 of its 70000 bytes are kept, as of every refused body;"
                + " have the sender send it again");
    assertThat(items.at("/1/outcomes/merged").asInt()).isEqualTo(1);
    assertThat(world.info(cut).get("replay_refusal").asString()).contains("65536");
    assertThat(world.info(whole).get("replay_refusal").asString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/channel/disable     | is disabled; enable it and replay again",
        "/channel/delete      | is deleted; create an integration in another channel",
        "/integration/delete  | its integration is deleted; create another",
      })
  void whatHasNoHomeAnyMoreIsNotReplayed(String path, String reason) {
    String delivery = world.push("disk", "Critical");
    String id = path.startsWith("/channel") ? "channel_id" : "integration_id";
    long value = path.startsWith("/channel") ? world.channel() : world.integration();
    world.call("/integration/disable", "{'integration_id': " + world.integration() + "}");
    world.call(path, "{'" + id + "': " + value + "}");
    long records = records();

    JsonNode refused = world.replay(delivery);

    assertThat(refused.get("replay_id").asString()).isEmpty();
    assertThat(refused.get("reason").asString()).contains(reason);
    assertThat(records()).isEqualTo(records);
  }

  /**
   * Single quotes stand for double ones; {@code ID} for a delivery, {@code EVENT} for its event.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                               | 400 InvalidParameter | delivery_ids: 0 items (expected: 1..100)",
        "{'delivery_ids': []}                             | 400 InvalidParameter | delivery_ids: 0 items (expected: 1..100)",
        "{'delivery_ids': null}                           | 400 InvalidParameter | delivery_ids: 0 items (expected: 1..100)",
        "{'delivery_ids': [null]}                         | 400 InvalidParameter | delivery_ids[0]: missing (required)",
        "{'delivery_ids': 'ID'}                           | 400 InvalidParameter | delivery_ids",
        "{'delivery_ids': [7]}                            | 400 InvalidParameter | delivery_ids[0]",
        "{'delivery_ids': ['nonsense']}                   | 400 ResourceNotFound | delivery_id: nonsense (expected: of an existing delivery)",
        "{'delivery_ids': ['ID', 'nonsense']}             | 400 ResourceNotFound | delivery_id: nonsense (expected: of an existing delivery)",
        "{'delivery_ids': ['691c4720ffffffffffffffff']}   | 400 ResourceNotFound | (expected: of an existing",
        "{'delivery_ids': ['EVENT']}                      | 400 ResourceNotFound | (expected: of an existing",
        "{'delivery_ids': ['']}                           | 400 ResourceNotFound | (expected: of an existing",
      })
  void nonsenseIsRefusedAndChangesNothing(String body, String refusal, String message) {
    String id = world.push("disk", "Critical");
    String event = world.info(id).at("/event_ids/0").asString();
    long records = records();

    Answer answer =
        world.post(
            "/integration/delivery/replay", body.replace("ID'", id + "'").replace("EVENT", event));

    assertThat(answer.refusal()).isEqualTo(refusal);
    assertThat(answer.message()).contains(message);
    assertThat(records()).isEqualTo(records);
  }

  @Test
  void aHundredAndOneAreTooMany() {
    String ids =
        IntStream.range(0, 101)
            .mapToObj(i -> "'%024x'".formatted(i))
            .collect(Collectors.joining(", "));

    Answer answer = world.post("/integration/delivery/replay", "{'delivery_ids': [" + ids + "]}");

    assertThat(answer.refusal()).isEqualTo("400 InvalidParameter");
    assertThat(answer.message()).isEqualTo("delivery_ids: 101 items (expected: 1..100)");
  }

  @Test
  void aStrangerReplaysNothing() {
    String id = world.push("disk", "Critical");

    Answer answer =
        world
            .server()
            .anonymous()
            .post("/integration/delivery/replay", "{\"delivery_ids\": [\"" + id + "\"]}");

    assertThat(answer.refusal()).isEqualTo("401 Unauthorized");
  }

  private long records() {
    return world
        .server()
        .app()
        .part(Database.class)
        .read(sql ->
            sql.number(
                "select coalesce(sum(record_count), 0) from log_segment where lane = "
                    + world.integration()));
  }
}
