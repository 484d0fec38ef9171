package dev.quell.incident;

import static dev.quell.incident.MoveWorld.ALICE;
import static dev.quell.incident.MoveWorld.BOB;
import static dev.quell.incident.MoveWorld.DISABLED;
import static dev.quell.incident.MoveWorld.id;
import static dev.quell.incident.MoveWorld.ids;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.storage.TestDatabases;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Putting incidents off, giving them to people, opening them by hand. */
class IncidentMoveApiTest {
  private static final String NONE = "000000000000000000000000";

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void snoozedIncidentsWakeWhenTheirTimeIsUp(TestDatabases kind) {
    try (MoveWorld world = new MoveWorld(kind, "")) {
      world.alerts.push("cpu", "Warning", "cpu high");
      String id = world.alerts.incident();
      world.call("/incident/ack", ids(id));
      long now = world.alerts.server().clock().instant().getEpochSecond();

      world.call("/incident/snooze", ids(id) + ", 'minutes': 1440");

      assertThat(world.info(id).get("snoozed_before").asLong()).isEqualTo(now + 86_400);
      assertThat(world.info(id).get("progress").asString()).isEqualTo("Processing");
      assertThat(world.titles("'is_snoozed': true")).containsExactly("cpu high");
      assertThat(world.titles("'is_snoozed': false")).isEmpty();
      world.alerts.server().clock().advance(Duration.ofDays(1));
      world.alerts.push("disk", "Warning", "disk full");
      JsonNode woken = world.info(id);
      assertThat(woken.get("progress").asString()).isEqualTo("Triggered");
      assertThat(woken.get("snoozed_before").asLong()).isZero();
      assertThat(woken.get("ack_time").asLong()).isZero();
      assertThat(world.feed(id)).containsExactly("i_new", "i_ack", "i_snooze", "i_wake");
      JsonNode last = world.feedItems(id).get(3);
      assertThat(last.get("creator_id").asLong()).isZero();
      assertThat(last.at("/detail/snoozedBefore").asLong()).isEqualTo(now + 86_400);
      world.call("/incident/ack", ids(id));
      assertThat(world.info(id).get("progress").asString()).isEqualTo("Processing");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whatEndsASnoozeEarly(TestDatabases kind) {
    try (MoveWorld world = new MoveWorld(kind, "")) {
      world.alerts.push("cpu", "Warning", "cpu high");
      String id = world.alerts.incident();
      String snooze = ids(id) + ", 'minutes': 10";

      world.call("/incident/snooze", snooze);
      world.call("/incident/snooze", snooze);
      world.call("/incident/wake", ids(id));
      world.call("/incident/wake", ids(id));
      assertThat(world.info(id).get("snoozed_before").asLong()).isZero();
      world.call("/incident/ack", ids(id));
      world.call("/incident/snooze", snooze);
      world.call("/incident/unack", ids(id));
      assertThat(world.info(id).get("snoozed_before").asLong()).isZero();
      world.call("/incident/snooze", snooze);
      world.call("/incident/resolve", ids(id));
      assertThat(world.info(id).get("snoozed_before").asLong()).isZero();
      world.alerts.server().clock().advance(Duration.ofMinutes(11));
      world.alerts.push("disk", "Warning", "disk full");

      assertThat(world.feed(id))
          .containsExactly(
              "i_new", "i_snooze", "i_wake", "i_ack", "i_snooze", "i_unack", "i_snooze", "i_rslv");
      assertThat(world.sentence("/incident/snooze", snooze))
          .contains("is Closed and cannot be snoozed");
      assertThat(world.sentence("/incident/snooze", ids(id) + ", 'minutes': 1441"))
          .isEqualTo("minutes: 1441 (expected: 1..1440)");
      assertThat(world.refused("/incident/snooze", ids(id) + ", 'minutes': 0"))
          .isEqualTo("400 InvalidParameter");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whoeverAcknowledgedKeepsAReassignedIncidentGoing(TestDatabases kind) {
    try (MoveWorld world = new MoveWorld(kind, "")) {
      world.alerts.push("cpu", "Warning", "cpu high");
      String id = world.alerts.incident();
      world.call("/incident/ack", ids(id));

      world.call("/incident/assign", id(id) + ", " + to("1, " + ALICE));
      assertThat(world.info(id).get("progress").asString()).isEqualTo("Processing");
      assertThat(world.info(id).get("ack_time").asLong()).isPositive();
      world.call("/incident/assign", ids(id) + ", " + to("" + BOB));
      world.call("/incident/assign", ids(id) + ", " + to("" + BOB));

      JsonNode incident = world.info(id);
      assertThat(incident.get("progress").asString()).isEqualTo("Triggered");
      assertThat(incident.get("ack_time").asLong()).isZero();
      assertThat(incident.get("responders").findValuesAsString("person_name"))
          .containsExactly("Member " + BOB);
      assertThat(incident.at("/assigned_to/type").asString()).isEqualTo("reassign");
      assertThat(incident.at("/assigned_to/person_ids/0").asLong()).isEqualTo(BOB);
      assertThat(incident.at("/assigned_to/escalate_rule_id").asString()).isEqualTo(NONE);
      assertThat(world.feed(id)).containsExactly("i_new", "i_ack", "i_assign", "i_assign");
      assertThat(world.feedItems(id).get(2).at("/detail/type").asString()).isEqualTo("assign");
      assertThat(world.titles("'responder_ids': [" + BOB + "]")).containsExactly("cpu high");
      assertThat(world.titles("'responder_ids': [" + ALICE + "]")).isEmpty();
      assertThat(world.titles("'acker_ids': [" + BOB + "]")).isEmpty();
    }
  }

  private static String to(String people) {
    return "'assigned_to': {'person_ids': [" + people + "]}";
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void respondersAreAddedAndUnknownOnesRefused(TestDatabases kind) {
    try (MoveWorld world = new MoveWorld(kind, "")) {
      world.alerts.push("cpu", "Warning", "cpu high");
      String id = world.alerts.incident();
      world.call("/incident/ack", ids(id));

      String add = id(id) + ", 'person_ids': [" + ALICE + "]";
      world.call(
          "/incident/responder/add",
          add + ", 'notify': {'follow_preference': false, 'personal_channels': ['sms']}");
      world.call("/incident/responder/add", add);

      assertThat(world.info(id).get("progress").asString()).isEqualTo("Processing");
      assertThat(world.feed(id)).containsExactly("i_new", "i_ack", "i_a_rspd");
      JsonNode told = world.feedItems(id).get(2).get("detail");
      assertThat(told.at("/to/0").asLong()).isEqualTo(ALICE);
      assertThat(told.at("/notify/personal_channels/0").asString()).isEqualTo("sms");
      assertThat(world.titles("'acker_ids': [1]")).containsExactly("cpu high");
      assertThat(world.titles("'acker_ids': [" + ALICE + "]")).isEmpty();
      assertThat(world.sentence("/incident/assign", ids(id) + ", " + to(ALICE + ", 77")))
          .isEqualTo("assigned_to.person_ids[1]: 77 (expected: of a member who is not disabled)");
      assertThat(
              world.sentence(
                  "/incident/responder/add", id(id) + ", 'person_ids': [" + DISABLED + "]"))
          .startsWith("person_ids[0]: " + DISABLED);
      assertThat(world.refused("/incident/assign", ids(id) + ", " + to("")))
          .isEqualTo("400 InvalidParameter");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void assigningByARuleNamesItsLevel(TestDatabases kind) {
    try (MoveWorld world = new MoveWorld(kind, "")) {
      world.alerts.push("cpu", "Warning", "cpu high");
      String id = world.alerts.incident();
      String target = "'target': {'person_ids': [1], 'by': {'follow_preference': true}}";
      String rule =
          world
              .call(
                  "/channel/escalate/rule/create",
                  "'channel_id': "
                      + world.alerts.channel()
                      + ", 'rule_name': 'day', 'template_id': '6321aad26c12104586a88916', 'layers': [{"
                      + target
                      + "}, {"
                      + target
                      + "}]")
              .get("rule_id")
              .asString();

      world.call("/incident/assign", ids(id) + ", " + to(rule, 0));
      world.call("/incident/assign", ids(id) + ", " + to(rule, 1));

      JsonNode assigned = world.info(id).get("assigned_to");
      assertThat(assigned.get("escalate_rule_name").asString()).isEqualTo("day");
      assertThat(assigned.get("layer_idx").asInt()).isEqualTo(1);
      assertThat(assigned.get("type").asString()).isEqualTo("escalate");
      assertThat(world.sentence("/incident/assign", ids(id) + ", " + to(rule, 2)))
          .contains("assigned_to.escalate_rule_id: " + rule + " level 2");
    }
  }

  private static String to(String rule, int level) {
    return "'assigned_to': {'escalate_rule_id': '" + rule + "', 'layer_idx': " + level + "}";
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void incidentsOpenedByHandAreLikeAllOthers(TestDatabases kind) {
    try (MoveWorld world = new MoveWorld(kind, ", 'auto_resolve_timeout': 3600")) {
      JsonNode made =
          world.call(
              "/incident/create",
              "'incident_severity': 'Critical', 'title': 'phones are dead', 'description': 'all', "
                  + "'channel_id': "
                  + world.alerts.channel()
                  + ", "
                  + to("" + ALICE));
      String id = made.get("incident_id").asString();
      String alone =
          world
              .call("/incident/create", "'incident_severity': 'Info'")
              .get("incident_id")
              .asString();

      assertThat(made.get("title").asString()).isEqualTo("phones are dead");
      JsonNode incident = world.info(id);
      assertThat(incident.get("incident_status").asString()).isEqualTo("Critical");
      assertThat(incident.get("progress").asString()).isEqualTo("Triggered");
      assertThat(incident.at("/creator/person_name").asString()).isEqualTo("Administrator");
      assertThat(incident.at("/responders/0/person_id").asLong()).isEqualTo(ALICE);
      assertThat(world.feed(id)).containsExactly("i_new", "i_assign");
      assertThat(world.titles("'channel_ids': [0]"))
          .containsExactly("Incident " + alone.substring(18).toUpperCase(Locale.ROOT));
      assertThat(world.titles("'query': 'PHONES'")).containsExactly("phones are dead");
      assertThat(world.titles("'creator_ids': [1]")).hasSize(2);
      assertThat(world.titles("'creator_ids': [0]")).isEmpty();
      world.alerts.server().clock().advance(Duration.ofHours(1));
      world.alerts.push("cpu", "Warning", "cpu high");
      assertThat(world.info(id).get("progress").asString()).isEqualTo("Closed");
      assertThat(world.info(alone).get("progress").asString()).isEqualTo("Triggered");
      assertThat(world.refused("/incident/create", "'incident_severity': 'Info', 'channel_id': 99"))
          .isEqualTo("400 ResourceNotFound");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void oneBadIdRefusesTheWholeCall(TestDatabases kind) {
    try (MoveWorld world = new MoveWorld(kind, "")) {
      world.alerts.push("cpu", "Warning", "cpu high");
      String id = world.alerts.incident();
      String missing = "0123456789abcdef01234567";

      for (String move : List.of("snooze", "wake", "disable-merge", "enable-merge", "remove")) {
        String body = ids(id, missing) + ", 'minutes': 5";
        assertThat(world.sentence("/incident/" + move, body)).as(move).contains(missing);
      }
      assertThat(world.sentence("/incident/assign", ids(id, missing) + ", " + to("1")))
          .contains(missing);

      assertThat(world.feed(id)).containsExactly("i_new");
      assertThat(world.info(id).get("snoozed_before").asLong()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void removedIncidentsAreGoneAndTheirAlertsStay(TestDatabases kind) {
    String group = ", 'group': {'method': 'p', 'equals': [['title']], 'time_window': 0}";
    try (MoveWorld world = new MoveWorld(kind, group)) {
      world.alerts.push("cpu", "Warning", "cpu high");
      String id = world.alerts.incident();
      String alert = world.alerts.alert();

      world.call("/incident/remove", ids(id));

      assertThat(world.refused("/incident/info", id(id))).isEqualTo("400 ResourceNotFound");
      assertThat(world.titles("")).isEmpty();
      JsonNode left = world.call("/alert/info", "'alert_id': '" + alert + "'");
      assertThat(left.path("incident").isMissingNode()).isTrue();
      world.alerts.push("cpu", "Warning", "cpu high");
      assertThat(world.titles("")).containsExactly("cpu high");
      assertThat(world.alerts.incident()).isNotEqualTo(id);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void commentsKeepWhomTheySpeakTo(TestDatabases kind) {
    try (MoveWorld world = new MoveWorld(kind, "")) {
      world.alerts.push("cpu", "Warning", "cpu high");
      String id = world.alerts.incident();

      world.call(
          "/incident/comment",
          ids(id) + ", 'comment': '@Member see', 'mute_reply': true, 'mentions': [" + ALICE + "]");

      JsonNode detail = world.feedItems(id).get(1).get("detail");
      assertThat(detail.get("mute_reply").asBoolean()).isTrue();
      assertThat(detail.at("/mentions/0").asLong()).isEqualTo(ALICE);
      assertThat(world.refused("/incident/comment", ids(id) + ", 'comment': 'x', 'mentions': [9]"))
          .isEqualTo("400 ResourceNotFound");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whatHappenedBeforeIsFoundByItsWords(TestDatabases kind) {
    try (MoveWorld world = new MoveWorld(kind, "")) {
      world.alerts.push("payments slow", "Warning", "payments answer slowly");
      String first = world.alerts.incident();
      world.call("/incident/resolve", ids(first) + ", 'resolution': 'restart the gateway'");
      world.alerts.server().clock().advance(Duration.ofHours(1));
      world.alerts.push("disk", "Warning", "disk of the archive is full");
      world.call("/incident/resolve", ids(world.alerts.incident()));
      world.alerts.server().clock().advance(Duration.ofHours(1));
      world.alerts.push("payments slow", "Warning", "payments answer slowly");

      JsonNode found = world.call("/incident/past/list", id(world.alerts.incident()));

      assertThat(found.get("items")).hasSize(1);
      assertThat(found.at("/items/0/incident_id").asString()).isEqualTo(first);
      assertThat(found.at("/items/0/score").asDouble()).isGreaterThan(0.99);
      assertThat(world.refused("/incident/past/list", id(first) + ", 'limit': 101"))
          .isEqualTo("400 InvalidParameter");
    }
  }
}
