package dev.quell.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quell.web.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/** Finds out who asks: an app key in the query or the Authorization header, else the cookie. */
public final class CallerFilter extends OncePerRequestFilter {
  private static final String BEARER = "Bearer ";
  private static final String PARAMETER = "app_key=";

  private final AppKeys keys;
  private final Sessions sessions;

  public CallerFilter(AppKeys keys, Sessions sessions) {
    this.keys = keys;
    this.sessions = sessions;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (AccessRules.needsCaller(request)) {
      caller(request, response).ifPresent(CallerFilter::enter);
    }
    chain.doFilter(request, response);
  }

  private Optional<Caller> caller(HttpServletRequest request, HttpServletResponse response) {
    Optional<String> key = key(request);
    if (key.isPresent()) {
      return key.flatMap(keys::caller);
    }
    return SessionCookie.read(request)
        .flatMap(
            token -> sessions.caller(token, () -> SessionCookie.write(request, response, token)));
  }

  static Optional<String> key(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.of(header.substring(BEARER.length()).strip());
    }
    return keyOfQuery(request.getQueryString());
  }

  /** Reads the query only: asking for a parameter would let the container read the body for it. */
  private static Optional<String> keyOfQuery(@Nullable String query) {
    if (query == null) {
      return Optional.empty();
    }
    return Stream.of(query.split("&", -1))
        .filter(part -> part.startsWith(PARAMETER))
        .map(part -> decoded(part.substring(PARAMETER.length())))
        .findFirst();
  }

  /** What cannot be decoded is no key, and is looked up as it stands to be refused like one. */
  private static String decoded(String text) {
    try {
      return UriUtils.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static void enter(Caller caller) {
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new PreAuthenticatedAuthenticationToken(caller, "", List.of()));
    SecurityContextHolder.setContext(context);
  }
}
