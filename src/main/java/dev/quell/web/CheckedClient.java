package dev.quell.web;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Calls web addresses that somebody gave this server. A connection goes to the very address that
 * was checked: a name is looked up once for it, and what it means a moment later is not asked.
 * Certificates are still checked against the name. Follows no redirect, repeats nothing, keeps no
 * cookie.
 */
public final class CheckedClient implements AutoCloseable {
  private static final Timeout CONNECT = Timeout.ofSeconds(3);
  private static final Timeout SILENCE = Timeout.ofSeconds(10);

  /** So long a connection is used again, and its name not looked up. */
  private static final TimeValue KEPT = TimeValue.ofSeconds(30);

  /** One that was idle for longer is looked at before it is used, which takes a millisecond. */
  private static final TimeValue LOOKED_AT = TimeValue.ofSeconds(1);

  /** Whoever calls limits how many calls there are at once. */
  private static final int MOST_CONNECTIONS = 10_000;

  /** What says where a request goes and where it ends: never out of a setting. */
  private static final Set<String> OURS =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

  private final CloseableHttpClient client;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** How names become addresses. */
  @FunctionalInterface
  interface Names {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  /**
   * A request that may be sent.
   *
   * @param headers without those that say where it goes and where it ends
   */
  public record Request(String method, URI url, Map<String, String> headers, byte[] body) {
    public Request {
      headers = Map.copyOf(headers);
      headers.forEach(Request::check);
      if (url.getHost() == null) {
        throw new IllegalArgumentException("the address has no host (expected: http://host/…)");
      }
    }

    private static void check(String name, String value) {
      boolean plain = value.chars().allMatch(letter -> letter == '\t' || letter >= ' ');
      if (!HEADER_NAME.matcher(name).matches() || value.indexOf(0x7f) >= 0 || !plain) {
        throw new IllegalArgumentException("a header cannot be sent (expected: one line of text)");
      }
      if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("header: " + name + " (expected: any but " + OURS + ")");
      }
    }
  }

  /** What came back. */
  public record Response(int status, Map<String, String> headers, byte[] body) {
    public Response {
      headers = Map.copyOf(headers);
    }
  }

  /** One that believes the certificates this machine believes. */
  public CheckedClient(AddressGuard guard) {
    this(guard, InetAddress::getAllByName, verifying(ownTrust()));
  }

  /** One that believes what the context believes, whatever name a certificate is made out to. */
  public static CheckedClient lenient(AddressGuard guard, SSLContext believing) {
    return new CheckedClient(
        guard,
        InetAddress::getAllByName,
        ClientTlsStrategyBuilder.create()
            .setSslContext(believing)
            .setHostVerificationPolicy(HostnameVerificationPolicy.CLIENT)
            .setHostnameVerifier(NoopHostnameVerifier.INSTANCE)
            .buildClassic());
  }

  CheckedClient(AddressGuard guard, Names names, TlsSocketStrategy tls) {
    this.client =
        HttpClients.custom()
            .setConnectionManager(connections(new Checking(guard, names), tls))
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setProtocolUpgradeEnabled(false)
                    .setAuthenticationEnabled(false)
                    .setConnectionRequestTimeout(SILENCE)
                    .build())
            .setUserAgent("Quell")
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .build();
  }

  /**
   * Asks once. The time is for all of it: a body that comes byte by byte takes none of its own.
   *
   * @param mostKept how much of the body is read; the rest is hung up on
   * @throws PrivateAddressException if nothing was sent, as the host may not be called
   * @throws SocketTimeoutException if there was no answer in that time
   * @throws InterruptedIOException if this thread was interrupted, and is again
   */
  public Response call(Request request, Duration within, int mostKept) throws IOException {
    HttpUriRequestBase sent = new HttpUriRequestBase(request.method(), request.url());
    request.headers().forEach(sent::setHeader);
    sent.setEntity(new ByteArrayEntity(request.body(), null));
    Future<Response> response = threads.submit(() -> exchange(sent, mostKept));
    try {
      return response.get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      sent.cancel();
      throw new SocketTimeoutException("no answer in time");
    } catch (InterruptedException e) {
      sent.cancel();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException problem) {
        throw problem;
      }
      throw new IOException(e.getCause());
    }
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
    threads.shutdownNow();
  }

  private Response exchange(HttpUriRequestBase request, int mostKept)
      throws IOException, HttpException {
    ClassicHttpResponse response =
        client.executeOpen(RoutingSupport.determineHost(request), request, null);
    try {
      byte[] body = new byte[0];
      if (response.getEntity() != null) {
        body = response.getEntity().getContent().readNBytes(mostKept);
      }
      if (body.length == mostKept) {
        // else closing would read the rest
        request.cancel();
      }
      return new Response(response.getCode(), headers(response), body);
    } finally {
      Closer.closeQuietly(response);
    }
  }

  private static Map<String, String> headers(ClassicHttpResponse response) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Header header : response.getHeaders()) {
      headers.merge(header.getName(), header.getValue(), (one, other) -> one + ", " + other);
    }
    return headers;
  }

  /** Believes what the context believes, and of that only what is made out to the host. */
  static TlsSocketStrategy verifying(SSLContext believing) {
    return ClientTlsStrategyBuilder.create().setSslContext(believing).buildClassic();
  }

  private static SSLContext ownTrust() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PoolingHttpClientConnectionManager connections(
      DnsResolver names, TlsSocketStrategy tls) {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(names)
        .setTlsSocketStrategy(tls)
        .setMaxConnPerRoute(MOST_CONNECTIONS)
        .setMaxConnTotal(MOST_CONNECTIONS)
        .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(SILENCE).build())
        .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(SILENCE).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(CONNECT)
                .setSocketTimeout(SILENCE)
                .setIdleTimeout(Timeout.ofMilliseconds(KEPT.toMilliseconds()))
                .setTimeToLive(KEPT)
                .setValidateAfterInactivity(LOOKED_AT)
                .build())
        .build();
  }

  /** Hands out addresses that may be called; a connection is made to one of these and no other. */
  private record Checking(AddressGuard guard, Names names) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      InetAddress[] addresses =
          names.of(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
      Optional<String> refused = guard.refused(List.of(addresses));
      if (refused.isPresent()) {
        throw new PrivateAddressException(refused.get());
      }
      return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
