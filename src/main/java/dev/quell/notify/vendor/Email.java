package dev.quell.notify.vendor;

import dev.quell.model.Sha256;
import dev.quell.notify.Cut;
import dev.quell.notify.Form;
import dev.quell.notify.MailCall;
import dev.quell.notify.MailCall.Encryption;
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
import dev.quell.notify.Target;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A mail in HTML and in plain text. Its Message-ID is that of the notice, so that a second attempt
 * is the same mail, and all mails of one incident refer to one id, which keeps them together.
 */
public final class Email implements Notifier {
  private static final String HOST = "host";
  private static final String PORT = "port";
  private static final String ENCRYPTION = "encryption";
  private static final String USER = "user";
  private static final String PASSWORD = "password";
  private static final String FROM = "from";
  private static final String TO = "email";
  private static final Limit SUBJECT = Limit.characters(200);
  private static final Limit TEXT = Limit.bytes(500_000);

  private static final List<FormField> FIELDS =
      new Form()
          .ofProvider()
          .must(
              HOST,
              Input.TEXT,
              new Text("Mail server", "邮件服务器"),
              new Text("A name or an address.", "主机名或地址。"))
          .may(PORT, Input.NUMBER, new Text("Port", "端口"), new Text("587 unless set.", "默认 587。"))
          .choice(
              ENCRYPTION,
              List.of("required", "optional", "off", "tls"),
              new Text("Encryption", "加密方式"),
              new Text(
                  "STARTTLS required, where offered, off; or TLS from the start (port 465).",
                  "required：必须 STARTTLS；optional：支持则用；off：不加密；tls：465 端口直接 TLS。"))
          .may(USER, Input.TEXT, new Text("User", "用户名"), new Text("If it wants one.", "如需登录。"))
          .may(PASSWORD, Input.SECRET, new Text("Password", "密码"), new Text("The user's.", "用户密码。"))
          .must(
              FROM,
              Input.TEXT,
              new Text("From", "发件人"),
              new Text("Quell <quell@example.com>", "Quell <quell@example.com>"))
          .ofTarget()
          .must(
              TO,
              Input.TEXT,
              new Text("Mail address", "邮箱"),
              new Text("Where the mail goes.", "收件人邮箱。"))
          .fields();

  @Override
  public NotifierDescriptor descriptor() {
    return new NotifierDescriptor(
        "email",
        "email",
        new Text("E-mail", "邮件"),
        FIELDS,
        TEXT,
        Markup.HTML,
        Set.of(Audience.PERSON, Audience.GROUP),
        0);
  }

  @Override
  public Optional<String> problem(Target target) {
    return Notifier.super
        .problem(target)
        .or(() ->
            target.get(TO).matches("[^\\s@<>,;]+@[^\\s@<>,;]+")
                ? Optional.empty()
                : Optional.of(TO + ": " + target.get(TO) + " (expected: a mail address)"));
  }

  @Override
  public MailCall request(Message message, Target target, Instant now) {
    String domain = domain(target.get(FROM));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Auto-Submitted", "auto-generated");
    headers.put("X-Auto-Response-Suppress", "All");
    if (!message.incidentId().isEmpty()) {
      String thread = "<incident." + id(message.incidentId()) + "@" + domain + ">";
      headers.put("References", thread);
      headers.put("In-Reply-To", thread);
    }
    String html = MailText.page(message, Cut.text(message, Markup.HTML, TEXT));
    var server =
        new MailCall.Server(
            target.get(HOST),
            target.number(PORT, 587),
            Encryption.valueOf(target.get(ENCRYPTION, "required").toUpperCase(Locale.ROOT)),
            target.get(USER),
            target.get(PASSWORD));
    return new MailCall(
        server,
        target.get(FROM),
        List.of(target.get(TO)),
        subject(message),
        MailText.plain(html),
        html,
        "<notice." + id(message.idempotencyKey()) + "@" + domain + ">",
        headers,
        target.get(PASSWORD).isEmpty() ? Set.of() : Set.of(target.get(PASSWORD)));
  }

  @Override
  public Outcome outcome(Reply reply, Target target) {
    if (reply.isSuccess()) {
      return new Delivered(reply.quoted());
    }
    boolean passes = reply.status() >= 400 && reply.status() < 500;
    return passes ? Outcome.retry(reply.quoted()) : new Rejected(reply.quoted());
  }

  private static String subject(Message message) {
    String before =
        switch (message.kind()) {
          case RESOLVE -> message.language().of("Resolved", "已恢复");
          case TEST -> message.language().of("Test", "测试");
          case FIRE, REFIRE, ESCALATE -> message.severity().wire();
          case ACCOUNT, SHIFT -> "";
        };
    String mark = before.isEmpty() ? "" : "[" + before + "] ";
    return Cut.plain(mark + message.title(), SUBJECT);
  }

  /** Of the sender's address, since that is who answers for the ids. */
  private static String domain(String from) {
    String after = from.substring(from.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-].*", "");
    return after.isEmpty() ? "quell.invalid" : after;
  }

  /** What may stand in an id of a mail; another text gives another one. */
  private static String id(String text) {
    return text.matches("[A-Za-z0-9._-]{1,100}") ? text : Sha256.hex(text);
  }
}
