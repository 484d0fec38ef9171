package dev.quell.notify;

import dev.quell.model.PlainText;
import dev.quell.notify.GuardedClient.Answer;
import dev.quell.notify.GuardedClient.Answered;
import dev.quell.notify.GuardedClient.Unanswered;
import dev.quell.notify.MailCall.Encryption;
import dev.quell.notify.Outcome.Rejected;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * The one way out for mail. The server is the operator's own choice, so it may be in a private
 * network; its reply is told as a {@link Reply} with the code of SMTP for status.
 */
public final class MailClient implements AutoCloseable {
  /** How an SMTP reply that is no success begins. */
  private static final Pattern CODE = Pattern.compile("^([45]\\d\\d)(?=[ -]|$)");

  private static final int TAKEN = 250;
  private static final int MOST_QUOTED = 200;

  private final Duration limit;
  private final @Nullable SSLSocketFactory sockets;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param limit for the whole of a mail
   */
  public MailClient(Duration limit) {
    this(limit, null);
  }

  /** One that believes other certificates than the machine does. */
  public MailClient(Duration limit, @Nullable SSLSocketFactory sockets) {
    this.limit = limit;
    this.sockets = sockets;
  }

  /** Sends once. */
  public Answer call(MailCall call) {
    Future<Answer> sent = threads.submit(() -> send(call));
    try {
      return sent.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      sent.cancel(true);
      return unanswered("no answer within " + GuardedClient.seconds(limit) + " s");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      return unanswered(
          "cannot be sent" + (cause == null ? "" : " (" + cause.getClass().getSimpleName() + ")"));
    } catch (InterruptedException e) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      return unanswered("the server is stopping");
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private Answer send(MailCall call) {
    JavaMailSenderImpl sender = sender(call.server());
    MimeMessage mail;
    try {
      mail = mail(call, sender.createMimeMessage());
    } catch (AddressException e) {
      return new Unanswered(new Rejected("the address is no mail address"));
    } catch (MessagingException e) {
      return new Unanswered(new Rejected("the mail cannot be written"));
    }
    try {
      sender.send(mail);
      return new Answered(Reply.of(TAKEN, "taken by " + call.server()));
    } catch (MailException e) {
      return failed(e);
    }
  }

  private JavaMailSenderImpl sender(MailCall.Server server) {
    var sender = new JavaMailSenderImpl();
    sender.setHost(server.host());
    sender.setPort(server.port());
    sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
    var properties = sender.getJavaMailProperties();
    String wait = Long.toString(limit.toMillis());
    String connect = Long.toString(Math.min(3000, limit.toMillis()));
    Encryption encryption = server.encryption();
    boolean starts = encryption == Encryption.OPTIONAL || encryption == Encryption.REQUIRED;
    properties.putAll(
        Map.of(
            "mail.smtp.connectiontimeout",
            connect,
            "mail.smtp.timeout",
            wait,
            "mail.smtp.writetimeout",
            wait,
            "mail.smtp.starttls.enable",
            Boolean.toString(starts),
            "mail.smtp.starttls.required",
            Boolean.toString(encryption == Encryption.REQUIRED),
            "mail.smtp.ssl.enable",
            Boolean.toString(encryption == Encryption.TLS),
            "mail.smtp.ssl.checkserveridentity",
            "true",
            "mail.mime.allowutf8",
            "false"));
    if (sockets != null) {
      properties.put("mail.smtp.ssl.socketFactory", sockets);
    }
    if (!server.user().isEmpty()) {
      properties.put("mail.smtp.auth", "true");
      sender.setUsername(server.user());
      sender.setPassword(server.password());
    }
    return sender;
  }

  private static MimeMessage mail(MailCall call, MimeMessage mail) throws MessagingException {
    var helper = new MimeMessageHelper(mail, true, StandardCharsets.UTF_8.name());
    helper.setFrom(new InternetAddress(Markup.oneLine(call.from()), true));
    for (String to : call.to()) {
      helper.addTo(new InternetAddress(to, true));
    }
    helper.setSubject(Markup.oneLine(call.subject()));
    helper.setText(call.text(), call.html());
    for (Map.Entry<String, String> header : call.headers().entrySet()) {
      mail.setHeader(header.getKey(), Markup.oneLine(header.getValue()));
    }
    mail.setHeader("Message-ID", Markup.oneLine(call.messageId()));
    return mail;
  }

  /** The server's own words where it said any, else what kept it from speaking. */
  private static Answer failed(MailException problem) {
    Deque<Throwable> chain = new ArrayDeque<>();
    if (problem instanceof MailSendException sending) {
      sending.getFailedMessages().values().forEach(chain::add);
    }
    chain.add(problem);
    Optional<Reply> reply = Optional.empty();
    String last = "";
    int steps = 0;
    while (!chain.isEmpty() && steps++ < 32) {
      Throwable cause = chain.removeFirst();
      last = PlainText.quoted(Markup.oneLine(String.valueOf(cause.getMessage())), MOST_QUOTED);
      reply = reply.or(() -> reply(cause));
      if (cause instanceof MessagingException mail && mail.getNextException() != null) {
        chain.addFirst(mail.getNextException());
      } else if (cause.getCause() != null) {
        chain.addFirst(cause.getCause());
      }
    }
    String words = last;
    return reply
        .<Answer>map(Answered::new)
        .orElseGet(() -> unanswered("the mail server cannot be used: " + words));
  }

  private static Optional<Reply> reply(Throwable cause) {
    Matcher code = CODE.matcher(String.valueOf(cause.getMessage()));
    return cause instanceof MessagingException && code.find()
        ? Optional.of(Reply.of(Integer.parseInt(code.group(1)), String.valueOf(cause.getMessage())))
        : Optional.empty();
  }

  private static Answer unanswered(String why) {
    return new Unanswered(Outcome.retry(why));
  }
}
