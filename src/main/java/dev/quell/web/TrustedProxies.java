package dev.quell.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.ForwardedHeaderFilter;

/**
 * Believes {@code X-Forwarded-*} of the proxies it was told of, and of nobody else: the client's
 * address is the last one in {@code X-Forwarded-For} that no trusted proxy wrote about another.
 */
public final class TrustedProxies extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String FORWARDED_FOR = "X-Forwarded-For";

  private final transient List<AddressRange> trusted;
  private final transient ForwardedHeaderFilter forwarded = new ForwardedHeaderFilter();

  public TrustedProxies(List<AddressRange> trusted) {
    this.trusted = List.copyOf(trusted);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!isTrusted(request.getRemoteAddr())) {
      chain.doFilter(request, response);
      return;
    }
    forwarded.doFilter(new Forwarded(request, client(request)), response, chain);
  }

  private String client(HttpServletRequest request) {
    String nearest = request.getRemoteAddr();
    List<String> hops =
        Collections.list(request.getHeaders(FORWARDED_FOR)).stream()
            .flatMap(line -> List.of(line.split(",", -1)).stream())
            .map(String::strip)
            .toList();
    for (String hop : hops.reversed()) {
      if (hop.isEmpty() || !isTrusted(nearest)) {
        break;
      }
      nearest = hop;
    }
    return nearest;
  }

  private boolean isTrusted(String address) {
    return trusted.stream().anyMatch(range -> range.contains(address));
  }

  /** The request as the proxy describes it, less the lists a client could have begun itself. */
  private static final class Forwarded extends HttpServletRequestWrapper {
    private final String client;

    Forwarded(HttpServletRequest request, String client) {
      super(request);
      this.client = client;
    }

    @Override
    public String getRemoteAddr() {
      return client;
    }

    @Override
    public String getRemoteHost() {
      return client;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public @Nullable String getHeader(String name) {
      return isHidden(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
      return Collections.enumeration(
          Collections.list(super.getHeaderNames()).stream()
              .filter(name -> !isHidden(name))
              .toList());
    }

    private static boolean isHidden(String name) {
      return name.equalsIgnoreCase(FORWARDED_FOR) || name.equalsIgnoreCase("Forwarded");
    }
  }
}
