package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.AlertWorld;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people see of alerts that were grouped because they read alike. */
class AlikeStoriesTest {
  private static final String GROUPED =
      ", 'group': {'method': 'i', 'i_keys': ['title', 'description', 'labels.service'],"
          + " 'i_score_threshold': 0.8, 'time_window': 30}";

  private final AlertWorld world = new AlertWorld(GROUPED);

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void everyAlertSaysHowAlikeItReadAndTheFirstOfAKindIsMarked() {
    world.push("a", "Warning", "payment worker 17 lost contact with its message broker");
    world.push("b", "Warning", "payment worker 18 lost contact with its broker");
    String incident = world.incident();
    world.server().clock().advance(Duration.ofMinutes(1));
    world.push("c", "Critical", "the certificate of the shop expires tomorrow");
    world.push("c", "Ok", "the certificate of the shop expires tomorrow");
    world.server().clock().advance(Duration.ofMinutes(1));
    world.push("d", "Critical", "the certificate of the shop expires tomorrow");

    JsonNode reasons =
        world.call("/incident/alert/reasons", "{'incident_id': '" + incident + "'}").get("items");
    JsonNode joined = reasons.get(0);
    JsonNode why =
        world.call("/alert/why", "{'alert_id': '" + joined.get("alert_id").asString() + "'}");

    assertThat(reasons).hasSize(2);
    assertThat(joined.get("code").asString()).isEqualTo("joined_by_text");
    assertThat(joined.get("score").asDouble()).isBetween(0.8, 0.99);
    assertThat(joined.get("sentence").asString())
        .contains("\"payment worker 17 lost contact with its message broker\" reads most like it")
        .contains("more than 0.8 is asked for");
    assertThat(joined.at("/compared/only_there").asString()).isEqualTo("message");
    assertThat(why.at("/joined_because/code").asString()).isEqualTo("joined_by_text");
    assertThat(reasons.at("/1/code").asString()).isEqualTo("opened_unlike");
    assertThat(reasons.get(1).has("score")).isFalse();
    assertThat(marks()).isEqualTo("newest first: false true true");
  }

  private String marks() {
    StringBuilder marks = new StringBuilder("newest first:");
    world
        .call("/incident/list", "{}")
        .get("items")
        .forEach(item -> marks.append(' ').append(item.path("is_outlier").asBoolean()));
    return marks.toString();
  }

  @Test
  void theSettingsComeBackAsTheyWereMade() {
    JsonNode group =
        world.call("/channel/info", "{'channel_id': " + world.channel() + "}").get("group");

    assertThat(group.get("method").asString()).isEqualTo("i");
    assertThat(group.get("i_keys").toString())
        .isEqualTo("[\"title\",\"description\",\"labels.service\"]");
    assertThat(group.get("i_score_threshold").asDouble()).isEqualTo(0.8);
  }
}
