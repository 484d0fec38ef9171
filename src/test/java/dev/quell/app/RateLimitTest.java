package dev.quell.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.intake.CenterWorld;
import dev.quell.web.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One sender's flood is held back, and only that sender's. */
class RateLimitTest {
  private static final int PER_SECOND = 20;
  private static final int AT_ONCE = 5 * PER_SECOND;

  @Test
  void aFloodOnOneKeyIsHeldBackAndAnotherKeyIsNot() {
    TestServer server =
        TestServer.start(settings ->
            SettingsReader.read(
                    List.of("--port=0", "--data=" + settings.data()),
                    Map.of("QUELL_CALLBACKS_PER_SECOND", Integer.toString(PER_SECOND)))
                .withSecrets(TestServer.PASSWORD, TestServer.KEY));
    try (CenterWorld world = new CenterWorld(server)) {
      JsonNode flooding = world.integration("flooding", 0);
      String quiet = world.integration("quiet", 0).get("integration_key").asString();
      String key = flooding.get("integration_key").asString();

      List<Answer> answers = new ArrayList<>();
      for (int i = 0; i <= AT_ONCE; i++) {
        answers.add(world.push(key));
      }

      assertThat(answers.subList(0, AT_ONCE)).extracting(Answer::status).containsOnly(200);
      Answer last = answers.getLast();
      assertThat(last.refusal()).isEqualTo("429 RequestTooFrequently");
      assertThat(last.header("Retry-After")).isEqualTo("1");
      assertThat(world.push(quiet).status()).isEqualTo(200);
      assertThat(world.push(key, recovery()).status()).as("a recovery passes").isEqualTo(200);
      long id = flooding.get("integration_id").asLong();
      world.settled();
      assertThat(world.info(id).get("rate_24h").asLong()).isEqualTo(AT_ONCE + 1);
      assertThat(world.info(id).at("/trouble_24h/refused").asLong()).isEqualTo(1);
      server.clock().advance(Duration.ofSeconds(1));
      assertThat(world.push(key).status()).as("a second later").isEqualTo(200);
    }
  }

  private static String recovery() {
    return "{'alert_key': 'k', 'event_status': 'Ok', 'title_rule': 'disk full'}";
  }
}
