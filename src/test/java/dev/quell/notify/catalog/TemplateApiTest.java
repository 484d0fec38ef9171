package dev.quell.notify.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.AlertWorld;
import dev.quell.web.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Words of one's own are kept, tried when they are saved, and not deleted under a rule. */
class TemplateApiTest {
  private static AlertWorld world;

  @BeforeAll
  static void begin() {
    world = new AlertWorld("");
  }

  @AfterAll
  static void end() {
    world.close();
  }

  @Test
  void aTemplateIsMadeReplacedListedAndDeleted() {
    String id = create("words", "'sms': '{{.Title}} is bad', 'email': '<b>{{.Title}}</b>'");

    JsonNode made = world.call("/template/info", named(id));
    assertThat(made.path("sms").asString()).isEqualTo("{{.Title}} is bad");
    assertThat(made.path("voice").asString()).isEmpty();
    world.call(
        "/template/update",
        "{'template_id': '" + id + "', 'template_name': 'other words', 'voice': '{{.Num}}'}");
    JsonNode replaced = world.call("/template/info", named(id));
    assertThat(replaced.path("template_name").asString()).isEqualTo("other words");
    assertThat(replaced.path("sms").asString()).isEmpty();
    assertThat(world.call("/template/list", "{'query': 'OTHER'}").path("total").asInt()).isOne();
    world.call("/template/delete", named(id));
    assertThat(world.post("/template/info", named(id)).status()).isEqualTo(400);
  }

  @Test
  void whatCannotBeFilledInIsRefusedByItsMedium() {
    Answer answer =
        world.post(
            "/template/create", "{'template_name': 'bad', 'telegram': '{{nonsense .Title}}'}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).startsWith("telegram: ").contains("nonsense");
  }

  @Test
  void aNameIsGivenOnce() {
    create("twice", "'sms': 'x'");

    Answer answer = world.post("/template/create", "{'template_name': 'twice'}");

    assertThat(answer.message()).contains("template_name: \"twice\" (expected: a name nobody has)");
  }

  @Test
  void aTemplateIsTriedOnAnIncidentWithoutSendingAnything() {
    world.push("tried", "Critical", "Disk <full>");
    String incident = world.incident();

    JsonNode preview =
        world.call(
            "/template/preview",
            "{'type': 'email', 'content': '<b>{{.Title}}</b>', 'incident_id': '" + incident + "'}");
    JsonNode failed = world.call("/template/preview", "{'type': 'sms', 'content': '{{.Nothing}}'}");

    assertThat(preview.path("success").asBoolean()).isTrue();
    assertThat(preview.path("content").asString()).isEqualTo("<b>Disk &lt;full&gt;</b>");
    assertThat(failed.path("success").asBoolean()).isFalse();
    assertThat(failed.path("message").asString()).contains("Nothing");
    assertThat(failed.path("content").asString()).isNotEmpty();
    assertThat(
            world
                .call("/template/preset", "{'type': 'sms', 'language': 'zh'}")
                .path("content")
                .asString())
        .contains("{{");
  }

  @Test
  void aPreviewSaysHowLongItIsAndHowLongItMayBe() {
    JsonNode inBytes = world.call("/template/preview", "{'type': 'dingtalk', 'content': '磁盘'}");
    JsonNode inCharacters =
        world.call("/template/preview", "{'type': 'telegram', 'content': '磁盘'}");
    JsonNode unlimited = world.call("/template/preview", "{'type': 'webhook', 'content': 'x'}");

    assertThat(inBytes.path("size").asInt()).isEqualTo(6);
    assertThat(inBytes.path("limit").asInt()).isEqualTo(4000);
    assertThat(inBytes.path("unit").asString()).isEqualTo("bytes");
    assertThat(inCharacters.path("size").asInt()).isEqualTo(2);
    assertThat(inCharacters.path("limit").asInt()).isEqualTo(4096);
    assertThat(inCharacters.path("unit").asString()).isEqualTo("characters");
    assertThat(unlimited.path("limit").asInt()).isZero();
  }

  @Test
  void aPreviewOfNothingShowsTheWordsThatComeWithQuell() {
    JsonNode preview = world.call("/template/preview", "{'type': 'sms', 'content': ''}");

    assertThat(preview.path("success").asBoolean()).isTrue();
    assertThat(preview.path("content").asString()).contains("cpu usage of db-1");
  }

  @Test
  void aTemplateInUseStays() {
    String id = create("used", "'webhook': '{{.Title}}'");
    world.call(
        "/channel/escalate/rule/create",
        "{'channel_id': "
            + world.channel()
            + ", 'rule_name': 'all', 'template_id': '"
            + id
            + "', 'layers': [{'target': {'person_ids': [1], 'by': {'critical': ['email']}}}]}");

    Answer answer = world.post("/template/delete", named(id));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("ReferenceExist", "of channel shop");
  }

  private static String create(String name, String sources) {
    return world
        .call("/template/create", "{'template_name': '" + name + "', " + sources + "}")
        .path("template_id")
        .asString();
  }

  private static String named(String id) {
    return "{'template_id': '" + id + "'}";
  }
}
