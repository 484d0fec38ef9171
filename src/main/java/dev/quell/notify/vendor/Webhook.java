package dev.quell.notify.vendor;

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
import dev.quell.notify.SignedPost;
import dev.quell.notify.Target;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A POST of JSON to anybody's server, which can prove that it comes from here: {@code
 * X-Quell-Signature} is the HMAC-SHA256, in hexadecimal, of the timestamp, a dot and the body, with
 * the secret for its key. The event id stays the same when a message is tried again.
 */
public final class Webhook implements Notifier {
  private static final String URL = "url";
  private static final String SECRET = "secret";
  private static final String KEY_ID = "key_id";
  private static final String HEADERS = "headers";

  private static final List<FormField> FIELDS =
      new Form()
          .must(
              URL,
              Input.SECRET_URL,
              new Text("Address", "地址"),
              new Text("Gets a POST with JSON.", "以 POST 方式接收 JSON。"))
          .may(
              SECRET,
              Input.SECRET,
              new Text("Secret", "密钥"),
              new Text("Signs each request.", "用于对每个请求签名。"))
          .may(
              KEY_ID,
              Input.TEXT,
              new Text("Key id", "密钥编号"),
              new Text(
                  "Tells the receiver which secret was used, so that it can be changed.",
                  "告知接收方所用密钥，便于轮换。"))
          .may(
              HEADERS,
              Input.LINES,
              new Text("Headers", "请求头"),
              new Text("One a line: Name: value", "每行一个：名称: 值"))
          .fields();

  @Override
  public NotifierDescriptor descriptor() {
    return new NotifierDescriptor(
        "webhook",
        "webhook",
        new Text("Webhook", "Webhook"),
        FIELDS,
        Limit.NONE,
        Markup.PLAIN,
        Set.of(Audience.GROUP),
        0);
  }

  @Override
  public Optional<String> problem(Target target) {
    return Notifier.super
        .problem(target)
        .or(() ->
            target
                .get(HEADERS)
                .lines()
                .filter(line -> !line.isBlank() && header(line).isEmpty())
                .findFirst()
                .map(line -> HEADERS + ": a line that is no header (expected: Name: value)"));
  }

  @Override
  public HttpCall request(Message message, Target target, Instant now) {
    String body = message.payload().orElseGet(() -> body(message, now));
    Map<String, String> headers = new LinkedHashMap<>();
    target
        .get(HEADERS)
        .lines()
        .map(Webhook::header)
        .flatMap(Optional::stream)
        .forEach(header -> headers.put(header.getKey(), header.getValue()));
    return new SignedPost(
            target.get(URL),
            headers,
            message.idempotencyKey(),
            target.get(SECRET),
            target.get(KEY_ID, "default"))
        .call(body, now, Robot.pathSecrets(target.get(URL), target));
  }

  @Override
  public Outcome outcome(Reply reply, Target target) {
    return reply.byStatus();
  }

  private static String body(Message message, Instant now) {
    Map<String, Object> incident = new LinkedHashMap<>();
    incident.put("incident_id", message.incidentId());
    incident.put("title", message.title());
    incident.put("incident_severity", message.severity().wire());
    incident.put("start_time", message.startedAt().getEpochSecond());
    incident.put("labels", message.labels().values());
    incident.put("detail_url", message.link());
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("event_id", message.idempotencyKey());
    told.put("event_time", now.toEpochMilli());
    told.put("event_type", "i_notify");
    told.put("kind", message.kind().wire());
    told.put("text", message.text());
    told.put("incident", incident);
    return JsonText.of(told);
  }

  private static Optional<Map.Entry<String, String>> header(String line) {
    int colon = line.indexOf(':');
    String name = colon < 0 ? "" : line.substring(0, colon).strip();
    return name.matches("[A-Za-z0-9-]{1,100}")
        ? Optional.of(Map.entry(name, line.substring(colon + 1).strip()))
        : Optional.empty();
  }
}
