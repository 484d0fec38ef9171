package dev.quell.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.AlertWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AlertApiTest {
  private final AlertWorld world = new AlertWorld("");

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void anAlertTellsWhereItCameFromAndWhoIsOnIt() {
    world.push("cpu", "Warning", "cpu high");
    world.call("/incident/ack", "{'incident_ids': ['" + world.incident() + "']}");

    JsonNode alert = world.call("/alert/info", "{'alert_id': '" + world.alert() + "'}");

    assertThat(alert.get("title").asString()).isEqualTo("cpu high");
    assertThat(alert.get("alert_key").asString()).isEqualTo("cpu");
    assertThat(alert.get("alert_severity").asString()).isEqualTo("Warning");
    assertThat(alert.get("alert_status").asString()).isEqualTo("Warning");
    assertThat(alert.at("/labels/check").asString()).isEqualTo("cpu");
    assertThat(alert.get("integration_name").asString()).isEqualTo("probe");
    assertThat(alert.get("integration_type").asString()).isEqualTo("standard.alert");
    assertThat(alert.get("data_source_id").asLong()).isEqualTo(world.integration());
    assertThat(alert.get("data_source_name").asString()).isEqualTo("probe");
    assertThat(alert.get("channel_name").asString()).isEqualTo("shop");
    assertThat(alert.get("channel_status").asString()).isEqualTo("enabled");
    assertThat(alert.get("responder_email").asString()).isEqualTo("admin@quell.local");
    assertThat(alert.at("/incident/progress").asString()).isEqualTo("Processing");
    assertThat(alert.get("event_cnt").asLong()).isEqualTo(1);
    assertThat(alert.get("end_time").asLong()).isZero();
    assertThat(alert.get("images")).isEmpty();
  }

  @Test
  void aRecoveredAlertIsOkAndNoLongerActive() {
    world.push("cpu", "Critical", "cpu high");
    world.push("disk", "Info", "disk filling");
    world.push("cpu", "Ok", "cpu high");

    JsonNode recovered = world.call("/alert/list", "{'is_active': false}");
    JsonNode active = world.call("/alert/list", "{'is_active': true}");

    assertThat(recovered.at("/items/0/alert_status").asString()).isEqualTo("Ok");
    assertThat(recovered.at("/items/0/alert_severity").asString()).isEqualTo("Critical");
    assertThat(recovered.at("/items/0/end_time").asLong()).isPositive();
    assertThat(recovered.get("total").asLong()).isEqualTo(1);
    assertThat(keys(active)).containsExactly("disk");
  }

  @Test
  void everyFilterNarrowsTheList() {
    world.push("cpu", "Critical", "cpu 100% busy");
    world.push("disk", "Warning", "disk filling");

    assertThat(listed("'alert_severity': 'Warning,Info'")).containsExactly("disk");
    assertThat(listed("'alert_severity': 'Ok'")).isEmpty();
    assertThat(listed("'alert_keys': ['cpu', 'other']")).containsExactly("cpu");
    assertThat(listed("'title': '100% BUSY'")).containsExactly("cpu");
    assertThat(listed("'title': '100_'")).isEmpty();
    assertThat(listed("'channel_ids': [99]")).isEmpty();
    assertThat(listed("'channel_ids': [" + world.channel() + ", 99]")).hasSize(2);
    assertThat(listed("'integration_ids': [" + world.integration() + "]")).hasSize(2);
    assertThat(listed("'ever_muted': true")).isEmpty();
    assertThat(listed("'orderby': 'updated_at'")).hasSize(2);
  }

  @Test
  void readingByPositionMeetsEveryAlertOnce() {
    for (int i = 0; i < 7; i++) {
      world.push("key " + i, "Info", "title");
      world.server().clock().advance(Duration.ofSeconds(i % 2));
    }

    List<String> met = new ArrayList<>();
    String context = "";
    do {
      JsonNode page =
          world.call("/alert/list", "{'limit': 3, 'search_after_ctx': '" + context + "'}");
      met.addAll(keys(page));
      context = page.path("search_after_ctx").asString("");
    } while (!context.isEmpty());

    assertThat(met).hasSize(7).doesNotHaveDuplicates();
    assertThat(keys(world.call("/alert/list", "{'limit': 3, 'p': 3}"))).hasSize(1);
  }

  @Test
  void theWindowHoldsWhatWasGoingOnThen() {
    world.push("old", "Info", "long ago");
    long then = world.server().clock().instant().getEpochSecond();
    world.server().clock().advance(Duration.ofDays(40));
    world.push("new", "Info", "now");

    String window = "'start_time': " + (then - 60) + ", 'end_time': " + (then + 60);

    assertThat(listed(window)).containsExactly("old");
    assertThat(listed("")).containsExactly("new");
  }

  @Test
  void eventsComeBackFromTheLogTheNewestFirst() {
    world.push("cpu", "Warning", "cpu high");
    world.push("cpu", "Critical", "cpu high");
    world.push("cpu", "Ok", "cpu high");
    String id = world.alert();

    JsonNode page = world.call("/alert/event/list", "{'alert_id': '" + id + "', 'limit': 2}");
    JsonNode first = world.call("/alert/event/list", "{'alert_id': '" + id + "', 'asc': true}");

    assertThat(page.findValuesAsString("event_status")).containsExactly("Ok", "Critical");
    assertThat(page.get("total").asLong()).isEqualTo(3);
    assertThat(page.get("has_next_page").asBoolean()).isTrue();
    assertThat(first.findValuesAsString("event_status"))
        .containsExactly("Warning", "Critical", "Ok");
    JsonNode event = page.at("/items/1");
    assertThat(event.get("event_id").asString()).hasSize(24);
    assertThat(event.get("alert_id").asString()).isEqualTo(id);
    assertThat(event.get("event_severity").asString()).isEqualTo("Critical");
    assertThat(event.get("description").asString()).isEqualTo("about cpu");
    assertThat(event.get("event_time").asLong())
        .isEqualTo(world.server().clock().instant().getEpochSecond());
  }

  @Test
  void theTimelineTellsEveryChangeInMilliseconds() {
    world.push("cpu", "Warning", "cpu high");
    world.push("cpu", "Ok", "cpu high");

    JsonNode feed = world.call("/alert/feed", "{'alert_id': '" + world.alert() + "', 'asc': true}");

    assertThat(feed.findValuesAsString("type")).containsExactly("a_new", "a_update");
    assertThat(feed.at("/items/1/detail/status").asString()).isEqualTo("Ok");
    assertThat(feed.at("/items/0/created_at").asLong())
        .isEqualTo(world.server().clock().instant().toEpochMilli());
    assertThat(feed.get("has_next_page").asBoolean()).isFalse();
  }

  @Test
  void severalIdsAreAnsweredInOrderOrNotAtAll() {
    world.push("cpu", "Warning", "cpu high");
    String id = world.alert();

    JsonNode found = world.call("/alert/list-by-ids", "{'alert_ids': ['" + id + "']}");

    assertThat(keys(found)).containsExactly("cpu");
    assertThat(
            world
                .post(
                    "/alert/list-by-ids", "{'alert_ids': ['" + id + "', '" + "0".repeat(24) + "']}")
                .refusal())
        .isEqualTo("400 ResourceNotFound");
  }

  private List<String> listed(String filter) {
    return keys(world.call("/alert/list", "{" + filter + "}"));
  }

  private static List<String> keys(JsonNode page) {
    List<String> keys = new ArrayList<>();
    page.get("items").forEach(item -> keys.add(item.get("alert_key").asString()));
    return keys;
  }
}
