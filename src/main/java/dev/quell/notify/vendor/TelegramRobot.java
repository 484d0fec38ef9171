package dev.quell.notify.vendor;

import dev.quell.notify.Cut;
import dev.quell.notify.Form;
import dev.quell.notify.HttpCall;
import dev.quell.notify.JsonText;
import dev.quell.notify.Markup;
import dev.quell.notify.Message;
import dev.quell.notify.Notifier;
import dev.quell.notify.NotifierDescriptor;
import dev.quell.notify.NotifierDescriptor.Audience;
import dev.quell.notify.NotifierDescriptor.FormField;
import dev.quell.notify.NotifierDescriptor.FormField.Input;
import dev.quell.notify.NotifierDescriptor.Limit;
import dev.quell.notify.NotifierDescriptor.Text;
import dev.quell.notify.Outcome;
import dev.quell.notify.Outcome.Delivered;
import dev.quell.notify.Outcome.Rejected;
import dev.quell.notify.Outcome.RetryLater;
import dev.quell.notify.Reply;
import dev.quell.notify.Signature;
import dev.quell.notify.Target;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A Telegram bot: HTML of at most 4096 characters, over which Telegram sends nothing. The bot's
 * token is part of the address, so it writes to the chats of rules and to nobody in person: people
 * would have to tell each other's bots.
 */
public final class TelegramRobot implements Notifier {
  private static final String API = "https://api.telegram.org";
  private static final String API_URL = "api_url";
  private static final String CHAT = "chat_id";
  private static final Limit TEXT = Limit.characters(4096);
  private static final Limit TITLE = Limit.characters(300);

  private static final List<FormField> FIELDS =
      new Form()
          .must(
              Robot.TOKEN,
              Input.SECRET,
              new Text("Token of the bot", "机器人 Token"),
              new Text("BotFather tells it.", "由 BotFather 提供。"))
          .may(Robot.ALIAS, Input.TEXT, Robot.ALIAS_LABEL, Robot.ALIAS_HELP)
          .must(
              CHAT,
              Input.TEXT,
              new Text("Chat", "会话"),
              new Text("The id of a chat, or @name of a channel.", "会话 ID，或频道的 @名称。"))
          .may(
              API_URL,
              Input.URL,
              new Text("Address of the API", "API 地址"),
              new Text("Only for a Bot API server of your own.", "仅在自建 Bot API 服务时填写。"))
          .fields();

  @Override
  public NotifierDescriptor descriptor() {
    return new NotifierDescriptor(
        "telegram",
        "telegram",
        new Text("Telegram bot", "Telegram 机器人"),
        FIELDS,
        TEXT,
        Markup.TELEGRAM,
        Set.of(Audience.GROUP),
        20);
  }

  @Override
  public HttpCall request(Message message, Target target, Instant now) {
    String token = target.get(Robot.TOKEN);
    String address =
        target.get(API_URL, API).replaceAll("/+$", "")
            + "/bot"
            + Signature.percent(token).replace("%3A", ":")
            + "/sendMessage";
    String head = Markup.TELEGRAM.bold(Cut.plain(message.title(), TITLE)) + "\n";
    Limit left = Limit.characters(TEXT.most() - head.length());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("chat_id", target.get(CHAT));
    body.put("text", head + Cut.text(message, Markup.TELEGRAM, left));
    body.put("parse_mode", "HTML");
    body.put("link_preview_options", Map.of("is_disabled", true));
    List<Map<String, String>> buttons = buttons(message);
    if (!buttons.isEmpty()) {
      body.put("reply_markup", Map.of("inline_keyboard", List.of(buttons)));
    }
    return HttpCall.json(address, JsonText.of(body), Set.of(token, "bot" + token));
  }

  @Override
  public Outcome outcome(Reply reply, Target target) {
    JsonNode body = reply.json();
    if (!body.path("ok").isBoolean()) {
      return reply.isSuccess()
          ? new Rejected("the reply is not Telegram's: " + reply.quoted())
          : reply.byStatus();
    }
    if (body.path("ok").asBoolean() && reply.isSuccess()) {
      return new Delivered("message " + body.path("result").path("message_id").asLong(0));
    }
    int code = body.path("error_code").asInt(reply.status());
    String why = code + ": " + body.path("description").asString("");
    long wait = body.path("parameters").path("retry_after").asLong(0);
    if (code == 429 || wait > 0) {
      return new RetryLater(Reply.atMost(Duration.ofSeconds(wait)), why);
    }
    return code >= 500 ? Outcome.retry(why) : new Rejected(why);
  }

  private static List<Map<String, String>> buttons(Message message) {
    List<Map<String, String>> buttons = new ArrayList<>();
    if (isPublic(message.acknowledgeLink())) {
      String label = message.language().of("Acknowledge", "认领");
      buttons.add(Map.of("text", label, "url", message.acknowledgeLink()));
    }
    if (isPublic(message.link())) {
      String label = message.language().of("Details", "查看详情");
      buttons.add(Map.of("text", label, "url", message.link()));
    }
    return buttons;
  }

  /** A button that leads to a name without a dot makes Telegram refuse the whole message. */
  private static boolean isPublic(String url) {
    return HttpCall.isWebAddress(url) && URI.create(url).getHost().contains(".");
  }
}
