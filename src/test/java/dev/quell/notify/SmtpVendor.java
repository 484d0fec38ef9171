package dev.quell.notify;

import dev.quell.notify.vendor.AllNotifiers;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server: greets, starts TLS, asks who is there, and takes mail as its mood is. */
final class SmtpVendor implements VendorStand {
  static final String PASSWORD = "mail-pass-9c2e";
  private static final String USER = "quell";

  private final ServerSocket server;
  private final SSLContext tls;
  private final boolean offersTls;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final List<MimeMessage> mails = new CopyOnWriteArrayList<>();
  private final List<String> plainCommands = new CopyOnWriteArrayList<>();
  private volatile Mood mood = Mood.WELL;

  SmtpVendor(SSLContext tls, boolean offersTls) {
    this.tls = tls;
    this.offersTls = offersTls;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::listen);
  }

  @Override
  public String kind() {
    return "email";
  }

  @Override
  public Notifier notifier() {
    return AllNotifiers.byKey("email").orElseThrow();
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "host", "127.0.0.1",
        "port", Integer.toString(server.getLocalPort()),
        "encryption", "required",
        "user", USER,
        "password", PASSWORD,
        "from", "Quell <quell@alerts.example.com>",
        "email", "alice@example.com");
  }

  @Override
  public Map<String, String> wrongSettings() {
    return Map.of("password", "another-pass");
  }

  @Override
  public List<String> secrets() {
    return List.of(PASSWORD);
  }

  @Override
  public void feels(Mood next) {
    mood = next;
  }

  @Override
  public List<Heard> heard() {
    return heard;
  }

  /** The mails as they came. */
  List<MimeMessage> mails() {
    return mails;
  }

  /** What was said before anything was encrypted. */
  List<String> plainCommands() {
    return plainCommands;
  }

  @Override
  public void close() {
    closing.countDown();
    threads.shutdownNow();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return kind();
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        threads.execute(() -> converse(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void converse(Socket socket) {
    try (socket) {
      say(socket, "220 mail.test ESMTP");
      String next = serve(socket, false);
      if (next.equals("STARTTLS")) {
        say(socket, "220 go ahead");
        var inside =
            (SSLSocket)
                tls.getSocketFactory().createSocket(socket, "127.0.0.1", socket.getPort(), true);
        inside.setUseClientMode(false);
        serve(inside, true);
      }
    } catch (IOException e) {
      // the client hung up, as some of the tests want it to
      plainCommands.add("hung up: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Answers until the client leaves, or asks for TLS, which ends the plain conversation. */
  private String serve(Socket socket, boolean encrypted) throws IOException, InterruptedException {
    var lines =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!encrypted) {
        plainCommands.add(line);
      }
      String command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
      switch (command) {
        case "EHLO" -> greet(socket, encrypted);
        case "STARTTLS" -> {
          return command;
        }
        case "AUTH" -> authenticate(socket, line, lines);
        case "RCPT" -> say(socket, recipient());
        case "DATA" -> data(socket, lines);
        case "QUIT" -> {
          say(socket, "221 bye");
          return command;
        }
        default -> say(socket, "250 ok");
      }
    }
    return "";
  }

  private void greet(Socket socket, boolean encrypted) throws IOException {
    say(socket, "250-mail.test");
    if (!encrypted && offersTls) {
      say(socket, "250-STARTTLS");
    }
    say(socket, "250-AUTH PLAIN LOGIN");
    say(socket, "250 8BITMIME");
  }

  private static void authenticate(Socket socket, String line, BufferedReader lines)
      throws IOException {
    String given;
    if (line.toUpperCase(Locale.ROOT).startsWith("AUTH LOGIN")) {
      say(socket, "334 " + base64("Username:"));
      String user = decoded(lines.readLine());
      say(socket, "334 " + base64("Password:"));
      given = user + "\0" + decoded(lines.readLine());
    } else {
      given = decoded(line.substring("AUTH PLAIN ".length())).replaceFirst("^[^\0]*\0", "");
    }
    boolean known = given.equals(USER + "\0" + PASSWORD);
    say(socket, known ? "235 2.7.0 welcome" : "535 5.7.8 authentication failed");
  }

  private String recipient() {
    return switch (mood) {
      case ERROR -> "550 5.1.1 <alice@example.com>: no such user here";
      case TOO_FAST -> "451 4.7.1 greylisted, try again later";
      case ECHO -> "554 5.7.1 refused, and you logged in with " + PASSWORD;
      case WELL, SILENT -> "250 2.1.5 ok";
    };
  }

  private void data(Socket socket, BufferedReader lines) throws IOException, InterruptedException {
    say(socket, "354 end with a dot");
    StringBuilder mail = new StringBuilder();
    for (String line = lines.readLine();
        line != null && !line.equals(".");
        line = lines.readLine()) {
      mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
    }
    understand(mail.toString());
    if (mood == Mood.SILENT) {
      closing.await();
    }
    say(socket, "250 2.0.0 taken");
  }

  private void understand(String raw) throws IOException {
    try {
      var mail =
          new MimeMessage(
              Session.getInstance(new Properties()),
              new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
      mails.add(mail);
      heard.add(new Heard(mail.getSubject(), part(mail, "text/html"), raw));
    } catch (MessagingException e) {
      throw new IOException(e);
    }
  }

  /** The first part of this kind, however deep it lies. */
  static String part(Part part, String kind) throws MessagingException, IOException {
    if (part.isMimeType(kind)) {
      return part.getContent().toString();
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart inner = parts.getBodyPart(i);
        String found = part(inner, kind);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String text) {
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }
}
