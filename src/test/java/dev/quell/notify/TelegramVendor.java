package dev.quell.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** api.telegram.org. */
final class TelegramVendor extends HttpVendor {
  private static final String TOKEN = "token-8f3a2b7c";
  private static final Pattern TAG = Pattern.compile("<(/?)([a-z]*)[^<>]*>");
  private static final Pattern ENTITY = Pattern.compile("&(lt|gt|amp|quot);");

  TelegramVendor() {
    super("telegram", "telegram");
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("token", "123456:" + TOKEN, "chat_id", "-1001234567890", "api_url", base());
  }

  @Override
  public Map<String, String> wrongSettings() {
    return Map.of("token", "123456:another");
  }

  @Override
  public List<String> secrets() {
    return List.of(TOKEN);
  }

  @Override
  Optional<Said> refusal(Request request) {
    if (!request.uri().getPath().equals("/bot123456:" + TOKEN + "/sendMessage")) {
      return Optional.of(json(401, "wrong-secret"));
    }
    String text = request.json().path("text").asString();
    if (!isHtml(text)) {
      return Optional.of(json(400, "bad-html"));
    }
    String shown = ENTITY.matcher(TAG.matcher(text).replaceAll("")).replaceAll("x");
    return shown.length() > 4096 ? Optional.of(json(400, "too-long")) : Optional.empty();
  }

  @Override
  Heard understood(Request request) {
    assertThat(request.json().path("parse_mode").asString()).isEqualTo("HTML");
    assertThat(request.json().path("link_preview_options").path("is_disabled").asBoolean())
        .isTrue();
    String text = request.json().path("text").asString();
    return new Heard(text.lines().findFirst().orElse(""), text, request.body());
  }

  @Override
  Said error() {
    return json(400, "error");
  }

  @Override
  Said tooFast() {
    return json(429, "too-fast");
  }

  /** Whether Telegram can read it: known tags, closed in order, and no angle besides. */
  private static boolean isHtml(String text) {
    var open = new ArrayDeque<String>();
    Matcher tags = TAG.matcher(text);
    while (tags.find()) {
      if (!List.of("b", "i", "u", "s", "a", "code", "pre").contains(tags.group(2))) {
        return false;
      }
      if (tags.group(1).isEmpty()) {
        open.push(tags.group(2));
      } else if (open.isEmpty() || !open.pop().equals(tags.group(2))) {
        return false;
      }
    }
    String rest = ENTITY.matcher(TAG.matcher(text).replaceAll("")).replaceAll("");
    return open.isEmpty() && !rest.contains("<") && !rest.contains("&");
  }
}
