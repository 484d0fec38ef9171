package dev.quell.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The ends of the wire where group chats are. */
final class ChatVendors {
  private static final String TOKEN = "token-8f3a2b7c";
  private static final String SECRET = "SEC-51d0c9e4a7";

  private ChatVendors() {}

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** What the robots have in common: a token in the address. */
  abstract static class RobotVendor extends HttpVendor {
    private final String path;

    RobotVendor(String kind, String key, String path) {
      super(kind, key);
      this.path = path;
    }

    @Override
    public Map<String, String> settings() {
      return Map.of("token", base() + path + TOKEN);
    }

    @Override
    public Map<String, String> wrongSettings() {
      return Map.of("token", base() + path + "other-token");
    }

    @Override
    public List<String> secrets() {
      return List.of(TOKEN);
    }

    boolean knowsToken(Request request) {
      String from = request.uri().toString();
      return from.startsWith(path + TOKEN)
          && (from.length() == path.length() + TOKEN.length()
              || from.charAt(path.length() + TOKEN.length()) == '&');
    }
  }

  /** open.feishu.cn. */
  static final class Feishu extends RobotVendor {
    Feishu() {
      super("feishu", "feishu", "/open-apis/bot/v2/hook/");
    }

    @Override
    public Map<String, String> settings() {
      return Map.of("token", base() + "/open-apis/bot/v2/hook/" + TOKEN, "sign_secret", SECRET);
    }

    @Override
    public Map<String, String> wrongSettings() {
      return Map.of("sign_secret", "some other secret");
    }

    @Override
    public List<String> secrets() {
      return List.of(TOKEN, SECRET);
    }

    @Override
    Optional<Said> refusal(Request request) {
      JsonNode body = request.json();
      String timestamp = body.path("timestamp").asString();
      assertThat(timestamp).isEqualTo(Long.toString(NOW.getEpochSecond()));
      assertThat(body.path("msg_type").asString()).isEqualTo("interactive");
      String sign = TestHmac.base64(timestamp + "\n" + SECRET, "");
      if (!knowsToken(request) || !body.path("sign").asString().equals(sign)) {
        return Optional.of(json(200, "wrong-secret"));
      }
      return bytes(request.body()) > 20_000 ? Optional.of(json(200, "too-long")) : Optional.empty();
    }

    @Override
    Heard understood(Request request) {
      JsonNode card = request.json().path("card");
      JsonNode title = card.path("header").path("title");
      assertThat(title.path("tag").asString()).isEqualTo("plain_text");
      JsonNode first = card.path("elements").path(0);
      assertThat(first.path("tag").asString()).isEqualTo("markdown");
      assertThat(card.path("elements").path(1).path("actions").path(0).path("url").asString())
          .startsWith("https://");
      String text = first.path("content").asString();
      assertThat(bytes(text)).isLessThanOrEqualTo(4000);
      return new Heard(title.path("content").asString(), text, request.body());
    }

    @Override
    Said tooFast() {
      return json(400, "too-fast");
    }
  }

  /** oapi.dingtalk.com. */
  static final class Dingtalk extends RobotVendor {
    private final boolean calls;

    Dingtalk(boolean calls) {
      super("dingtalk", "dingtalk", "/robot/send?access_token=");
      this.calls = calls;
    }

    @Override
    public Map<String, String> settings() {
      String token = base() + "/robot/send?access_token=" + TOKEN;
      return calls
          ? Map.of("token", token, "sign_secret", SECRET, "at_mobiles", "13800000000")
          : Map.of("token", token, "sign_secret", SECRET);
    }

    @Override
    public Map<String, String> wrongSettings() {
      return Map.of("sign_secret", "some other secret");
    }

    @Override
    public List<String> secrets() {
      return List.of(TOKEN, SECRET);
    }

    @Override
    Optional<Said> refusal(Request request) {
      String timestamp = request.query().getOrDefault("timestamp", "");
      assertThat(timestamp).isEqualTo(Long.toString(NOW.toEpochMilli()));
      String sign = TestHmac.base64(SECRET, timestamp + "\n" + SECRET);
      if (!knowsToken(request) || !sign.equals(request.query().get("sign"))) {
        return Optional.of(json(200, "wrong-secret"));
      }
      return bytes(request.body()) > 20_000 ? Optional.of(json(200, "too-long")) : Optional.empty();
    }

    @Override
    Heard understood(Request request) {
      JsonNode body = request.json();
      String type = body.path("msgtype").asString();
      assertThat(type).isEqualTo(calls ? "markdown" : "actionCard");
      String text = body.path(type).path("text").asString();
      assertThat(bytes(text)).isLessThanOrEqualTo(4000);
      if (calls) {
        assertThat(body.path("at").path("atMobiles").path(0).asString()).isEqualTo("13800000000");
        assertThat(text).contains("@13800000000");
      }
      return new Heard(body.path(type).path("title").asString(), text, request.body());
    }
  }

