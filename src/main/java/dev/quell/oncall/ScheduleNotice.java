package dev.quell.oncall;

import dev.quell.web.HiddenText;
import dev.quell.web.Requests;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Who is told that a shift begins or ends, as published. What opens a robot's door is shown as
 * {@link HiddenText#HIDDEN}; sent back like that, it stays what it was.
 *
 * @param advanceInTime seconds ahead; when left out nobody is told so
 * @param im the old form of webhooks: kind of robot to its token
 */
record ScheduleNotice(
    Optional<Long> advanceInTime,
    Optional<FixedTime> fixedTime,
    Optional<Personal> by,
    Map<String, String> im,
    List<Webhook> webhooks) {
  private static final int MOST_WEBHOOKS = 20;
  private static final int MOST_WORDS = 20;
  private static final int LONGEST = 500;

  /**
   * A time of every day.
   *
   * @param cycle only {@code day} is known
   * @param start {@code HH:MM}
   */
  record FixedTime(Optional<String> cycle, Optional<String> start) {}

  /** Through what the people themselves are told. */
  record Personal(boolean followPreference, List<String> personalChannels) {}

  /** A robot or an app of a chat. */
  record Webhook(Optional<String> type, Optional<ChatSettings> settings) {}

  /** Where in the chat. */
  record ChatSettings(
      Optional<String> token,
      Optional<String> alias,
      Optional<Long> dataSourceId,
      List<String> chatIds,
      Optional<String> verifyToken,
      Optional<String> signSecret) {

    /** By the names escalation rules use. */
    Map<String, Object> shown() {
      Map<String, Object> settings = new LinkedHashMap<>();
      token.ifPresent(it -> settings.put("token", it));
      alias.ifPresent(it -> settings.put("alias", it));
      dataSourceId.ifPresent(it -> settings.put("data_source_id", it));
      if (!chatIds.isEmpty()) {
        settings.put("chat_ids", chatIds);
      }
      verifyToken.ifPresent(it -> settings.put("verify_token", it));
      signSecret.ifPresent(it -> settings.put("sign_secret", it));
      return settings;
    }

    ChatSettings hidden() {
      return new ChatSettings(
          hide(token), alias, dataSourceId, chatIds, hide(verifyToken), hide(signSecret));
    }

    ChatSettings revealed(Optional<ChatSettings> old) {
      return new ChatSettings(
          reveal(token, old.flatMap(ChatSettings::token)),
          alias,
          dataSourceId,
          chatIds,
          reveal(verifyToken, old.flatMap(ChatSettings::verifyToken)),
          reveal(signSecret, old.flatMap(ChatSettings::signSecret)));
    }
  }

  /**
   * How people and group chats hear of shifts; of chats, those set up in the old form come last.
   */
  ShiftNotice.Manner manner() {
    List<ShiftNotice.Chat> chats = new ArrayList<>();
    for (Webhook hook : webhooks) {
      chats.add(
          new ShiftNotice.Chat(
              hook.type.orElse(""), hook.settings.map(ChatSettings::shown).orElse(Map.of())));
    }
    im.forEach((type, token) -> chats.add(new ShiftNotice.Chat(type, Map.of("token", token))));
    return new ShiftNotice.Manner(
        by.filter(Personal::followPreference).isPresent(),
        by.map(Personal::personalChannels).orElse(List.of()),
        chats);
  }

  /** As it may be shown. */
  ScheduleNotice hidden() {
    Map<String, String> tokens = new LinkedHashMap<>();
    im.forEach((type, token) -> tokens.put(type, hide(Optional.of(token)).orElse("")));
    return new ScheduleNotice(
        advanceInTime,
        fixedTime,
        by,
        tokens,
        webhooks.stream()
            .map(hook -> new Webhook(hook.type, hook.settings.map(ChatSettings::hidden)))
            .toList());
  }

  /** As it is kept; what came hidden is taken from the same place of the old one. */
  ScheduleNotice checked(Optional<ScheduleNotice> old) {
    advanceInTime.ifPresent(
        time -> Requests.between("notify.advance_in_time", time, 0, 7L * Rotation.SECONDS_OF_DAY));
    fixedTime.ifPresent(time -> {
      Requests.oneOf("notify.fixed_time.cycle", time.cycle.orElse(""), List.of("day"));
      String start = time.start.orElse("");
      if (!start.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
        throw Requests.invalid("notify.fixed_time.start", '"' + start + '"', "HH:MM");
      }
    });
    by.ifPresent(personal -> words("notify.by.personal_channels", personal.personalChannels));
    Map<String, String> tokens = new LinkedHashMap<>();
    Requests.list("notify.im", List.copyOf(im.keySet()), 0, MOST_WORDS);
    im.forEach((type, token) -> {
      Optional<String> before = old.map(it -> it.im.getOrDefault(type, ""));
      tokens.put(
          word("notify.im", type),
          word("notify.im." + type, reveal(Optional.ofNullable(token), before).orElse("")));
    });
    Requests.list("notify.webhooks", webhooks, 0, MOST_WEBHOOKS);
    return new ScheduleNotice(
        advanceInTime,
        fixedTime,
        by,
        tokens,
        IntStream.range(0, webhooks.size()).mapToObj(i -> webhook(i, old)).toList());
  }

  private Webhook webhook(int index, Optional<ScheduleNotice> old) {
    String name = "notify.webhooks[" + index + "]";
    Webhook hook = webhooks.get(index);
    String type = Requests.text(name + ".type", hook.type.orElse(null), LONGEST);
    Optional<ChatSettings> before =
        old.filter(notice -> notice.webhooks.size() > index)
            .map(notice -> notice.webhooks.get(index))
            .filter(same -> same.type.equals(hook.type))
            .flatMap(Webhook::settings);
    Optional<ChatSettings> settings = hook.settings.map(now -> now.revealed(before));
    settings.ifPresent(now -> {
      words(name + ".settings.chat_ids", now.chatIds);
      for (Optional<String> text : List.of(now.token, now.alias, now.verifyToken, now.signSecret)) {
        text.ifPresent(said -> word(name + ".settings", said));
      }
    });
    return new Webhook(Optional.of(word(name + ".type", type)), settings);
  }

  private static void words(String name, List<String> words) {
    Requests.each(name, words, 0, MOST_WORDS, ScheduleNotice::word);
  }

  private static String word(String name, String text) {
    return Requests.storable(name, Requests.atMost(name, text, LONGEST));
  }

  private static Optional<String> hide(Optional<String> secret) {
    return secret.map(HiddenText::hide);
  }

  private static Optional<String> reveal(Optional<String> said, Optional<String> old) {
    return said.map(text -> HiddenText.reveal(text, old.orElse("")));
  }
}
