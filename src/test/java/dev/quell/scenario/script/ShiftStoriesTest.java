package dev.quell.scenario.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.storage.TestDatabases;
import dev.quell.web.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** In which words people hear of their shifts, and what is kept of it. */
class ShiftStoriesTest {
  private final Playhouse house = new Playhouse(TestDatabases.SQLITE);
  private final Crew.Member ann = house.crew().lend();
  private final Crew.Member bob = house.crew().lend();
  private final Instant noon = house.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.HOURS);

  @BeforeEach
  void hearByText() {
    prefer(ann, "en-US");
    prefer(bob, "zh-CN");
  }

  @AfterEach
  void end() {
    house.close();
  }

  @Test
  void bothHearWhenAndWhoElse() {
    long schedule = schedule("'advance_in_time': 600, 'by': {'follow_preference': true}");

    house.turnTo(noon.minusSeconds(600));

    assertThat(texts(ann))
        .singleElement()
        .asString()
        .contains("Your time on call in nights ends at ", " (UTC)")
        .contains("On call after you: " + bob.name());
    assertThat(texts(bob))
        .singleElement()
        .asString()
        .contains("您在「nights」值班：", "(UTC) 起")
        .contains("上一班：" + ann.name());
    assertThat(states(schedule)).containsExactlyInAnyOrder("delivered", "delivered");
    JsonNode sent = notices(schedule).get(0);
    assertThat(sent.path("shift_at").asLong()).isEqualTo(noon.getEpochSecond());
    assertThat(sent.path("shift_kind").asString()).isEqualTo("change");
  }

  @Test
  void whatCannotBeSentIsKeptWithItsReason() {
    long schedule =
        schedule(
            "'advance_in_time': 0, 'by': {'personal_channels': ['email']},"
                + " 'webhooks': [{'type': 'feishu_app', 'settings': {'alias': 'ops'}}]");

    house.turnTo(noon.plusSeconds(1));

    assertThat(states(schedule)).contains("failed");
    assertThat(notices(schedule).valueStream().map(one -> one.path("answer").asString()))
        .contains("feishu_app is not served here")
        .anyMatch(said -> said.startsWith("email is not set up on this server"));
  }

  @Test
  void whoPrefersAnotherMediumMeanwhileIsNotToldTwice() {
    schedule("'advance_in_time': 600, 'by': {'follow_preference': true}");
    house.turnTo(noon.minusSeconds(600));
    house.post(
        bob,
        "/preference/update",
        json("{'schedule_shift_notify': {'personal_channels': ['voice']}}"));

    house.restart();
    house.turnTo(noon.minusSeconds(300));

    assertThat(texts(bob)).hasSize(1);
  }

  @Test
  void aDeletedScheduleTellsNobody() {
    long schedule = schedule("'advance_in_time': 0, 'by': {'follow_preference': true}");

    call("/schedule/delete", "{'schedule_ids': [" + schedule + "]}");
    house.turnTo(noon.plusSeconds(1));

    assertThat(texts(ann)).isEmpty();
    assertThat(texts(bob)).isEmpty();
  }

  @Test
  void whatWasMeantForSomebodyElseByThenIsNotSent() {
    long schedule = schedule("'advance_in_time': 600, 'by': {'follow_preference': true}");
    house.listeners().fails(bob.phone(), "sms", true);
    house.turnTo(noon.minusSeconds(600));
    call(
        "/schedule/override/create",
        "{'schedule_id': %d, 'start': %d, 'end': %d, 'person_ids': [%d]}"
            .formatted(schedule, noon.getEpochSecond(), noon.getEpochSecond() + 86_400, ann.id()));
    house.listeners().fails(bob.phone(), "sms", false);

    house.turnTo(noon);

    assertThat(texts(bob)).isEmpty();
    assertThat(notices(schedule).valueStream().map(one -> one.path("answer").asString()))
        .contains("not sent: the schedule was changed");
  }

  /** Ann until noon, then bob. */
  private long schedule(String notify) {
    return call(
            "/schedule/create",
            """
            {'schedule_name': 'nights', 'time_zone': 'UTC', 'notify': {%s}, 'layers': [{
              'layer_name': 'l', 'layer_start': %d, 'rotation_unit': 'hour', 'rotation_value': 6,
              'groups': [
                {'members': [{'person_ids': [%d]}]}, {'members': [{'person_ids': [%d]}]}]}]}
            """
                .formatted(notify, noon.getEpochSecond() - 6 * 3600, ann.id(), bob.id()))
        .path("schedule_id")
        .asLong();
  }

  private void prefer(Crew.Member member, String locale) {
    house.post(
        member,
        "/preference/update",
        json("{'schedule_shift_notify': {'personal_channels': ['sms']}}"));
    house.post(
        member,
        "/member/info/reset",
        json(
            "{'member_id': %d, 'locale': '%s', 'time_zone': 'UTC'}"
                .formatted(member.id(), locale)));
  }

  private List<String> texts(Crew.Member member) {
    return house.listeners().heard().stream()
        .filter(one -> one.taken() && one.to().equals(member.phone()))
        .filter(one -> one.kind().equals("shift"))
        .map(Listeners.Heard::text)
        .toList();
  }

  private List<String> states(long schedule) {
    return notices(schedule).valueStream().map(one -> one.path("state").asString()).toList();
  }

  private JsonNode notices(long schedule) {
    return call("/schedule/notice/list", "{'schedule_id': " + schedule + "}").path("items");
  }

  private JsonNode call(String path, String body) {
    return house.call(path, json(body));
  }

  private static JsonNode json(String body) {
    return Json.mapper().readTree(body.replace('\'', '"'));
  }
}
