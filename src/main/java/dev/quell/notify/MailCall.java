package dev.quell.notify;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A mail and the server that takes it. Prints the server only.
 *
 * @param from with or without a name before it
 * @param subject one line
 * @param messageId with its angle brackets; the same for every attempt, so that a mail program
 *     shows one of two
 * @param headers further ones, for example those that keep an incident together
 */
public record MailCall(
    Server server,
    String from,
    List<String> to,
    String subject,
    String text,
    String html,
    String messageId,
    Map<String, String> headers,
    Set<String> secrets)
    implements Call {

  public MailCall {
    to = List.copyOf(to);
    headers = Map.copyOf(headers);
    secrets = Set.copyOf(secrets);
  }

  /** When the connection is encrypted. */
  public enum Encryption {
    /** Never; for a server on the same machine. */
    OFF,
    /** When the server offers it. */
    OPTIONAL,
    /** By STARTTLS, or nothing is sent. */
    REQUIRED,
    /** From the first byte, as on port 465. */
    TLS
  }

  /**
   * A mail server.
   *
   * @param user empty for one that wants none
   */
  public record Server(String host, int port, Encryption encryption, String user, String password) {
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  @Override
  public String toString() {
    return "mail to " + server;
  }
}
