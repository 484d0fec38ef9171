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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The custom robot of a DingTalk group: a card with buttons, or markdown where people are called,
 * which cards cannot do. The signature goes into the address.
 */
public final class DingtalkRobot implements Notifier {
  private static final String SEND = "https://oapi.dingtalk.com/robot/send?access_token=";
  private static final String MOBILES = "at_mobiles";
  private static final String EVERYBODY = "is_at_all";
  private static final Set<Integer> TOO_FAST = Set.of(130101, 410100);
  private static final Limit TEXT = Limit.bytes(4000);
  private static final Limit TITLE = Limit.characters(100);

  private static final List<FormField> FIELDS =
      new Form()
          .must(
              Robot.TOKEN,
              Input.SECRET,
              Robot.TOKEN_LABEL,
              new Text(
                  "What follows access_token= in the robot's address.",
                  "机器人地址中 access_token= 之后的部分。"))
          .may(Robot.ALIAS, Input.TEXT, Robot.ALIAS_LABEL, Robot.ALIAS_HELP)
          .may(Robot.SECRET, Input.SECRET, Robot.SECRET_LABEL, Robot.SECRET_HELP)
          .may(
              MOBILES,
              Input.TEXT,
              new Text("Call by phone number", "按手机号 @"),
              new Text("Parted by commas.", "多个以逗号分隔。"))
          .may(
              EVERYBODY,
              Input.SWITCH,
              new Text("Call everybody", "@所有人"),
              new Text("Calls the whole group each time.", "每次通知 @ 群内所有人。"))
          .fields();

  @Override
  public NotifierDescriptor descriptor() {
    return new NotifierDescriptor(
        "dingtalk",
        "dingtalk",
        new Text("DingTalk robot", "钉钉机器人"),
        FIELDS,
        TEXT,
        Markup.MARKDOWN,
        Set.of(Audience.GROUP),
        20);
  }

  @Override
  public HttpCall request(Message message, Target target, Instant now) {
    String address = Robot.address(target, SEND);
    Set<String> secrets = Robot.secrets(address, target);
    String secret = target.get(Robot.SECRET);
    if (!secret.isEmpty()) {
      String timestamp = Long.toString(now.toEpochMilli());
      String sign = Signature.base64(secret, timestamp + "\n" + secret);
      String mark = address.contains("?") ? "&" : "?";
      address += mark + "timestamp=" + timestamp + "&sign=" + Signature.percent(sign);
      secrets.add(sign);
      secrets.add(Signature.percent(sign));
    }
    return HttpCall.json(address, JsonText.of(body(message, target)), secrets);
  }

  @Override
  public Outcome outcome(Reply reply, Target target) {
    return Robot.coded(reply, "errcode", "errmsg", TOO_FAST);
  }

  private static Map<String, Object> body(Message message, Target target) {
    List<String> mobiles = target.list(MOBILES);
    boolean calls = !mobiles.isEmpty() || target.isOn(EVERYBODY);
    String title = Cut.plain(Markup.nobodyCalled(message.title()), TITLE);
    String head = "### " + Cut.plain(Markup.MARKDOWN.escape(message.title()), TITLE) + "\n\n";
    if (calls || message.link().isEmpty()) {
      String called = mobiles.stream().map(mobile -> " @" + mobile).collect(Collectors.joining());
      String tail = (called.isEmpty() ? "" : "\n\n" + called.strip()) + links(message);
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("msgtype", "markdown");
      body.put("markdown", Map.of("title", title, "text", text(message, head, tail)));
      body.put("at", Map.of("atMobiles", mobiles, "isAtAll", target.isOn(EVERYBODY)));
      return body;
    }
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("title", title);
    card.put("text", text(message, head, ""));
    String details = message.language().of("Details", "查看详情");
    if (message.acknowledgeLink().isEmpty()) {
      card.put("singleTitle", details);
      card.put("singleURL", message.link());
    } else {
      card.put("btnOrientation", "1");
      card.put(
          "btns",
          List.of(
              button(message.language().of("Acknowledge", "认领"), message.acknowledgeLink()),
              button(details, message.link())));
    }
    return Map.of("msgtype", "actionCard", "actionCard", card);
  }

  /** All of it within the limit. */
  private static String text(Message message, String head, String tail) {
    int left = TEXT.most() - Cut.length(head + tail, TEXT.unit());
    // a line ends only where two blanks stand before its end
    Message broken = message.withText(message.text().replaceAll("(?<!\n)\n(?!\n)", "  \n"));
    return head + Cut.text(broken, Markup.MARKDOWN, Limit.bytes(Math.max(left, 200))) + tail;
  }

  private static String links(Message message) {
    StringBuilder links = new StringBuilder();
    if (!message.acknowledgeLink().isEmpty()) {
      String label = message.language().of("Acknowledge", "认领");
      links.append("\n\n").append(Markup.MARKDOWN.link(label, message.acknowledgeLink()));
    }
    if (!message.link().isEmpty()) {
      String label = message.language().of("Details", "查看详情");
      links.append("\n\n").append(Markup.MARKDOWN.link(label, message.link()));
    }
    return links.toString();
  }

  private static Map<String, String> button(String label, String url) {
    return Map.of("title", label, "actionURL", url);
  }
}
