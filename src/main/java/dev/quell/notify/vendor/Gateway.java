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
import dev.quell.notify.Reply;
import dev.quell.notify.Signature;
import dev.quell.notify.Target;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * Any provider of texts or calls that is asked over HTTP: address, headers and body are templates
 * with <code>${phone}</code> and <code>${text}</code>, success is a status and, where one is set, a
 * value at a path of the JSON that comes back.
 */
public final class Gateway implements Notifier {
  private static final String URL = "url";
  private static final String METHOD = "method";
  private static final String KIND = "content_type";
  private static final String HEADERS = "headers";
  private static final String BODY = "body";
  private static final String PATH = "success_path";
  private static final String VALUE = "success_value";
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Limit TEXT = Limit.characters(1000);

  private static final List<FormField> FIELDS =
      Phone.number(
              new Form()
                  .ofProvider()
                  .must(
                      URL,
                      Input.SECRET,
                      new Text("Address", "地址"),
                      new Text(
                          "${phone}, ${text}, ${title}, ${severity}, ${link} and ${id} are filled"
                              + " in.",
                          "可使用 ${phone}、${text}、${title}、${severity}、${link}、${id}。"))
                  .choice(
                      METHOD,
                      List.of("POST", "GET", "PUT"),
                      new Text("Method", "请求方法"),
                      new Text("POST unless set.", "默认 POST。"))
                  .choice(
                      KIND,
                      List.of(JSON, FORM, "text/plain"),
                      new Text("Kind of body", "内容类型"),
                      new Text("What is filled in is written to suit it.", "填入的内容会按此类型转义。"))
                  .may(
                      HEADERS,
                      Input.SECRET,
                      new Text("Header", "请求头"),
                      new Text("Name: value; for a key.", "名称: 值；例如密钥。"))
                  .may(
                      BODY,
                      Input.LINES,
                      new Text("Body", "请求体"),
                      new Text("With the same places as the address.", "可使用与地址相同的变量。"))
                  .may(
                      PATH,
                      Input.TEXT,
                      new Text("Where success is told", "成功标志路径"),
                      new Text("A path like data.code; empty: the status.", "如 data.code；留空则看状态码。"))
                  .may(
                      VALUE,
                      Input.TEXT,
                      new Text("What success is", "成功标志的值"),
                      new Text("What stands there then, for example 0.", "成功时该处的值，例如 0。")))
          .fields();

  private final String medium;
  private final Text name;

  private Gateway(String medium, Text name) {
    this.medium = medium;
    this.name = name;
  }

  public static Gateway sms() {
    return new Gateway("sms", new Text("SMS by another provider", "其他短信服务"));
  }

  public static Gateway voice() {
    return new Gateway("voice", new Text("Call by another provider", "其他语音服务"));
  }

  @Override
  public NotifierDescriptor descriptor() {
    return new NotifierDescriptor(
        medium + "_http", medium, name, FIELDS, TEXT, Markup.PLAIN, Set.of(Audience.PERSON), 0);
  }

  @Override
  public Optional<String> problem(Target target) {
    return Notifier.super
        .problem(target)
        .or(() -> Phone.problem(target))
        .or(() ->
            HttpCall.isWebAddress(Phone.fill(target.get(URL), Map.of(), value -> "0"))
                ? Optional.empty()
                : Optional.of(URL + ": what is set (expected: a web address)"));
  }

  @Override
  public HttpCall request(Message message, Target target, Instant now) {
    Message brief = message.withText(Cut.plain(Markup.clean(Phone.words(message)), TEXT));
    Map<String, String> places = Phone.places(brief, target);
    String address = target.get(URL);
    String kind = target.get(KIND, JSON);
    String method = target.get(METHOD, "POST");
    Map<String, String> headers = new LinkedHashMap<>();
    Set<String> secrets = new LinkedHashSet<>(Robot.secrets(address, target));
    secrets.removeIf(secret -> secret.contains("${"));
    headers.put("Content-Type", kind + "; charset=utf-8");
    headers.put("Idempotency-Key", message.idempotencyKey());
    String header = target.get(HEADERS);
    int colon = header.indexOf(':');
    if (colon > 0) {
      String value = header.substring(colon + 1).strip();
      headers.put(header.substring(0, colon).strip(), value);
      secrets.add(value);
    }
    String body = method.equals("GET") ? "" : Phone.fill(target.get(BODY), places, written(kind));
    URI url = URI.create(Phone.fill(address, places, Signature::percent));
    return new HttpCall(method, url, headers, body, secrets);
  }

  @Override
  public Outcome outcome(Reply reply, Target target) {
    String path = target.get(PATH);
    if (path.isEmpty() || !reply.isSuccess()) {
      return reply.byStatus();
    }
    JsonNode at = reply.json();
    for (String name : path.split("\\.", -1)) {
      at = name.matches("\\d{1,6}") ? at.path(Integer.parseInt(name)) : at.path(name);
    }
    String found = at.asString("");
    return found.equals(target.get(VALUE)) && !at.isMissingNode()
        ? new Delivered(reply.quoted())
        : new Rejected(path + ": " + found + " — " + reply.quoted());
  }

  private static UnaryOperator<String> written(String kind) {
    return switch (kind) {
      case JSON ->
          value -> {
            String quoted = JsonText.quoted(value);
            return quoted.substring(1, quoted.length() - 1);
          };
      case FORM -> Signature::percent;
      default -> UnaryOperator.identity();
    };
  }
}
