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
import dev.quell.notify.Reply;
import dev.quell.notify.Signature;
import dev.quell.notify.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The custom robot of a Feishu or Lark group: an interactive card. Its errors come as a number in a
 * 200, and its signature is the HMAC of nothing, keyed with time and secret.
 */
public final class FeishuRobot implements Notifier {
  private static final String HOOK = "https://open.feishu.cn/open-apis/bot/v2/hook/";

  /** Too many messages of one robot, and of everybody. */
  private static final Set<Integer> TOO_FAST = Set.of(11232, 11233, 99991400);

  private static final Limit TEXT = Limit.bytes(4000);
  private static final Limit TITLE = Limit.characters(200);

  private static final List<FormField> FIELDS =
      new Form()
          .must(
              Robot.TOKEN,
              Input.SECRET,
              Robot.TOKEN_LABEL,
              new Text(
                  "What follows /hook/ in the robot's address; for Lark the whole address.",
                  "机器人地址中 /hook/ 之后的部分；Lark 请填写完整地址。"))
          .may(Robot.ALIAS, Input.TEXT, Robot.ALIAS_LABEL, Robot.ALIAS_HELP)
          .may(Robot.SECRET, Input.SECRET, Robot.SECRET_LABEL, Robot.SECRET_HELP)
          .fields();

  @Override
  public NotifierDescriptor descriptor() {
    return new NotifierDescriptor(
        "feishu",
        "feishu",
        new Text("Feishu / Lark robot", "飞书 / Lark 机器人"),
        FIELDS,
        TEXT,
        Markup.LARK,
        Set.of(Audience.GROUP),
        100);
  }

  @Override
  public HttpCall request(Message message, Target target, Instant now) {
    String address = Robot.address(target, HOOK);
    Set<String> secrets = Robot.secrets(address, target);
    Map<String, Object> body = new LinkedHashMap<>();
    String secret = target.get(Robot.SECRET);
    if (!secret.isEmpty()) {
      String timestamp = Long.toString(now.getEpochSecond());
      String sign = Signature.base64(timestamp + "\n" + secret, "");
      body.put("timestamp", timestamp);
      body.put("sign", sign);
      secrets.add(sign);
    }
    body.put("msg_type", "interactive");
    body.put("card", card(message));
    return HttpCall.json(address, JsonText.of(body), secrets);
  }

  @Override
  public Outcome outcome(Reply reply, Target target) {
    boolean isOld = reply.json().path("code").isMissingNode();
    return isOld
        ? Robot.coded(reply, "StatusCode", "StatusMessage", TOO_FAST)
        : Robot.coded(reply, "code", "msg", TOO_FAST);
  }

  private static Map<String, Object> card(Message message) {
    String title = Cut.plain(Markup.nobodyCalled(message.title()), TITLE);
    List<Map<String, Object>> elements = new ArrayList<>();
    elements.add(Map.of("tag", "markdown", "content", Cut.text(message, Markup.LARK, TEXT)));
    List<Map<String, Object>> buttons = new ArrayList<>();
    if (!message.acknowledgeLink().isEmpty()) {
      String label = message.language().of("Acknowledge", "认领");
      buttons.add(button(label, "primary", message.acknowledgeLink()));
    }
    if (!message.link().isEmpty()) {
      buttons.add(button(message.language().of("Details", "查看详情"), "default", message.link()));
    }
    if (!buttons.isEmpty()) {
      elements.add(Map.of("tag", "action", "actions", buttons));
    }
    return Map.of(
        "config", Map.of("wide_screen_mode", true),
        "header",
            Map.of(
                "template", color(message), "title", Map.of("tag", "plain_text", "content", title)),
        "elements", elements);
  }

  private static Map<String, Object> button(String label, String type, String url) {
    return Map.of(
        "tag",
        "button",
        "type",
        type,
        "text",
        Map.of("tag", "plain_text", "content", label),
        "url",
        url);
  }

  private static String color(Message message) {
    if (message.kind() == Message.Kind.RESOLVE) {
      return "green";
    }
    if (message.kind() == Message.Kind.SHIFT) {
      return "blue";
    }
    return switch (message.severity()) {
      case CRITICAL -> "red";
      case WARNING -> "orange";
      case INFO -> "yellow";
    };
  }
}
