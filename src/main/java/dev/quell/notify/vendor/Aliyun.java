package dev.quell.notify.vendor;

import dev.quell.model.Sha256;
import dev.quell.notify.Cut;
import dev.quell.notify.Form;
import dev.quell.notify.HttpCall;
import dev.quell.notify.JsonText;
import dev.quell.notify.Message;
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
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Alibaba Cloud's API: parameters in the address, signed by ACS3-HMAC-SHA256, and a reply whose
 * {@code Code} is OK or is not, whatever its status. What can be said is what a template the
 * provider approved leaves room for.
 */
final class Aliyun {
  static final String VERSION = "2017-05-25";
  private static final String ALGORITHM = "ACS3-HMAC-SHA256";
  private static final String KEY = "access_key_id";
  private static final String SECRET = "access_key_secret";
  private static final String ENDPOINT = "api_url";
  private static final String PARAMETERS = "template_param";
  private static final String LONGEST = "variable_limit";

  private Aliyun() {}

  /**
   * One operation.
   *
   * @param host where it is, unless a setting says otherwise
   */
  record Operation(String host, String action, SortedMap<String, String> query) {}

  static Form account() {
    return new Form()
        .ofProvider()
        .must(
            KEY,
            Input.TEXT,
            new Text("AccessKey id", "AccessKey ID"),
            new Text("Of a RAM user who may do no more than this.", "建议使用仅有此权限的 RAM 用户。"))
        .must(
            SECRET,
            Input.SECRET,
            new Text("AccessKey secret", "AccessKey Secret"),
            new Text("Of the same user.", "同一用户的密钥。"))
        .may(
            ENDPOINT,
            Input.URL,
            new Text("Address of the API", "API 地址"),
            new Text("Only for another region or a proxy.", "仅在使用其他地域或代理时填写。"));
  }

  static Form variables(Form form) {
    return form.must(
            PARAMETERS,
            Input.LINES,
            new Text("Variables of the template", "模板变量"),
            new Text(
                "JSON; ${title}, ${text}, ${severity}, ${kind}, ${incident_id} and ${link} are"
                    + " filled in.",
                "JSON；可使用 ${title}、${text}、${severity}、${kind}、${incident_id}、${link}。"))
        .may(
            LONGEST,
            Input.NUMBER,
            new Text("Longest variable", "变量最大长度"),
            new Text("In characters; 35 unless set.", "按字符计，默认 35。"));
  }

  static Optional<String> problem(Target target) {
    return JsonText.read(target.get(PARAMETERS)).isObject()
        ? Optional.empty()
        : Optional.of(PARAMETERS + ": what is set (expected: a JSON object)");
  }

  /** The variables of the template, each cut to what the provider takes of one. */
  static String parameters(Message message, Target target) {
    Map<String, String> places = Phone.places(message, target);
    Limit limit = Limit.characters(Math.max(target.number(LONGEST, 35), 1));
    Map<String, String> filled = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> one : JsonText.read(target.get(PARAMETERS)).properties()) {
      String value = Phone.fill(one.getValue().asString(""), places, UnaryOperator.identity());
      filled.put(one.getKey(), Cut.plain(value, limit));
    }
    return JsonText.of(filled);
  }

  /** As the provider dials: without the plus, and Chinese numbers without their country. */
  static String number(Target target) {
    String number = Phone.number(target);
    return number.startsWith("+86") ? number.substring(3) : number.replace("+", "");
  }

  static HttpCall call(Operation operation, Message message, Target target, Instant now) {
    String base = target.get(ENDPOINT, "https://" + operation.host()).replaceAll("/+$", "");
    String query = query(operation.query());
    URI url = URI.create(base + "/?" + query);
    SortedMap<String, String> headers = new TreeMap<>();
    headers.put("host", url.getRawAuthority());
    headers.put("x-acs-action", operation.action());
    headers.put("x-acs-version", VERSION);
    headers.put("x-acs-date", now.truncatedTo(ChronoUnit.SECONDS).toString());
    headers.put("x-acs-content-sha256", Sha256.hex(""));
    headers.put(
        "x-acs-signature-nonce", Sha256.hex(message.idempotencyKey() + " " + now).substring(0, 32));
    String authorization = authorization(query, headers, target.get(KEY), target.get(SECRET));
    Map<String, String> sent = new LinkedHashMap<>(headers);
    sent.remove("host");
    sent.put("Authorization", authorization);
    String signature = authorization.substring(authorization.lastIndexOf('=') + 1);
    return new HttpCall("POST", url, sent, "", Set.of(target.get(SECRET), signature));
  }

  /** Signs a POST to {@code /} without a body. */
  static String authorization(
      String query, SortedMap<String, String> headers, String key, String secret) {
    String signed = String.join(";", headers.keySet());
    String lines =
        headers.entrySet().stream()
            .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
            .collect(Collectors.joining());
    String request = String.join("\n", "POST", "/", query, lines, signed, Sha256.hex(""));
    String signature = Signature.hex(secret, ALGORITHM + "\n" + Sha256.hex(request));
    return ALGORITHM
        + " Credential="
        + key
        + ",SignedHeaders="
        + signed
        + ",Signature="
        + signature;
  }

  /** In the order of the names, percent-encoded. */
  static String query(SortedMap<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(one -> Signature.percent(one.getKey()) + "=" + Signature.percent(one.getValue()))
        .collect(Collectors.joining("&"));
  }

  static Outcome outcome(Reply reply, String id) {
    JsonNode body = reply.json();
    if (!body.path("Code").isString()) {
      return reply.isSuccess()
          ? new Rejected("the reply is not Alibaba Cloud's: " + reply.quoted())
          : reply.byStatus();
    }
    String code = body.path("Code").asString();
    if (code.equals("OK") && reply.isSuccess()) {
      return new Delivered(body.path(id).asString(""));
    }
    String why = code + ": " + body.path("Message").asString("");
    boolean tooMany = code.startsWith("Throttling") || code.contains("LIMIT_CONTROL");
    if (tooMany) {
      Duration asked = reply.retryAfter();
      return new RetryLater(asked.isZero() ? Duration.ofMinutes(1) : asked, why);
    }
    boolean passes =
        reply.status() >= 500
            || Set.of(
                    "isp.SYSTEM_ERROR", "isp.GATEWAY_ERROR", "ServiceUnavailable", "InternalError")
                .contains(code);
    return passes ? Outcome.retry(why) : new Rejected(why);
  }
}
