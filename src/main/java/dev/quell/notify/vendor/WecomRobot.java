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
import dev.quell.notify.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The robot of a WeCom group: markdown of at most 4096 bytes, title and links among it. */
public final class WecomRobot implements Notifier {
  private static final String SEND = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=";
  private static final Set<Integer> TOO_FAST = Set.of(45009, 45033, 45047);
  private static final Limit TEXT = Limit.bytes(4096);
  private static final Limit TITLE = Limit.characters(200);

  private static final List<FormField> FIELDS =
      new Form()
          .must(
              Robot.TOKEN,
              Input.SECRET,
              Robot.TOKEN_LABEL,
              new Text("What follows key= in the robot's address.", "机器人地址中 key= 之后的部分。"))
          .may(Robot.ALIAS, Input.TEXT, Robot.ALIAS_LABEL, Robot.ALIAS_HELP)
          .fields();

  @Override
  public NotifierDescriptor descriptor() {
    return new NotifierDescriptor(
        "wecom",
        "wecom",
        new Text("WeCom robot", "企业微信机器人"),
        FIELDS,
        TEXT,
        Markup.MARKDOWN,
        Set.of(Audience.GROUP),
        20);
  }

  @Override
  public HttpCall request(Message message, Target target, Instant now) {
    String address = Robot.address(target, SEND);
    String head = "**" + Cut.plain(Markup.MARKDOWN.escape(message.title()), TITLE) + "**\n";
    String tail = links(message);
    int left = TEXT.most() - Cut.length(head + tail, TEXT.unit());
    String text = Cut.text(message, Markup.MARKDOWN, Limit.bytes(Math.max(left, 200)));
    return HttpCall.json(
        address,
        JsonText.of(
            Map.of("msgtype", "markdown", "markdown", Map.of("content", head + text + tail))),
        Robot.secrets(address, target));
  }

  @Override
  public Outcome outcome(Reply reply, Target target) {
    return Robot.coded(reply, "errcode", "errmsg", TOO_FAST);
  }

  private static String links(Message message) {
    String links = "";
    if (!message.acknowledgeLink().isEmpty()) {
      String label = message.language().of("Acknowledge", "认领");
      links += "\n" + Markup.MARKDOWN.link(label, message.acknowledgeLink());
    }
    if (!message.link().isEmpty()) {
      links +=
          "\n" + Markup.MARKDOWN.link(message.language().of("Details", "查看详情"), message.link());
    }
    return links;
  }
}
