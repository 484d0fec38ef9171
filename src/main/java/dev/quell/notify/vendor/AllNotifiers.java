package dev.quell.notify.vendor;

import dev.quell.notify.Notifier;
import java.util.List;
import java.util.Optional;

/** Every way to tell somebody, in the order of the forms; a new one is a line here. */
public final class AllNotifiers {
  private static final List<Notifier> ALL =
      List.of(
          new Email(),
          new Webhook(),
          new FeishuRobot(),
          new DingtalkRobot(),
          new WecomRobot(),
          new SlackRobot(),
          new TeamsRobot(),
          new TelegramRobot(),
          new TwilioSms(),
          new TwilioVoice(),
          new AliyunSms(),
          new AliyunVoice(),
          Gateway.sms(),
          Gateway.voice());

  private AllNotifiers() {}

  public static List<Notifier> list() {
    return ALL;
  }

  /** By the key of its descriptor. */
  public static Optional<Notifier> byKey(String key) {
    return ALL.stream().filter(one -> one.descriptor().key().equals(key)).findFirst();
  }
}
