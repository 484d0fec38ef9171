package dev.quell.notify;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A request to a vendor. Prints its host only.
 *
 * @param url may hold a token
 * @param headers without {@code Host} and {@code Content-Length}
 */
public record HttpCall(
    String method, URI url, Map<String, String> headers, String body, Set<String> secrets)
    implements Call {

  public HttpCall {
    headers = Map.copyOf(headers);
    secrets = Set.copyOf(secrets);
  }

  /** A POST of JSON. */
  public static HttpCall json(String url, String body, Set<String> secrets) {
    return new HttpCall(
        "POST",
        URI.create(url),
        Map.of("Content-Type", "application/json; charset=utf-8"),
        body,
        secrets);
  }

  public HttpCall withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpCall(method, url, more, body, secrets);
  }

  public byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether this can be called: http or https, a host, and nobody's password before it. */
  public static boolean isWebAddress(String text) {
    try {
      URI uri = new URI(text);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      return Set.of("http", "https").contains(scheme)
          && uri.getHost() != null
          && uri.getRawUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return method + " to " + url.getHost();
  }
}
