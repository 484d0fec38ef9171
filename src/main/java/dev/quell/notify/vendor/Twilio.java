package dev.quell.notify.vendor;

import dev.quell.notify.Form;
import dev.quell.notify.HttpCall;
import dev.quell.notify.NotifierDescriptor.FormField;
import dev.quell.notify.NotifierDescriptor.FormField.Input;
import dev.quell.notify.NotifierDescriptor.Text;
import dev.quell.notify.Outcome;
import dev.quell.notify.Outcome.Delivered;
import dev.quell.notify.Outcome.Rejected;
import dev.quell.notify.Outcome.RetryLater;
import dev.quell.notify.Reply;
import dev.quell.notify.Signature;
import dev.quell.notify.Target;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Twilio's API: a form goes in under the account's name and token, JSON comes out. */
final class Twilio {
  private static final String API = "https://api.twilio.com";
  private static final String API_URL = "api_url";
  private static final String ACCOUNT = "account_sid";
  private static final String TOKEN = "auth_token";
  static final String FROM = "from";

  static final List<FormField> FIELDS =
      Phone.number(
              new Form()
                  .ofProvider()
                  .must(
                      ACCOUNT,
                      Input.TEXT,
                      new Text("Account SID", "Account SID"),
                      new Text("Begins with AC.", "以 AC 开头。"))
                  .must(
                      TOKEN,
                      Input.SECRET,
                      new Text("Auth token", "Auth Token"),
                      new Text("Of the same account.", "同一账号的 Auth Token。"))
                  .must(
                      FROM,
                      Input.TEXT,
                      new Text("From", "发送方"),
                      new Text(
                          "A number of yours, or for SMS a messaging service (MG…).",
                          "您的号码；短信也可填写消息服务（MG…）。"))
                  .may(
                      API_URL,
                      Input.URL,
                      new Text("Address of the API", "API 地址"),
                      new Text("Only behind a proxy.", "仅在通过代理访问时填写。")))
          .fields();

  private Twilio() {}

  static HttpCall call(String resource, Map<String, String> form, Target target) {
    String account = target.get(ACCOUNT);
    String token = target.get(TOKEN);
    String login =
        Base64.getEncoder()
            .encodeToString((account + ":" + token).getBytes(StandardCharsets.UTF_8));
    String url =
        target.get(API_URL, API).replaceAll("/+$", "")
            + "/2010-04-01/Accounts/"
            + Signature.percent(account)
            + "/"
            + resource
            + ".json";
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + Signature.percent(field.getValue()))
            .collect(Collectors.joining("&"));
    return new HttpCall(
        "POST",
        URI.create(url),
        Map.of(
            "Authorization", "Basic " + login, "Content-Type", "application/x-www-form-urlencoded"),
        body,
        Set.of(token, login));
  }

  static Outcome outcome(Reply reply) {
    JsonNode body = reply.json();
    if (!body.isObject()) {
      return reply.isSuccess()
          ? new Rejected("the reply is not Twilio's: " + reply.quoted())
          : reply.byStatus();
    }
    String message = body.path("message").asString("");
    if (!reply.isSuccess()) {
      String why = "Twilio " + body.path("code").asLong(0) + ": " + message;
      return body.path("code").asLong(0) == 20429
          ? new RetryLater(reply.retryAfter(), why)
          : reply.failure(why);
    }
    String status = body.path("status").asString("");
    boolean failed = Set.of("failed", "undelivered", "canceled").contains(status);
    if (failed || body.path("error_code").isIntegralNumber()) {
      return new Rejected(
          "Twilio "
              + body.path("error_code").asLong(0)
              + ": "
              + body.path("error_message").asString(status));
    }
    return body.path("sid").isString()
        ? new Delivered(body.path("sid").asString() + " " + status)
        : new Rejected("the reply is not Twilio's: " + reply.quoted());
  }
}
