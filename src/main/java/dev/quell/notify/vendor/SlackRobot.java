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
import dev.quell.notify.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Slack, by an incoming webhook or as a robot with a token of its own, which is recognised by its
 * {@code xox} and needs to be told the channel. A webhook answers in words, the API in JSON whose
 * {@code ok} may be false in a 200.
 */
public final class SlackRobot implements Notifier {
  private static final String HOOKS = "https://hooks.slack.com/services/";
  private static final String POST = "https://slack.com/api/chat.postMessage";
  private static final String CHANNEL = "channel";
  private static final String API = "api_url";
  private static final Limit TITLE = Limit.characters(150);

  /** Of the text of one section. */
  private static final Limit SECTION = Limit.characters(3000);

  /** What a message may need of sections, as the reference has it. */
  private static final Limit TEXT = Limit.characters(15_000);

  private static final Set<String> PASSING =
      Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout");

  private static final List<FormField> FIELDS =
      new Form()
          .must(
              Robot.TOKEN,
              Input.SECRET,
              Robot.TOKEN_LABEL,
              new Text(
                  "An incoming webhook, or the token of a robot, which begins with xoxb-.",
                  "Incoming Webhook 地址，或以 xoxb- 开头的机器人 Token。"))
          .may(Robot.ALIAS, Input.TEXT, Robot.ALIAS_LABEL, Robot.ALIAS_HELP)
          .may(
              CHANNEL,
              Input.TEXT,
              new Text("Channel", "频道"),
              new Text("Its id; for robots with a token.", "频道 ID；使用 Token 时必填。"))
          .may(
              API,
              Input.URL,
              new Text("Address of the API", "API 地址"),
              new Text("Only where Slack is behind a proxy.", "仅在通过代理访问 Slack 时填写。"))
          .fields();

  @Override
  public NotifierDescriptor descriptor() {
    return new NotifierDescriptor(
        "slack",
        "slack",
        new Text("Slack", "Slack"),
        FIELDS,
        TEXT,
        Markup.SLACK,
        Set.of(Audience.GROUP),
        60);
  }

  @Override
  public Optional<String> problem(Target target) {
    boolean lacksChannel = isRobot(target) && target.get(CHANNEL).isEmpty();
    return Notifier.super
        .problem(target)
        .or(() ->
            lacksChannel
                ? Optional.of(CHANNEL + ": empty (expected: the id of a channel)")
                : Optional.empty());
  }

  @Override
  public HttpCall request(Message message, Target target, Instant now) {
    Map<String, Object> body = new LinkedHashMap<>();
    if (isRobot(target)) {
      body.put("channel", target.get(CHANNEL));
    }
    // shown where blocks are not: in the notification of the system
    body.put("text", Markup.SLACK.escape(Cut.plain(message.title(), SECTION)));
    body.put("blocks", blocks(message));
    body.put("unfurl_links", false);
    body.put("unfurl_media", false);
    if (isRobot(target)) {
      return HttpCall.json(
              target.get(API, POST), JsonText.of(body), Set.of(target.get(Robot.TOKEN)))
          .withHeader("Authorization", "Bearer " + target.get(Robot.TOKEN));
    }
    String token = target.get(Robot.TOKEN);
    String address = token.contains("://") ? token : HOOKS + token;
    return HttpCall.json(address, JsonText.of(body), Robot.pathSecrets(address, target));
  }

  @Override
  public Outcome outcome(Reply reply, Target target) {
    JsonNode body = reply.json();
    if (!body.path("ok").isBoolean()) {
      boolean isHook = reply.isSuccess() && reply.body().strip().equals("ok");
      if (reply.isSuccess() && !isHook) {
        return new Rejected("the reply is not Slack's: " + reply.quoted());
      }
      return reply.byStatus();
    }
    String error = body.path("error").asString("");
    if (reply.status() == 429 || error.equals("ratelimited") || error.equals("rate_limited")) {
      Duration asked = reply.retryAfter();
      return new RetryLater(asked.isZero() ? Duration.ofSeconds(1) : asked, "Slack: " + error);
    }
    if (!reply.isSuccess()) {
      return reply.failure(error);
    }
    if (body.path("ok").asBoolean()) {
      return new Delivered("ts " + body.path("ts").asString(""));
    }
    return PASSING.contains(error)
        ? Outcome.retry("Slack: " + error)
        : new Rejected("Slack: " + error);
  }

  private static boolean isRobot(Target target) {
    return target.get(Robot.TOKEN).startsWith("xox");
  }

  private static List<Map<String, Object>> blocks(Message message) {
    List<Map<String, Object>> blocks = new ArrayList<>();
    String title = Cut.plain(Markup.nobodyCalled(message.title()), TITLE);
    if (!title.isEmpty()) {
      blocks.add(
          Map.of(
              "type",
              "header",
              "text",
              Map.of("type", "plain_text", "text", title, "emoji", false)));
    }
    for (String text : sections(Cut.text(message, Markup.SLACK, TEXT))) {
      Map<String, Object> words = Map.of("type", "mrkdwn", "text", text, "verbatim", true);
      blocks.add(Map.of("type", "section", "text", words));
    }
    List<Map<String, Object>> buttons = new ArrayList<>();
    if (!message.acknowledgeLink().isEmpty()) {
      String label = message.language().of("Acknowledge", "认领");
      Map<String, Object> button = new LinkedHashMap<>(button(label, message.acknowledgeLink()));
      button.put("style", "primary");
      button.put("action_id", "acknowledge");
      buttons.add(button);
    }
    if (!message.link().isEmpty()) {
      Map<String, Object> button =
          new LinkedHashMap<>(button(message.language().of("Details", "查看详情"), message.link()));
      button.put("action_id", "details");
      buttons.add(button);
    }
    if (!buttons.isEmpty()) {
      blocks.add(Map.of("type", "actions", "elements", buttons));
    }
    return blocks;
  }

  /** The text in pieces a section takes, parted between lines where that can be. */
  private static List<String> sections(String text) {
    List<String> sections = new ArrayList<>();
    String rest = text;
    while (rest.length() > SECTION.most()) {
      int end = rest.lastIndexOf('\n', SECTION.most());
      String piece = end > 0 ? rest.substring(0, end) : Cut.text(rest, Markup.SLACK, SECTION, "");
      sections.add(piece);
      rest = rest.substring(end > 0 ? end + 1 : piece.length());
    }
    sections.add(rest);
    sections.removeIf(String::isBlank);
    return sections;
  }

  private static Map<String, Object> button(String label, String url) {
    return Map.of(
        "type", "button", "text", Map.of("type", "plain_text", "text", label), "url", url);
  }
}
