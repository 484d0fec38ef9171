package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quell.storage.TestDatabases;
import dev.quell.web.Answer;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * What senders of the standard protocol may rely on, on both databases. The numbers are those of
 * the conformance scenarios of the push protocol.
 */
class StandardStoriesTest {
  private static final PushWorld.Servers SERVERS = new PushWorld.Servers();

  @AfterAll
  static void stop() {
    SERVERS.close();
  }

  // 1
  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aGeneratedKeyClosesItsAlertAndIncident(TestDatabases store) {
    PushWorld world = world(store, "");
    String key =
        world
            .push("{'title_rule': 'db down', 'event_status': 'Critical'}")
            .data()
            .get("alert_key")
            .asString();

    world.push(event(key, "Ok", "over", ""));

    assertThat(world.alert().get("alert_status").asString()).isEqualTo("Ok");
    assertThat(world.incidents())
        .extracting(incident -> incident.get("progress").asString())
        .containsExactly("Closed");
  }

  // 2
  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aRecoveryWithoutAKeyIsRefusedAndOneOfAnUnknownKeyIsNot(TestDatabases store) {
    PushWorld world = world(store, "");

    Answer keyless = world.push("{'title_rule': 'db down', 'event_status': 'Ok'}");
    Answer unknown = world.push(event("never-seen", "Ok", "", ""));

    assertThat(keyless.refusal()).isEqualTo("400 InvalidParameter");
    assertThat(keyless.message()).startsWith("alert_key: missing (expected: ");
    assertThat(unknown.data().get("alert_key").asString()).isEqualTo("never-seen");
    assertThat(world.alerts()).isEmpty();
    assertThat(world.incidents()).isEmpty();
  }

  // 3
  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aRepeatCountsOnlyWhenItSaysSomethingNew(TestDatabases store) {
    PushWorld world = world(store, "");

    world.push(event("k", "Critical", "lag 5 s", "'host': 'a'"));
    world.push(event("k", "Critical", "lag 5 s", "'host': 'a'"));

    assertThat(world.alert().get("event_cnt").asInt()).isEqualTo(1);

    world.push(event("k", "Critical", "lag 5 s", "'host': 'b'"));

    assertThat(world.alert().get("event_cnt").asInt()).isEqualTo(1);
    assertThat(world.alert().at("/labels/host").asString()).isEqualTo("b");

    world.push(event("k", "Critical", "lag 9 s", "'host': 'b'"));

    assertThat(world.alert().get("event_cnt").asInt()).isEqualTo(2);
    assertThat(world.feed()).containsExactly("a_new", "a_update");
  }

  // 4
  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void theSeverityStaysAtItsHighestWhileTheStatusFollows(TestDatabases store) {
    PushWorld world = world(store, "");

    world.push(event("k", "Critical", "", ""));
    world.push(event("k", "Warning", "", ""));

    assertThat(world.alert().get("alert_status").asString()).isEqualTo("Warning");
    assertThat(world.alert().get("alert_severity").asString()).isEqualTo("Critical");

    world.push(event("k", "Ok", "", ""));

    assertThat(world.alert().get("alert_severity").asString()).isEqualTo("Critical");
    assertThat(world.statuses(world.alert())).containsExactly("Critical", "Warning", "Ok");
  }

  // 5
  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aRecoveryAddsLabelsAndChangesNone(TestDatabases store) {
    PushWorld world = world(store, "");
    world.push(event("k", "Critical", "", "'host': 'a'"));
    world.advance(Duration.ofMinutes(1));

    world.push(event("k", "Ok", "", "'host': 'b', 'closed_by': 'probe'"));

    assertThat(world.alert().at("/labels/host").asString()).isEqualTo("a");
    assertThat(world.alert().at("/labels/closed_by").asString()).isEqualTo("probe");
  }

  // 6
  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aKeyThatFiresAgainAfterItsEndIsANewAlertAndIncident(TestDatabases store) {
    PushWorld world = world(store, "");
    world.push(event("k", "Critical", "", ""));
    world.push(event("k", "Ok", "", ""));
    world.advance(Duration.ofMinutes(1));

    world.push(event("k", "Critical", "", ""));

    assertThat(world.alerts())
        .extracting(alert -> alert.get("alert_status").asString())
        .containsExactly("Ok", "Critical");
    assertThat(world.incidents())
        .extracting(incident -> incident.get("progress").asString())
        .containsExactly("Closed", "Triggered");
  }

