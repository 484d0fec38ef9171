package dev.quell.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestServer;
import dev.quell.model.Severity;
import dev.quell.web.Answer;
import dev.quell.web.ApiClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;

/** What people do for themselves: passwords, keys, addresses, preferences; mail can be sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnAccountTest {
  private final TestServer server = TestServer.start(Senders.class);
  private final Staff staff = new Staff(server);
  private final Outbox outbox = server.app().part(Outbox.class);

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void forget() {
    outbox.letters.clear();
    outbox.codes.clear();
    server.clock().advance(Duration.ofHours(2));
  }

  static final class Outbox implements AccountLetters, CodeSender {
    final List<Letter> letters = new ArrayList<>();
    final List<Code> codes = new ArrayList<>();

    @Override
    public boolean canSend() {
      return true;
    }

    @Override
    public synchronized void send(Letter letter) {
      letters.add(letter);
    }

    @Override
    public boolean canSend(String medium) {
      return !medium.equals("voice");
    }

    @Override
    public synchronized Optional<String> send(Code code) {
      codes.add(code);
      return Optional.empty();
    }

    String token() {
      return Staff.token(letters.getLast().link());
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Senders {
    @Bean
    @Primary
    Outbox outbox() {
      return new Outbox();
    }
  }

  @Test
  void anInvitationGoesOutByMailAndIsToldToNobodyElse() {
    JsonNode item = staff.invite("Wei", "wei@example.org", Staff.VIEWER);

    assertThat(item.has("invitation_url")).isFalse();
    assertThat(outbox.letters.getLast().email()).isEqualTo("wei@example.org");
    String first = outbox.token();
    staff.call("/member/invitation/create", "{'member_id': " + item.get("member_id") + "}");
    assertThat(staff.accept(first, Staff.PASSWORD).message()).contains("token: used, too old");
    String second = outbox.token();
    server.clock().advance(Duration.ofDays(8));
    assertThat(staff.accept(second, Staff.PASSWORD).message()).contains("token: used, too old");
  }

  @Test
  void whoForgotThePasswordGetsAWayToANewOneOnce() {
    Staff.Somebody person = come("Forgetful");
    ApiClient stranger = server.anonymous();
    outbox.letters.clear();

    Answer known = forget(stranger, person.email());
    Answer unknown = forget(stranger, "nobody@example.org");

    assertThat(known.data()).isEqualTo(unknown.data());
    assertThat(outbox.letters).hasSize(1);
    String reset = Staff.json("{'token': '" + outbox.token() + "', 'password': 'brand new words'}");
    assertThat(stranger.post("/session/password/reset", reset).status()).isEqualTo(200);
    assertThat(stranger.post("/session/password/reset", reset).message()).contains("token: used");
    assertThat(person.post("/session/info", "{}").refusal())
        .as("whoever knew the old one is out")
        .isEqualTo("401 Unauthorized");
    server.anonymous().logIn(person.email(), "brand new words");
    for (int i = 0; i < 5; i++) {
      forget(stranger, person.email());
    }
    assertThat(outbox.letters).as("three an hour").hasSize(3);
  }

  @Test
  void aNewPasswordEndsTheOtherSessions() {
    Staff.Somebody person = come("Careful");
    ApiClient other = server.anonymous().logIn(person.email(), Staff.PASSWORD);
    String change = "{'old_password': '%s', 'new_password': '%s'}";

    Answer wrong =
        person.post("/person/password/change", change.formatted("nope", "some new words"));
    Answer name =
        person.post("/person/password/change", change.formatted(Staff.PASSWORD, person.email()));
    person.call("/person/password/change", change.formatted(Staff.PASSWORD, "some new words"));

    assertThat(wrong.message()).isEqualTo("old_password: wrong");
    assertThat(name.message()).startsWith("new_password: your name or address");
    assertThat(person.post("/session/info", "{}").status()).isEqualTo(200);
    assertThat(other.post("/session/info", "{}").refusal()).isEqualTo("401 Unauthorized");
  }

  @Test
  void aKeyIsShownOnceAndCanRest() {
    Staff.Somebody person = come("Keeper");
    JsonNode made = person.call("/person/app-key/create", "{'key_name': 'ci'}");
    ApiClient program = server.anonymous().withKey(made.get("key").asString());
    String id = "{'key_id': " + made.get("key_id") + "}";
    assertThat(program.call("/member/info", "{}").get("member_id").asLong()).isEqualTo(person.id());

    JsonNode listed = person.call("/person/app-key/list", "{}");
    person.call("/person/app-key/disable", id);
    Answer resting = program.post("/member/info", "{}");
    person.call("/person/app-key/enable", id);
    Answer working = program.post("/member/info", "{}");
    for (int i = 0; i < 4; i++) {
      person.call("/person/app-key/create", "{'key_name': 'more'}");
    }
    Answer sixth = person.post("/person/app-key/create", "{'key_name': 'too many'}");
    Answer foreign = staff.post("/person/app-key/delete", id);
    person.call("/person/app-key/delete", id);

    assertThat(listed.toString()).doesNotContain(made.get("key").asString());
    assertThat(listed.at("/items/0/last_used_at").asLong()).isPositive();
    assertThat(resting.refusal()).isEqualTo("401 Unauthorized");
    assertThat(working.status()).isEqualTo(200);
    assertThat(sixth.message()).contains("5 keys");
    assertThat(foreign.refusal()).isEqualTo("400 ResourceNotFound");
    assertThat(program.post("/member/info", "{}").refusal()).isEqualTo("401 Unauthorized");
  }

  @Test
  void anAddressCountsOnceItsCodeCameBack() {
    Staff.Somebody person = come("Reachable");
    String phone = "'medium': 'sms', 'address': '+86 138 0000 1111'";

    Answer voice =
        person.post("/person/contact/add", "{'medium': 'voice', 'address': '+8613800001111'}");
    person.call("/person/contact/add", "{" + phone + "}");
    CodeSender.Code code = outbox.codes.getLast();
    Answer tooSoon = person.post("/person/contact/resend", "{" + phone + "}");
    Answer wrong = person.post("/person/contact/verify", "{" + phone + ", 'code': '12345x'}");
    assertThat(contacts(person)).contains(new Contact("sms", "+8613800001111", false));
    person.call("/person/contact/verify", "{" + phone + ", 'code': '" + code.digits() + "'}");

    assertThat(voice.message()).contains("medium: \"voice\" (expected: one this server can send");
    assertThat(code.address()).isEqualTo("+8613800001111");
    assertThat(tooSoon.refusal()).isEqualTo("429 RequestTooFrequently");
    assertThat(wrong.message()).contains("code: wrong; 4 tries are left");
    assertThat(contacts(person)).contains(new Contact("sms", "+8613800001111", true));
    assertThat(
            person
                .post("/person/contact/verify", "{" + phone + ", 'code': '" + code.digits() + "'}")
                .message())
        .as("once")
        .contains("no code is waiting");
    person.call("/person/contact/delete", "{" + phone + "}");
    assertThat(contacts(person)).hasSize(1);
    assertThat(
            person
                .post(
                    "/person/contact/delete",
                    "{'medium': 'email', 'address': '" + person.email() + "'}")
                .message())
        .contains("one beside the address you log in with");
  }

  @Test
  void guessingACodeEndsAfterFiveTriesAndTenMinutes() {
    Staff.Somebody person = come("Guessed");
    String mail = "'medium': 'email', 'address': 'second." + person.email() + "'";
    person.call("/person/contact/add", "{" + mail + "}");
    String right = "{" + mail + ", 'code': '" + outbox.codes.getLast().digits() + "'}";
    for (int i = 0; i < 5; i++) {
      person.post("/person/contact/verify", "{" + mail + ", 'code': 'no'}");
    }

    assertThat(person.post("/person/contact/verify", right).message())
        .contains("no code is waiting");
    server.clock().advance(Duration.ofMinutes(2));
    person.call("/person/contact/resend", "{" + mail + "}");
    server.clock().advance(Duration.ofMinutes(11));
    String late = "{" + mail + ", 'code': '" + outbox.codes.getLast().digits() + "'}";
    assertThat(person.post("/person/contact/verify", late).message())
        .contains("no code is waiting");
    for (int i = 0; i < 3; i++) {
      server.clock().advance(Duration.ofMinutes(2));
      person.call("/person/contact/resend", "{" + mail + "}");
    }
    server.clock().advance(Duration.ofMinutes(2));
    assertThat(person.post("/person/contact/resend", "{" + mail + "}").message())
        .contains("5 codes were sent there today");
  }

  @Test
  void preferencesDecideByWhatOneIsTold() {
    Staff.Somebody person = come("Sleeper");
    assertThat(person.call("/preference/info", "{}").at("/trigger_notify/critical").toString())
        .isEqualTo("[\"email\"]");

    person.call(
        "/preference/update",
        """
        {'trigger_notify': {'critical': ['voice', 'feishu_app:12'], 'info': []},
         'rules': [{'severities': ['Critical', 'Warning'], 'days': [5], 'start': '22:00',
                    'end': '07:00', 'media': ['sms']}]}
        """);

    JsonNode info = person.call("/preference/info", "{}");
    assertThat(info.at("/trigger_notify/critical").toString())
        .isEqualTo("[\"voice\",\"feishu_app:12\"]");
    assertThat(info.at("/trigger_notify/warning").toString()).isEqualTo("[\"email\"]");
    assertThat(info.at("/rules/0/start").asString()).isEqualTo("22:00");
    Preference kept =
        server.app().part(People.class).person(person.id()).orElseThrow().preference();
    int friday = 4 * 24 * 60;
    assertThat(kept.media(Severity.CRITICAL, friday + 21 * 60 + 59)).startsWith("voice");
    assertThat(kept.media(Severity.CRITICAL, friday + 22 * 60)).containsExactly("sms");
    assertThat(kept.media(Severity.WARNING, friday + 31 * 60 - 1)).containsExactly("sms");
    assertThat(kept.media(Severity.WARNING, friday + 31 * 60)).containsExactly("email");
    assertThat(kept.media(Severity.INFO, friday + 23 * 60)).isEmpty();
    assertThat(
            person
                .post("/preference/update", "{'trigger_notify': {'critical': ['pigeon']}}")
                .message())
        .contains("trigger_notify.critical[0]: \"pigeon\"");
  }

  private Staff.Somebody come(String name) {
    String email = name.toLowerCase(java.util.Locale.ROOT) + "@example.org";
    long id = staff.invite(name, email, Staff.RESPONDER).get("member_id").asLong();
    Answer accepted = staff.accept(outbox.token(), Staff.PASSWORD);
    assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);
    return new Staff.Somebody(id, name, email, server.anonymous().logIn(email, Staff.PASSWORD));
  }

  private List<Contact> contacts(Staff.Somebody person) {
    return server.app().part(People.class).person(person.id()).orElseThrow().contacts();
  }

  private static Answer forget(ApiClient stranger, String email) {
    return stranger.post("/session/password/forget", Staff.json("{'email': '" + email + "'}"));
  }
}
