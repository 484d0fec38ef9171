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
import dev.quell.notify.Outcome.Rejected;
import dev.quell.notify.Outcome.RetryLater;
import dev.quell.notify.Reply;
import dev.quell.notify.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Microsoft Teams workflow "when a webhook request is received": an Adaptive Card of at most 28
 * KB. A workflow answers 202; the connectors before it answered {@code 1}, or a failure in a 200.
 */
public final class TeamsRobot implements Notifier {
  private static final Limit WHOLE = Limit.bytes(28_000);
  private static final Limit TITLE = Limit.characters(250);
  private static final Pattern INNER = Pattern.compile("returned HTTP error (\\d{3})");

  private static final List<FormField> FIELDS =
      new Form()
          .must(
              Robot.TOKEN,
              Input.SECRET_URL,
              new Text("Address of the workflow", "工作流地址"),
              new Text("Teams shows it when the workflow is saved.", "在 Teams 中保存工作流后显示。"))
          .may(Robot.ALIAS, Input.TEXT, Robot.ALIAS_LABEL, Robot.ALIAS_HELP)
          .fields();

  @Override
  public NotifierDescriptor descriptor() {
    return new NotifierDescriptor(
        "teams",
        "teams",
        new Text("Microsoft Teams", "Microsoft Teams"),
        FIELDS,
        WHOLE,
        Markup.MARKDOWN,
        Set.of(Audience.GROUP),
        60);
  }

  @Override
  public HttpCall request(Message message, Target target, Instant now) {
    String address = target.get(Robot.TOKEN);
    String empty = JsonText.of(body(message, ""));
    int left = WHOLE.most() - Cut.length(empty, WHOLE.unit());
    String text = Cut.text(message, Markup.MARKDOWN, Limit.bytes(left));
    String body = JsonText.of(body(message, text));
    // what JSON escapes takes more room than it did as text
    for (int over = over(body); over > 0 && left > 200; over = over(body)) {
      left -= over;
      text = Cut.text(message, Markup.MARKDOWN, Limit.bytes(Math.max(left, 200)));
      body = JsonText.of(body(message, text));
    }
    return HttpCall.json(address, body, Robot.pathSecrets(address, target));
  }

  @Override
  public Outcome outcome(Reply reply, Target target) {
    Matcher inner = INNER.matcher(reply.body());
    if (!reply.isSuccess() || !inner.find()) {
      return reply.isSuccess() && reply.body().contains("delivery failed")
          ? new Rejected(reply.quoted())
          : reply.byStatus();
    }
    int status = Integer.parseInt(inner.group(1));
    return status == 429 || status >= 500
        ? new RetryLater(Duration.ofSeconds(10), reply.quoted())
        : new Rejected(reply.quoted());
  }

  private static int over(String body) {
    return Cut.length(body, WHOLE.unit()) - WHOLE.most();
  }

  private static Map<String, Object> body(Message message, String text) {
    List<Map<String, Object>> parts = new ArrayList<>();
    Map<String, Object> title = new LinkedHashMap<>();
    title.put("type", "TextBlock");
    title.put("text", Markup.MARKDOWN.escape(Cut.plain(message.title(), TITLE)));
    title.put("weight", "Bolder");
    title.put("size", "Medium");
    title.put("wrap", true);
    title.put("color", color(message));
    parts.add(title);
    // a card shows a line end only where two stand
    String lines = text.replaceAll("(?<!\n)\n(?!\n)", "\n\n");
    parts.add(Map.of("type", "TextBlock", "text", lines, "wrap", true));
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    card.put("type", "AdaptiveCard");
    card.put("version", "1.4");
    card.put("body", parts);
    card.put("actions", actions(message));
    card.put("msteams", Map.of("width", "Full"));
    Map<String, Object> attachment = new LinkedHashMap<>();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
    attachment.put("content", card);
    return Map.of("type", "message", "attachments", List.of(attachment));
  }

  private static List<Map<String, Object>> actions(Message message) {
    List<Map<String, Object>> actions = new ArrayList<>();
    if (!message.acknowledgeLink().isEmpty()) {
      String label = message.language().of("Acknowledge", "认领");
      actions.add(open(label, message.acknowledgeLink()));
    }
    if (!message.link().isEmpty()) {
      actions.add(open(message.language().of("Details", "查看详情"), message.link()));
    }
    return actions;
  }

  private static Map<String, Object> open(String label, String url) {
    return Map.of("type", "Action.OpenUrl", "title", label, "url", url);
  }

  private static String color(Message message) {
    if (message.kind() == Message.Kind.RESOLVE) {
      return "Good";
    }
    return switch (message.severity()) {
      case CRITICAL -> "Attention";
      case WARNING -> "Warning";
      case INFO -> "Accent";
    };
  }
}