  // 7
  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void anEventBehindTheMergeWindowIsANewAlert(TestDatabases store) {
    PushWorld world = world(store, ", 'merge_window_minutes': 10");
    world.push(event("k", "Critical", "first", ""));
    world.advance(Duration.ofMinutes(9));
    world.push(event("k", "Critical", "within", ""));

    assertThat(world.alerts()).hasSize(1);

    world.advance(Duration.ofMinutes(2));
    world.push(event("k", "Critical", "behind", ""));

    assertThat(world.alerts()).hasSize(2);
  }

  // 8
  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whatIsTooLongIsCutAndTheSenderIsTold(TestDatabases store) {
    PushWorld world = world(store, "");
    String labels =
        IntStream.rangeClosed(1, 51)
            .mapToObj(i -> "'l%02d': '%d'".formatted(i, i))
            .collect(Collectors.joining(", "));
    String images =
        "[{'src': 'https://img.example.com/1', 'alt': '%s'}, {'src': 'https://%s', 'alt': 'x'}]"
            .formatted("a".repeat(129), "s".repeat(257 - "https://".length()));

    Answer answer =
        world.push(
            "{'title_rule': '%s', 'event_status': 'Info', 'labels': {%s}, 'images': %s}"
                .formatted("t".repeat(513), labels, images));

    JsonNode alert = world.alert();
    assertThat(alert.get("title").asString()).hasSize(512);
    assertThat(alert.get("labels")).hasSize(50);
    assertThat(alert.get("images")).hasSize(1);
    assertThat(alert.at("/images/0/alt").asString()).hasSize(128);
    assertThat(answer.data().get("warnings").toString())
        .contains(
            "title_rule: cut from 513 to 512 characters",
            "labels: 1 left out",
            "image alt: cut from 129 to 128 characters",
            "left out (expected: http or https, at most 256 characters)");
  }

  // 9
  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aLabelNobodySentShowsInTheTitleAsItsSpellingAsks(TestDatabases store) {
    PushWorld world = world(store, "");

    for (String rule :
        new String[] {"$a::$b", "[TPL]${a} / ${b}", "[TPL]{{.Labels.b}}", "[TPL]<{{.Labels.b}}>"}) {
      world.push("{'title_rule': '" + rule + "', 'event_status': 'Info', 'labels': {'a': 'A'}}");
    }

    assertThat(world.alerts())
        .extracting(
            alert -> alert.get("title_rule").asString(), alert -> alert.get("title").asString())
        .containsExactlyInAnyOrder(
            tuple("$a::$b", "A / $b"),
            tuple("[TPL]${a} / ${b}", "A / <no value>"),
            // an alert without any title could not be found or named, so its rule stands in
            tuple("[TPL]{{.Labels.b}}", "[TPL]{{.Labels.b}}"),
            tuple("[TPL]<{{.Labels.b}}>", "<>"));
  }

  // 10
  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void theUrlSetsTheSeverityOfASourceThatKnowsOnlyOne(TestDatabases store) {
    PushWorld world = new PushWorld(SERVERS.on(store), "prometheus.alert", "", "");
    String body = "{'alerts': [{'status': 'firing', 'labels': {'alertname': 'A'}}]}";

    Answer wrong = world.push(body, "&severity=info");
    world.push(body, "&severity=Info");

    assertThat(wrong.message())
        .isEqualTo("severity: \"info\" (expected: Critical, Warning or Info)");
    assertThat(world.alert().get("alert_severity").asString()).isEqualTo("Info");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aListWithABadItemKeepsTheGoodOnesAndNamesTheOther(TestDatabases store) {
    PushWorld world = world(store, "");

    Answer answer =
        world.push(
            "[%s, {'event_status': 'critical'}, %s]"
                .formatted(event("a", "Critical", "", ""), event("b", "Info", "", "")));

    String told =
        "not taken: [1].event_status: \"critical\" (expected: Critical, Warning, Info or Ok)";
    assertThat(answer.data().get("alert_keys")).hasSize(2);
    assertThat(answer.data().at("/warnings/0").asString()).isEqualTo(told);
    assertThat(world.alerts()).hasSize(2);
    assertThat(world.deliveries().getFirst().get("verdict").asString()).isEqualTo("accepted");
    assertThat(world.deliveries().getFirst().get("reason").asString()).isEqualTo(told);
  }

  private static PushWorld world(TestDatabases store, String channelSettings) {
    return new PushWorld(SERVERS.on(store), "standard.alert", channelSettings, "");
  }

  private static String event(String key, String status, String description, String labels) {
    return ("{'title_rule': 'about %1$s', 'event_status': '%2$s', 'alert_key': '%1$s',"
            + " 'description': '%3$s', 'labels': {%4$s}}")
        .formatted(key, status, description, labels);
  }
}
