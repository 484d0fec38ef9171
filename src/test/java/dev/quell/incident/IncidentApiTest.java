package dev.quell.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quell.app.AlertWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class IncidentApiTest {
  private final AlertWorld world =
      new AlertWorld(", 'group': {'method': 'p', 'equals': [['title']], 'time_window': 0}");

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void anIncidentTellsOfAllItsAlerts() {
    world.push("cpu a", "Warning", "cpu high");
    world.push("cpu b", "Critical", "cpu high");
    world.push("cpu b", "Ok", "cpu high");

    JsonNode incident = info(world.incident());

    assertThat(incident.get("title").asString()).isEqualTo("cpu high");
    assertThat(incident.get("incident_severity").asString()).isEqualTo("Critical");
    assertThat(incident.get("incident_status").asString()).isEqualTo("Warning");
    assertThat(incident.get("progress").asString()).isEqualTo("Triggered");
    assertThat(incident.get("alert_cnt").asLong()).isEqualTo(2);
    assertThat(incident.get("active_alert_cnt").asLong()).isEqualTo(1);
    assertThat(incident.get("alert_event_cnt").asLong()).isEqualTo(3);
    assertThat(incident.get("group_method").asString()).isEqualTo("p");
    assertThat(incident.get("equals_md5").asString()).isNotEmpty();
    assertThat(incident.get("dedup_key").asString()).isEqualTo("cpu a");
    assertThat(incident.get("num").asString()).matches("[0-9A-F]{6}");
    assertThat(incident.at("/integration_types/0").asString()).isEqualTo("standard.alert");
    assertThat(incident.get("channel_name").asString()).isEqualTo("shop");
    assertThat(incident.get("detail_url").asString())
        .isEqualTo("/incident/" + incident.get("incident_id").asString());
    assertThat(incident.get("assigned_to").isObject()).isTrue();
    assertThat(incident.get("fields").isObject()).isTrue();
    assertThat(incident.has("closer")).isFalse();
  }

  @Test
  void peopleAcknowledgeResolveAndReopen() {
    world.push("cpu", "Warning", "cpu high");
    String id = world.incident();

    world.call("/incident/ack", ids(id, ""));
    assertThat(info(id).get("progress").asString()).isEqualTo("Processing");
    assertThat(info(id).at("/responders/0/email").asString()).isEqualTo("admin@quell.local");
    world.call("/incident/unack", ids(id, ""));
    assertThat(info(id).get("progress").asString()).isEqualTo("Triggered");
    world.call("/incident/resolve", ids(id, ", 'root_cause': 'loop', 'resolution': 'restart'"));
    assertThat(info(id).get("progress").asString()).isEqualTo("Closed");
    assertThat(info(id).get("root_cause").asString()).isEqualTo("loop");
    assertThat(info(id).at("/closer/person_name").asString()).isEqualTo("Administrator");
    world.call("/incident/reopen", ids(id, ", 'reason': 'it is back'"));
    world.call("/incident/comment", ids(id, ", 'comment': '  looking  '"));

    JsonNode feed = world.call("/incident/feed", "{'incident_id': '" + id + "', 'asc': true}");
    assertThat(feed.findValuesAsString("type"))
        .containsExactly("i_new", "i_ack", "i_unack", "i_rslv", "i_reopen", "i_comm");
    assertThat(feed.at("/items/3/detail/from").asString()).isEqualTo("console");
    assertThat(feed.at("/items/5/detail/comment").asString()).isEqualTo("looking");
    assertThat(feed.at("/items/5/creator_id").asLong()).isEqualTo(1);
    assertThat(feed.at("/items/5/creator_name").asString()).isEqualTo("Administrator");
    assertThat(info(id).get("progress").asString()).isEqualTo("Triggered");
  }

  @Test
  void namingAnIncidentTwiceActsOnce() {
    world.push("cpu", "Warning", "cpu high");
    String id = world.incident();

    world.call(
        "/incident/ack", "{'incident_ids': ['" + id + "', '" + id.toUpperCase(Locale.ROOT) + "']}");

    JsonNode feed = world.call("/incident/feed", "{'incident_id': '" + id + "'}");
    assertThat(feed.findValuesAsString("type")).containsExactly("i_ack", "i_new");
  }

  @Test
  void aClosedIncidentCannotBeAcknowledged() {
    world.push("cpu", "Warning", "cpu high");
    String id = world.incident();
    world.call("/incident/resolve", ids(id, ""));

    assertThat(world.post("/incident/ack", ids(id, "")).refusal())
        .isEqualTo("400 InvalidParameter");
  }

  @Test
  void everyFilterNarrowsTheList() {
    world.push("cpu", "Critical", "cpu high");
    world.server().clock().advance(Duration.ofSeconds(1));
    world.push("disk", "Warning", "disk full");
    String disk = world.incident();
    world.call("/incident/ack", ids(disk, ""));

    assertThat(titles("'progress': 'Triggered'")).containsExactly("cpu high");
    assertThat(titles("'progress': 'Processing,Closed'")).containsExactly("disk full");
    assertThat(titles("'incident_severity': 'Critical'")).containsExactly("cpu high");
    assertThat(titles("'channel_ids': [99]")).isEmpty();
    assertThat(titles("'query': 'CPU'")).containsExactly("cpu high");
    assertThat(titles("'query': '" + disk.substring(18) + "'")).contains("disk full");
    assertThat(titles("'query': '" + disk.substring(0, 14) + "'")).containsExactly("disk full");
    assertThat(titles("'nums': ['" + disk.substring(18) + "']")).contains("disk full");
    assertThat(titles("'incident_ids': ['" + disk + "']")).containsExactly("disk full");
    assertThat(titles("'asc': true")).containsExactly("cpu high", "disk full");
    assertThat(titles("'p': -1, 'limit': -1")).containsExactly("disk full", "cpu high");
  }

  @Test
  void anOldIncidentIsFoundByItsIdWithoutAWindow() {
    world.push("cpu", "Critical", "cpu high");
    String id = world.incident();
    world.server().clock().advance(Duration.ofDays(90));

    assertThat(titles("")).isEmpty();
    assertThat(titles("'incident_ids': ['" + id + "']")).containsExactly("cpu high");
    assertThat(info(id.substring(18)).get("incident_id").asString()).isEqualTo(id);
    assertThat(world.call("/incident/list-by-ids", ids(id, "")).get("items")).hasSize(1);
  }

  @Test
  void alertsOfAnIncidentComeWithEventsWhenAskedFor() {
    world.push("cpu a", "Warning", "cpu high");
    world.push("cpu b", "Warning", "cpu high");
    world.push("cpu b", "Critical", "cpu high");
    world.push("cpu b", "Ok", "cpu high");
    String body = "{'incident_id': '" + world.incident() + "'";

    JsonNode all = world.call("/incident/alert/list", body + ", 'include_events': true}");
    JsonNode active = world.call("/incident/alert/list", body + ", 'is_active': true}");
    JsonNode over = world.call("/incident/alert/list", body + ", 'is_active': false}");

    assertThat(all.get("total").asLong()).isEqualTo(2);
    assertThat(all.findValuesAsString("event_status"))
        .containsExactlyInAnyOrder("Ok", "Critical", "Warning", "Warning");
    assertThat(active.at("/items/0/alert_key").asString()).isEqualTo("cpu a");
    assertThat(active.at("/items/0").has("events")).isFalse();
    assertThat(active.get("total").asLong()).isEqualTo(1);
    assertThat(over.at("/items/0/alert_key").asString()).isEqualTo("cpu b");
  }

  @Test
  void aDraftForSeveralAlertsAsksForWhatTheyShare() {
    String shared = "'service': 'pay-draft', 'host': 'h";
    world.push("draft 1", "Warning", "many drafts", shared + "1'");
    world.push("draft 2", "Warning", "many drafts", shared + "2'");
    String body = "{'incident_id': '" + world.incident() + "'}";

    JsonNode draft = world.call("/incident/quick-silence/draft", body);

    assertThat(draft.get("filters").findValuesAsString("key"))
        .contains("labels.service")
        .doesNotContain("labels.host");
  }

  @Test
  void aDraftForAlertsThatShareNothingAsksForTheFirstOne() {
    world.push("odd 1", "Warning", "odd drafts", "'host': 'h1'");
    world.push("odd 2", "Warning", "odd drafts", "'host': 'h2'");
    String body = "{'incident_id': '" + world.incident() + "'}";

    JsonNode draft = world.call("/incident/quick-silence/draft", body);

    assertThat(draft.get("filters").findValuesAsString("key"))
        .containsExactly("severity", "labels.host");
  }

  @Test
  void openAlertsAreThoseTheirIncidentIsOpenFor() {
    world.push("cpu a", "Warning", "cpu high");
    assertThat(world.call("/alert/list", "{'is_open': true}").get("total").asLong()).isEqualTo(1);

    world.call("/incident/resolve", ids(world.incident(), ""));

    assertThat(world.call("/alert/list", "{'is_open': true}").get("total").asLong()).isZero();
    assertThat(world.call("/alert/list", "{'is_active': true}").get("total").asLong()).isEqualTo(1);
  }

  @Test
  void veryManyAlertsFollowTheirIncidentInParts() {
    world.pushMany(2500, "Critical", "db down", "once");
    String first = world.incident();
    assertThat(counts(first)).containsExactly(2500L, 2500L, 2500L);

    world.call("/incident/resolve", ids(first, ""));
    world.call("/incident/reopen", ids(first, ""));
    world.pushMany(2500, "Critical", "db down", "twice");
    assertThat(world.incident()).isEqualTo(first);
    assertThat(counts(first)).containsExactly(2500L, 2500L, 5000L);

    // what was received before the move and is judged after it finds all of it done
    world.server().clock().advance(Duration.ofSeconds(5));
    world.call("/incident/resolve", ids(first, ""));
    world.server().clock().advance(Duration.ofSeconds(-2));
    world.pushMany(2500, "Critical", "db down", "thrice");
    String second = world.incident();
    assertThat(second).isNotEqualTo(first);
    assertThat(counts(second)).containsExactly(2500L, 2500L, 2500L);

    world.call("/incident/reopen", ids(first, ""));
    await().until(() -> counts(first).equals(List.of(2500L, 0L, 5000L)));
  }

  /** Alerts, those that have not recovered, events. */
  private List<Long> counts(String id) {
    JsonNode incident = info(id);
    return Stream.of("alert_cnt", "active_alert_cnt", "alert_event_cnt")
        .map(name -> incident.get(name).asLong())
        .toList();
  }

  private JsonNode info(String id) {
    return world.call("/incident/info", "{'incident_id': '" + id + "'}");
  }

  private List<String> titles(String filter) {
    List<String> titles = new ArrayList<>();
    world
        .call("/incident/list", "{" + filter + "}")
        .get("items")
        .forEach(item -> titles.add(item.get("title").asString()));
    return titles;
  }

  private static String ids(String id, String more) {
    return "{'incident_ids': ['" + id + "']" + more + "}";
  }
}
