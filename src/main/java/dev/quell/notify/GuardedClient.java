package dev.quell.notify;

import dev.quell.notify.Outcome.Rejected;
import dev.quell.web.AddressGuard;
import java.io.ByteArrayOutputStream;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The one way out over HTTP for messages: within a time and a size, without redirects, and not to
 * private addresses unless an operator allowed them. What went wrong is told without the address,
 * which may hold a token.
 */
public final class GuardedClient implements AutoCloseable {
  static final int MOST_SENT = 1 << 20;
  static final int MOST_KEPT = 64 << 10;

  private final AddressGuard guard;
  private final String setting;
  private final Duration limit;
  private final HttpClient client;

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
    this.guard = guard;
    this.setting = setting;
    this.limit = limit;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
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
      Optional<String> refused = guard.refused(call.url().getHost());
      if (refused.isPresent()) {
        return refused(refused.get());
      }
      HttpRequest.Builder request =
          HttpRequest.newBuilder(call.url())
              .timeout(within)
              .header("User-Agent", "Quell")
              .method(call.method(), BodyPublishers.ofByteArray(body));
      call.headers().forEach(request::setHeader);
      Answer answer = send(request.build(), within);
      // A name that means another machine by now may have meant it during the call.
      Optional<String> since = guard.refused(call.url().getHost());
      return since.isPresent() ? refused(since.get()) : answer;
    } catch (UnknownHostException e) {
      return unanswered("its name is unknown");
    } catch (IllegalArgumentException e) {
      return rejected("its address or a header cannot be sent");
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }

  /** The time is for all of it: a body that comes byte by byte takes none of its own. */
  private Answer send(HttpRequest request, Duration within) {
    CompletableFuture<HttpResponse<byte[]>> response =
        client.sendAsync(request, head -> new Kept());
    try {
      HttpResponse<byte[]> got = response.get(within.toMillis(), TimeUnit.MILLISECONDS);
      Map<String, String> headers = new TreeMap<>();
      got.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
      return new Answered(
          new Reply(got.statusCode(), headers, new String(got.body(), StandardCharsets.UTF_8)));
    } catch (TimeoutException e) {
      response.cancel(true);
      return timedOut(within);
    } catch (ExecutionException e) {
      return failed(e.getCause(), within);
    } catch (InterruptedException e) {
      response.cancel(true);
      Thread.currentThread().interrupt();
      return unanswered("the server is stopping");
    }
  }

  private Answer failed(@Nullable Throwable cause, Duration within) {
    if (cause instanceof HttpTimeoutException) {
      return timedOut(within);
    }
    // never its message, which may quote the address
    return unanswered(
        "cannot be reached" + (cause == null ? "" : " (" + cause.getClass().getSimpleName() + ")"));
  }

  private static Answer timedOut(Duration within) {
    return unanswered("no answer within " + seconds(within) + " s");
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

  /** Keeps the beginning of a body and hangs up on the rest. */
  private static final class Kept implements BodySubscriber<byte[]> {
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private @Nullable Subscription subscription;

    @Override
    public CompletionStage<byte[]> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Subscription given) {
      subscription = given;
      given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
      for (ByteBuffer part : parts) {
        byte[] bytes = new byte[Math.min(part.remaining(), MOST_KEPT - kept.size())];
        part.get(bytes);
        kept.writeBytes(bytes);
      }
      if (kept.size() == MOST_KEPT && subscription != null) {
        subscription.cancel();
        body.complete(kept.toByteArray());
      }
    }

    @Override
    public void onError(Throwable problem) {
      body.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
      body.complete(kept.toByteArray());
    }
  }
}
