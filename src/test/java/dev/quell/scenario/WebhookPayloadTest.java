package dev.quell.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.notify.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What programs outside are told has the published form, a signature, and the order of things. */
class WebhookPayloadTest {
  private final WebhookWorld here = new WebhookWorld();

  @AfterEach
  void end() {
    here.close();
  }

  @Test
  void aReceiverIsToldEachStepOfAnIncidentInOrder() throws IOException {
    here.hook("incident", "/all", "");
    here.world().push("disk", "Critical", "Disk full");
    String incident = here.world().incident();
    here.told("/all", 1);
    here.call("/incident/ack", "{'incident_ids': ['" + incident + "']}");
    here.call("/incident/comment", "{'incident_ids': ['" + incident + "'], 'comment': 'on it'}");
    here.call("/incident/resolve", "{'incident_ids': ['" + incident + "']}");

    List<Receiver.Call> told = here.told("/all", 4);

    assertThat(types(told)).containsExactly("i_new", "i_ack", "i_comm", "i_rslv");
    assertThat(told).allSatisfy(call -> holds("incident", call.body()));
    assertThat(told)
        .extracting(call -> call.body().path("event_id").asString())
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[0-9a-f]{32}"));
    assertThat(told.getFirst().body().has("person")).isFalse();
    JsonNode acknowledged = told.get(1).body();
    holds("responder", acknowledged.path("person"));
    holds("responder", acknowledged.at("/incident/responders/0"));
    assertThat(acknowledged.at("/incident/progress").asString()).isIn("Processing", "Closed");
    assertThat(told.getLast().body().at("/incident/progress").asString()).isEqualTo("Closed");
    assertThat(told.getLast().body().at("/incident/detail_url").asString())
        .startsWith("http")
        .endsWith("/incident/" + incident);
  }

  @Test
  void aReceiverIsToldOfAlerts() throws IOException {
    here.hook("alert", "/alerts", ", 'event_types': ['a_new', 'a_merge']");
    here.hook("alert", "/updates", ", 'event_types': ['a_update']");
    here.world().push("disk", "Warning", "Disk full");
    String alert = here.world().alert();
    here.world().push("disk", "Critical", "Disk full");
    here.call("/incident/resolve", "{'incident_ids': ['" + here.world().incident() + "']}");

    List<Receiver.Call> updates = here.told("/updates", 2);
    List<Receiver.Call> told = here.told("/alerts", 2);

    assertThat(types(told)).containsExactly("a_new", "a_close");
    assertThat(types(updates)).containsExactly("a_update", "a_close");
    assertThat(updates).allSatisfy(call -> holds("alert", call.body()));
    assertThat(updates.getLast().body().at("/alert/progress").asString()).isEqualTo("Closed");
    assertThat(updates.getLast().body().at("/alert/alert_id").asString()).isEqualTo(alert);
  }

  @Test
  void whatJoinsAnIncidentIsToldOfTheAlert() {
    here.call(
        "/channel/update",
        "{'channel_id': "
            + here.world().channel()
            + ", 'group': {'method': 'p', 'equals': [['labels.check']], 'time_window':"
            + " 60}}");
    here.hook("alert", "/joins", ", 'event_types': ['a_merge']");
    here.world().push("one", "Critical", "Disk full", "'check': 'disk'");
    here.world().push("two", "Critical", "Disk full", "'check': 'disk'");

    JsonNode told = here.told("/joins", 1).getFirst().body();

    assertThat(told.path("event_type").asString()).isEqualTo("a_merge");
    assertThat(told.at("/alert/alert_key").asString()).isEqualTo("two");
    assertThat(told.at("/alert/incident/incident_id").asString())
        .isEqualTo(here.world().incident());
  }

  @Test
  void aBodyOfOnesOwnKeepsTheSortOfWhatItNames() {
    here.hook(
        "incident",
        "/own",
        ", 'custom_body': '{\\'l\\': \\'{{incident.labels}}\\', \\'t\\': \\'x {{incident.title}}\\', \\'u\\': \\'{{incident.unknown}}\\'}'"
            .replace("\\'", "\\\""));
    here.world().push("disk", "Critical", "Disk full");

    JsonNode body = here.told("/own", 1).getFirst().body();

    assertThat(body.at("/l/check").asString()).isEqualTo("disk");
    assertThat(body.path("t").asString()).isEqualTo("x Disk full");
    assertThat(body.path("u").asString()).isEqualTo("{{incident.unknown}}");
  }

  @Test
  void aRequestProvesWhereItComesFromAndSecretsStayHidden() {
    here.receiver.says("you said Bearer of-bad-news");
    long hook =
        here.hook("incident", "/signed", ", 'headers': {'Authorization': 'Bearer of-bad-news'}");
    here.world().push("disk", "Critical", "Disk full");

    Receiver.Call call = here.told("/signed", 1).getFirst();

    String signed =
        Signature.hex(
            "a-secret-of-this-test", call.header("X-quell-timestamp") + "." + call.text());
    assertThat(call.header("X-quell-signature")).isEqualTo("v1=" + signed);
    assertThat(call.header("Authorization")).isEqualTo("Bearer of-bad-news");
    assertThat(call.header("X-quell-event-id")).isEqualTo(call.body().path("event_id").asString());
    JsonNode detail = here.detail(here.history(hook, 1).getFirst());
    assertThat(detail.path("request_headers").asString()).contains("Authorization");
    assertThat(detail.toString()).doesNotContain("of-bad-news").doesNotContain(signed);
  }

  private static List<String> types(List<Receiver.Call> calls) {
    return calls.stream().map(call -> call.body().path("event_type").asString()).toList();
  }

  /** Everything that the file of this name says is published. */
  private static void holds(String file, JsonNode body) {
    for (String line : lines(file)) {
      String[] field = line.split(" ", -1);
      JsonNode value = body.at("/" + field[0].replace('.', '/'));
      boolean right =
          switch (field[1]) {
            case "number" -> value.isIntegralNumber();
            case "text" -> value.isString();
            case "object" -> value.isObject();
            default -> value.isArray();
          };
      assertThat(right).as("%s is a %s in %s", field[0], field[1], body).isTrue();
    }
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of("src/test/resources/webhooks/" + file + ".txt")).stream()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
