package dev.quell.intake;

import dev.quell.model.Event;
import dev.quell.model.Labels;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a push says beside its body.
 *
 * @param token the shared secret of the sender's header {@code Token}; empty when it sent none
 */
record PushRequest(
    Optional<String> key,
    String token,
    String remote,
    Map<String, String> headers,
    Map<String, String> query) {
  private static final String KEY = "integration_key";
  private static final int MAX_HEADERS = 64;
  private static final int MAX_KEPT_VALUE = 1024;

  /** Never stored, never shown. */
  private static final Set<String> SECRET_WORDS =
      Set.of("token", "secret", "auth", "cookie", "key", "password", "signature");

  static PushRequest of(HttpServletRequest request) {
    Map<String, String> headers = new HashMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      if (headers.size() < MAX_HEADERS) {
        headers.putIfAbsent(name.toLowerCase(Locale.ROOT), request.getHeader(name));
      }
    }
    Map<String, String> query = new HashMap<>();
    QueryString.parse(Optional.ofNullable(request.getQueryString()).orElse(""), query);
    Optional<String> key = Optional.ofNullable(query.remove(KEY)).filter(text -> !text.isEmpty());
    return new PushRequest(
        key,
        headers.getOrDefault("token", ""),
        Optional.ofNullable(request.getRemoteAddr()).orElse(""),
        headers,
        query);
  }

  static Map<String, String> withoutSecrets(Map<String, String> headers) {
    Map<String, String> kept = new TreeMap<>();
    headers.forEach((name, value) -> {
      if (SECRET_WORDS.stream().noneMatch(name::contains)) {
        int most = Labels.isRedirect(name) ? Event.MAX_LABEL_VALUE : MAX_KEPT_VALUE;
        kept.put(name, value.length() > most ? value.substring(0, most) : value);
      }
    });
    return kept;
  }
}
