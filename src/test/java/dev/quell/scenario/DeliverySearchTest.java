package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestServer;
import dev.quell.queue.EventLog;
import dev.quell.queue.Segment;
import dev.quell.storage.TestDatabases;
import dev.quell.web.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Finding one delivery among many. */
class DeliverySearchTest {

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aDeliveryIsFoundByWhatItSaysAndHowItEnded(TestDatabases kind) {
    DeliveryWorld world = DeliveryWorld.standard(TestServer.shared(kind));
    String disk = world.push("Disk-Full", "Critical");
    String again = world.push("Disk-Full", "Critical");
    String over = world.push("Disk-Full", "Ok");
    String chinese =
        world.send(
            "{\"alert_key\": \"k\", \"event_status\": \"Info\", \"title_rule\": \"\\u78c1\\u76d8\"}");
    String broken = world.send("{\"event_status\": \"Loud\"}");

    assertThat(world.ids("'query': 'disk-FULL'")).containsExactly(over, again, disk);
    assertThat(world.ids("'query': '磁盘'")).as("escaped in the body").containsExactly(chinese);
    assertThat(world.ids("'query': 'critical, warning'")).as("a reason").containsExactly(broken);
    assertThat(world.ids("'query': '\\\"loud\\\"'")).as("a body").containsExactly(broken);
    assertThat(world.ids("'query': '  '")).hasSize(5);
    assertThat(world.ids("'query': 'nothing says this'")).isEmpty();
    assertThat(world.ids("'outcome': 'recovered'")).containsExactly(over);
    assertThat(world.ids("'outcome': 'opened', 'query': 'disk'")).containsExactly(disk);
    assertThat(world.ids("'outcome': ''")).hasSize(5);
    assertThat(world.ids("'verdict': 'rejected'")).containsExactly(broken);
    assertThat(world.ids("'verdict': 'rejected', 'outcome': 'opened'")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aSpanOfTimeIsReadAndNothingElse(TestDatabases kind) {
    try (TestServer server = TestServer.start(kind)) {
      DeliveryWorld world = DeliveryWorld.standard(server);
      List<String> ids = new ArrayList<>();
      for (int hour = 0; hour < 6; hour++) {
        ids.add(world.push("hour-" + hour, "Info"));
        server.clock().advance(Duration.ofHours(1));
      }
      long start = server.clock().instant().getEpochSecond() - 6 * 3600;

      String span =
          "'start_time': %d, 'end_time': %d".formatted(start + 2 * 3600, start + 3 * 3600);
      assertThat(world.ids(span)).containsExactly(ids.get(3), ids.get(2));
      assertThat(world.ids(span + ", 'limit': 1")).containsExactly(ids.get(3));
      assertThat(world.ids("'start_time': " + (start + 4 * 3600)))
          .containsExactly(ids.get(5), ids.get(4));
      assertThat(world.ids("'end_time': " + start)).containsExactly(ids.getFirst());
      List<Segment> read =
          server
              .app()
              .part(EventLog.class)
              .newest(
                  world.integration(),
                  Long.MAX_VALUE,
                  new EventLog.Span((start + 7200) * 1000, (start + 10800) * 1000),
                  10);
      assertThat(read).as("segments taken out of the store").hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void pagesShowEachOnceWhateverArrivesMeanwhile(TestDatabases kind) {
    DeliveryWorld world = DeliveryWorld.standard(TestServer.shared(kind));
    List<String> pushed = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      pushed.addFirst(world.push("page-" + i, "Info"));
    }

    List<String> seen = new ArrayList<>();
    Optional<String> context = Optional.of("");
    while (context.isPresent()) {
      JsonNode page =
          world.list("'query': 'page-', 'limit': 3, 'search_after_ctx': '" + context.get() + "'");
      page.get("items").forEach(item -> seen.add(item.get("delivery_id").asString()));
      world.push("page-late", "Info");
      boolean more = page.get("has_next_page").asBoolean();
      assertThat(page.get("searched_back_to").asLong() != 0).isEqualTo(more);
      context = more ? Optional.of(page.get("search_after_ctx").asString()) : Optional.empty();
    }

    assertThat(seen).isEqualTo(pushed);
  }

  @Test
  void aSearchThatFindsNothingSaysHowFarItLookedAndGoesOnThere() {
    try (TestServer server = TestServer.start()) {
      DeliveryWorld world = DeliveryWorld.standard(server);
      String wanted = world.push("needle", "Info");
      server.clock().advance(Duration.ofMinutes(1));
      long second = server.clock().instant().toEpochMilli();
      SegmentFlood.of(server, world.integration(), 2_003);

      JsonNode first = world.list("'query': 'needle'");
      JsonNode then =
          world.list(
              "'query': 'needle', 'search_after_ctx': '"
                  + first.get("search_after_ctx").asString()
                  + "'");

      assertThat(first.get("items").size()).isZero();
      assertThat(first.get("has_next_page").asBoolean()).isTrue();
      assertThat(first.get("searched_back_to").asLong()).isEqualTo(second);
      assertThat(then.at("/items/0/delivery_id").asString()).isEqualTo(wanted);
      assertThat(then.get("has_next_page").asBoolean()).isFalse();
      assertThat(then.get("searched_back_to").asLong()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'verdict': 'fine'           | verdict: \"fine\" (expected: one of accepted, duplicate",
        "'outcome': 'exploded'       | outcome: \"exploded\" (expected: one of opened, joined",
        "'outcome': 7                | outcome",
        "'start_time': -1            | start_time: -1 (expected: 0..253402300799)",
        "'end_time': 999999999999    | end_time: 999999999999 (expected: 0..253402300799)",
        "'start_time': 9, 'end_time': 8 | end_time: 8 (expected: not before start_time 9)",
        "'limit': 101                | limit: 101 (expected: 1..100)",
        "'search_after_ctx': 'x'     | search_after_ctx: x (expected: the one of the page before)",
        "'search_after_ctx': '-5'    | search_after_ctx: -5 (expected: 1..",
        "'query': 7                  | query",
      })
  void whatNobodyCanMeanIsRefused(String member, String message) {
    DeliveryWorld world = DeliveryWorld.standard(TestServer.shared());

    Answer answer =
        world.post(
            "/integration/delivery/list",
            "{'integration_id': " + world.integration() + ", " + member + "}");

    assertThat(answer.refusal()).isEqualTo("400 InvalidParameter");
    assertThat(answer.message()).contains(message);
  }

  @Test
  void aQueryHasALimitAndAnIntegrationMustExist() {
    DeliveryWorld world = DeliveryWorld.standard(TestServer.shared());

    assertThat(
            world
                .post(
                    "/integration/delivery/list",
                    "{'integration_id': %d, 'query': '%s'}"
                        .formatted(world.integration(), "x".repeat(501)))
                .message())
        .isEqualTo("query: 501 characters (expected: at most 500)");
    assertThat(world.post("/integration/delivery/list", "{'integration_id': 999999}").refusal())
        .isEqualTo("400 ResourceNotFound");
  }
}
