package dev.quell.notify;

import dev.quell.notify.Outcome.Rejected;
import dev.quell.web.AddressGuard;
import dev.quell.web.CheckedClient;
import dev.quell.web.PrivateAddressException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The one way out over HTTP for messages: within a time and a size, without redirects, and not to
 * private addresses unless an operator allowed them. What went wrong is told without the address,
 * which may hold a token.
 */
public final class GuardedClient implements AutoCloseable {
  static final int MOST_SENT = 1 << 20;
  static final int MOST_KEPT = 64 << 10;

  private final String setting;
  private final Duration limit;
  private final CheckedClient client;

  /** What became of a call. */
  public sealed interface Answer {}

  /** The other side said something. */
  public record Answered(Reply reply) implements Answer {}

  /** It said nothing, or was not asked. */
  public record Unanswered(Outcome outcome) implements Answer {}

  /**
   * @param setting what an operator sets to allow an address, for the message
   * @param limit for the whole of a call
   */
  public GuardedClient(AddressGuard guard, String setting, Duration limit) {
    this.setting = setting;
    this.limit = limit;
    this.client = new CheckedClient(guard);
  }

  /** Asks once. */
  public Answer call(HttpCall call) {
    return call(call, limit);
  }

  /** The same within a time of its own. */
  public Answer call(HttpCall call, Duration within) {
    byte[] body = call.bytes();
    if (body.length > MOST_SENT) {
      return rejected(
          "the message is too large: " + body.length + " bytes (expected: at most 1 MiB)");
    }
    if (!HttpCall.isWebAddress(call.url().toString())) {
      return rejected("its address cannot be called");
    }
    try {
      var request = new CheckedClient.Request(call.method(), call.url(), call.headers(), body);
      CheckedClient.Response got = client.call(request, within, MOST_KEPT);
      return new Answered(
          new Reply(got.status(), got.headers(), new String(got.body(), StandardCharsets.UTF_8)));
    } catch (PrivateAddressException e) {
      return refused(e.address());
    } catch (UnknownHostException e) {
      return unanswered("its name is unknown");
    } catch (SocketTimeoutException e) {
      return unanswered("no answer within " + seconds(within) + " s");
    } catch (InterruptedIOException e) {
      return unanswered("the server is stopping");
    } catch (IOException e) {
      // never its message, which may quote the address
      return unanswered("cannot be reached (" + e.getClass().getSimpleName() + ")");
    } catch (IllegalArgumentException e) {
      return rejected("its address or a header cannot be sent");
    }
  }

  @Override
  public void close() {
    client.close();
  }

  static String seconds(Duration limit) {
    long millis = limit.toMillis();
    return millis % 1000 == 0 ? Long.toString(millis / 1000) : Double.toString(millis / 1000.0);
  }

  private Answer refused(String address) {
    return rejected(
        "the address " + address + " is private; an operator can allow it with " + setting);
  }

  private static Answer rejected(String why) {
    return new Unanswered(new Rejected(why));
  }

  private static Answer unanswered(String why) {
    return new Unanswered(Outcome.retry(why));
  }
}
