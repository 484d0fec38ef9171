package dev.quell.app;

import dev.quell.access.AccountLetters;
import dev.quell.access.CodeSender;
import dev.quell.model.Labels;
import dev.quell.model.Severity;
import dev.quell.notify.Courier;
import dev.quell.notify.Message;
import dev.quell.notify.Message.Language;
import dev.quell.notify.Outcome;
import dev.quell.notify.Target;
import dev.quell.notify.outbox.Ways;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to people about their accounts, by the means that also tell them of incidents. */
final class PeopleMail implements AccountLetters, CodeSender {
  private static final Logger LOG = LoggerFactory.getLogger(PeopleMail.class);
  private static final String EMAIL = "email";

  private final Ways ways;
  private final Courier courier;
  private final InstantSource clock;

  PeopleMail(Ways ways, Courier courier, InstantSource clock) {
    this.ways = ways;
    this.courier = courier;
    this.clock = clock;
  }

  @Override
  public boolean canSend() {
    return canSend(EMAIL);
  }

  @Override
  public void send(Letter letter) {
    Thread.ofVirtual()
        .name("quell-letter")
        .start(() -> {
          Language language = language(letter.locale());
          Optional<String> problem = say(EMAIL, letter.email(), message(letter, language));
          problem.ifPresent(why -> LOG.warn("a letter about an account was not sent: {}", why));
        });
  }

  @Override
  public boolean canSend(String medium) {
    return ways.personal().contains(medium);
  }

  @Override
  public Optional<String> send(Code code) {
    Language language = language(code.person().locale());
    String text =
        language.of(
            "Your code for Quell is " + code.digits() + ". It is valid for 10 minutes.",
            "您的 Quell 验证码是 " + code.digits() + "，10 分钟内有效。");
    return say(code.medium(), code.address(), message(language, text, text, ""));
  }

  private Message message(Letter letter, Language language) {
    String title =
        switch (letter.kind()) {
          case INVITATION -> language.of("You are invited to Quell", "邀请您加入 Quell");
          case PASSWORD_RESET -> language.of("A new password for Quell", "重置 Quell 密码");
        };
    String text =
        switch (letter.kind()) {
          case INVITATION ->
              language.of(
                  letter.name() + ", choose a password and come in: ",
                  letter.name() + "，请设置密码并登录：");
          case PASSWORD_RESET ->
              language.of(
                  letter.name()
                      + ", somebody asked for a new password of your account. If it was you,"
                      + " choose one: ",
                  letter.name() + "，有人申请重置您的密码。如果是您本人，请设置新密码：");
        };
    return message(language, title, text + letter.link(), letter.link());
  }

  private Message message(Language language, String title, String text, String link) {
    return new Message(
        UUID.randomUUID().toString(),
        Message.Kind.ACCOUNT,
        language,
        Severity.INFO,
        "",
        title,
        text,
        link,
        "",
        Labels.none(),
        Instant.ofEpochMilli(clock.millis()),
        Optional.empty());
  }

  /** Why it was not sent; empty when it was. */
  private Optional<String> say(String medium, String address, Message message) {
    Optional<Ways.Way> way = ways.of(medium);
    Optional<String> field = ways.addressField(medium);
    if (way.isEmpty() || field.isEmpty()) {
      return Optional.of(ways.problem(medium).orElse(medium));
    }
    Map<String, String> settings = new HashMap<>(way.get().provider());
    settings.put(field.get(), address);
    var notifier = way.get().notifier();
    Message written = message.withText(notifier.descriptor().markup().escape(message.text()));
    Outcome outcome = courier.send(notifier, written, new Target(settings)).outcome();
    return outcome instanceof Outcome.Delivered ? Optional.empty() : Optional.of(outcome.why());
  }

  private static Language language(String locale) {
    return locale.startsWith("zh") ? Language.ZH : Language.EN;
  }
}
