package dev.quell.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.AlertWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouteApiTest {
  private final AlertWorld world = new AlertWorld("");

  @AfterAll
  void stop() {
    world.close();
  }

  @Test
  void aSharedIntegrationGoesWhereItsRouteSays() {
    long shared = shared("first");
    assertThat(info(shared).get("version").asLong()).isZero();
    assertThat(list(shared)).isEmpty();

    world.call("/route/upsert", upsert(shared, world.channel()));

    assertThat(info(shared).at("/default/channel_ids/0").asLong()).isEqualTo(world.channel());
    assertThat(info(shared).get("version").asLong()).isEqualTo(1);
    assertThat(info(shared).get("cases")).isEmpty();
    assertThat(list(shared)).hasSize(1);
  }

  @Test
  void refusesAChangeBasedOnAnOldVersion() {
    long shared = shared("second");
    world.call("/route/upsert", upsert(shared, world.channel()));
    world.call("/route/upsert", upsert(shared, world.channel()));

    String late = upsert(shared, world.channel()).replace("}}", "}, 'version': 1}");

    assertThat(world.post("/route/upsert", late).message()).contains("version: 1 (expected: 2");
  }

  @Test
  void aPrivateIntegrationHasNoRouteOfItsOwn() {
    long own = world.integration();

    assertThat(world.post("/route/upsert", upsert(own, world.channel())).refusal())
        .isEqualTo("400 InvalidParameter");
    assertThat(info(own).at("/default/channel_ids/0").asLong()).isEqualTo(world.channel());
    assertThat(list(own)).isEmpty();
  }

  @Test
  void refusesWhatDoesNotExistOrIsNotOfferedYet() {
    long shared = shared("third");

    assertThat(world.post("/route/upsert", upsert(99, world.channel())).refusal())
        .isEqualTo("400 ResourceNotFound");
    assertThat(world.post("/route/upsert", upsert(shared, 99)).refusal())
        .isEqualTo("400 ResourceNotFound");
    assertThat(world.post("/route/info", "{'integration_id': 99}").refusal())
        .isEqualTo("400 ResourceNotFound");
    assertThat(
            world
                .post("/route/upsert", "{'integration_id': " + shared + ", 'cases': [{'if': []}]}")
                .message())
        .contains("cases come later");
    assertThat(world.post("/route/upsert", "{'integration_id': " + shared + "}").message())
        .contains("default: missing");
    assertThat(world.post("/route/list", "{'integration_ids': [null]}").refusal())
        .isEqualTo("400 InvalidParameter");
  }

  private long shared(String name) {
    return world
        .call("/integration/create", "{'plugin_type': 'standard.alert', 'name': '" + name + "'}")
        .get("integration_id")
        .asLong();
  }

  private JsonNode info(long integration) {
    return world.call("/route/info", "{'integration_id': " + integration + "}");
  }

  private JsonNode list(long integration) {
    return world.call("/route/list", "{'integration_ids': [" + integration + "]}").get("items");
  }

  private static String upsert(long integration, long channel) {
    return "{'integration_id': " + integration + ", 'default': {'channel_ids': [" + channel + "]}}";
  }
}