  /** qyapi.weixin.qq.com. */
  static final class Wecom extends RobotVendor {
    Wecom() {
      super("wecom", "wecom", "/cgi-bin/webhook/send?key=");
    }

    @Override
    Optional<Said> refusal(Request request) {
      if (!knowsToken(request)) {
        return Optional.of(json(200, "wrong-secret"));
      }
      return bytes(content(request)) > 4096 ? Optional.of(json(200, "too-long")) : Optional.empty();
    }

    @Override
    Heard understood(Request request) {
      String content = content(request);
      return new Heard(content.lines().findFirst().orElse(""), content, request.body());
    }

    private static String content(Request request) {
      assertThat(request.json().path("msgtype").asString()).isEqualTo("markdown");
      return request.json().path("markdown").path("content").asString();
    }
  }

  /** hooks.slack.com, and the API of slack.com. */
  static final class Slack extends RobotVendor {
    private final boolean api;

    Slack(boolean api) {
      super(api ? "slack_api" : "slack", "slack", "/services/T000/B000/");
      this.api = api;
    }

    @Override
    public Map<String, String> settings() {
      return api
          ? Map.of(
              "token", "xoxb-" + TOKEN, "channel", "C0123456789", "api_url", base() + "/api/chat")
          : super.settings();
    }

    @Override
    public Map<String, String> wrongSettings() {
      return api ? Map.of("token", "xoxb-other") : super.wrongSettings();
    }

    @Override
    Optional<Said> refusal(Request request) {
      if (!(api || knowsToken(request))) {
        return Optional.of(Said.of(404, fixture("wrong-secret.txt")));
      }
      if (api && !request.header("Authorization").equals("Bearer xoxb-" + TOKEN)) {
        return Optional.of(json(200, "wrong-secret"));
      }
      boolean tooLong = false;
      for (JsonNode block : request.json().path("blocks")) {
        int most = block.path("type").asString().equals("header") ? 150 : 3000;
        tooLong |= block.path("text").path("text").asString("").length() > most;
      }
      return tooLong
          ? Optional.of(api ? json(200, "too-long") : Said.of(400, "invalid_blocks"))
          : Optional.empty();
    }

    @Override
    Heard understood(Request request) {
      assertThat(request.json().path("channel").asString("")).isEqualTo(api ? "C0123456789" : "");
      String title = "";
      List<String> texts = new ArrayList<>();
      for (JsonNode block : request.json().path("blocks")) {
        JsonNode text = block.path("text");
        switch (block.path("type").asString()) {
          case "header" -> title = text.path("text").asString();
          case "section" -> texts.add(text.path("text").asString());
          default -> assertThat(block.path("elements").size()).isPositive();
        }
      }
      return new Heard(title, String.join("\n", texts), request.body());
    }

    @Override
    Said ok() {
      return api ? json(200, "ok") : Said.of(200, fixture("ok.txt"));
    }

    @Override
    Said error() {
      return api ? json(200, "error") : Said.of(400, fixture("error.txt"));
    }

    @Override
    Said tooFast() {
      String body = api ? fixture("too-fast.json") : fixture("too-fast.txt");
      return new Said(429, body, Map.of("Retry-After", "30"));
    }
  }

  /** A workflow of Teams. */
  static final class Teams extends RobotVendor {
    Teams() {
      super("teams", "teams", "/workflows/0a1b/triggers/manual/paths/invoke?sig=");
    }

    @Override
    Optional<Said> refusal(Request request) {
      if (!knowsToken(request)) {
        return Optional.of(json(401, "wrong-secret"));
      }
      return bytes(request.body()) > 28_672 ? Optional.of(json(413, "too-long")) : Optional.empty();
    }

    @Override
    Heard understood(Request request) {
      JsonNode attachment = request.json().path("attachments").path(0);
      assertThat(attachment.path("contentType").asString())
          .isEqualTo("application/vnd.microsoft.card.adaptive");
      JsonNode card = attachment.path("content");
      assertThat(card.path("type").asString()).isEqualTo("AdaptiveCard");
      return new Heard(
          card.path("body").path(0).path("text").asString(),
          card.path("body").path(1).path("text").asString(),
          request.body());
    }

    @Override
    Said ok() {
      return Said.of(202, "");
    }

    @Override
    Said error() {
      return Said.of(200, fixture("error.txt"));
    }

    @Override
    Said tooFast() {
      return new Said(429, fixture("too-fast.json"), Map.of("Retry-After", "30"));
    }
  }
}
