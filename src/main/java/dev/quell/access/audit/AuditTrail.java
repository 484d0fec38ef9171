package dev.quell.access.audit;

import dev.quell.web.Caller;
import dev.quell.web.Entry;
import dev.quell.web.FailureWriter;
import dev.quell.web.Json;
import dev.quell.web.LinkBearer;
import dev.quell.web.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import tools.jackson.databind.json.JsonMapper;

/** The one place where a call that changes something is noted, when it has been answered. */
public final class AuditTrail implements HandlerInterceptor {
  private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
  private static final JsonMapper JSON = Json.mapper();
  private static final int LONGEST_PARAM = 256;

  /** Of what somebody without a login was refused; who is nobody must not fill the store. */
  private static final int MOST_OF_NOBODY = 256;

  /** What takes something away for good, or gives somebody power, beside whatever deletes. */
  private static final Set<String> DANGEROUS =
      Set.of(
          "/member/disable",
          "/member/role/update",
          "/member/role/grant",
          "/member/role/revoke",
          "/member/password/reset",
          "/role/upsert",
          "/role/disable",
          "/role/member/grant",
          "/role/member/revoke",
          "/person/app-key/create",
          "/person/password/change",
          "/session/password/reset",
          "/integration/rotate-key",
          "/integration/revoke-old-key",
          "/enrichment/mapping/data/truncate");

  private static final String LOGOUT = "/session/delete";

  private final AuditLog log;
  private final InstantSource clock;

  public AuditTrail(AuditLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    if (handler instanceof HandlerMethod method
        && Entry.of(method.getMethod()).filter(Entry::writes).isPresent()) {
      try {
        log.add(entry(request));
      } catch (RuntimeException e) {
        LOG.error("a change could not be noted for the audit log", e);
      }
    }
  }

  private AuditEntry entry(HttpServletRequest request) {
    Optional<Caller> caller = Caller.current();
    Optional<LinkBearer> bearer = LinkBearer.of(request).filter(one -> caller.isEmpty());
    boolean isNobody = caller.isEmpty() && !FailureWriter.outcome(request).equals("OK");
    int most = isNobody ? MOST_OF_NOBODY : AuditEntry.MOST_BODY_BYTES;
    String path = request.getServletPath();
    return new AuditEntry(
        RequestId.of(request),
        clock.millis(),
        caller.map(Caller::personId).or(() -> bearer.map(LinkBearer::personId)).orElse(0L),
        caller.map(Caller::personName).or(() -> bearer.map(LinkBearer::personName)).orElse(""),
        caller
            .map(one -> one.means().name().toLowerCase(Locale.ROOT))
            .orElse(bearer.isPresent() ? "link" : ""),
        request.getRemoteAddr(),
        path,
        JSON.writeValueAsString(params(request.getQueryString())),
        body(request, most),
        FailureWriter.outcome(request),
        isDangerous(path),
        true);
  }

  static boolean isDangerous(String path) {
    return DANGEROUS.contains(path) || (path.endsWith("/delete") && !path.equals(LOGOUT));
  }

  /** A file, or what was refused before it was read, is not there any more. */
  private static String body(HttpServletRequest request, int most) {
    String type = request.getContentType();
    if (type == null || !type.startsWith("application/json")) {
      return "(a file)";
    }
    try {
      return Masking.body(request.getInputStream().readAllBytes(), most);
    } catch (IOException e) {
      return "(not read)";
    }
  }

  private static List<AuditApi.Param> params(@Nullable String query) {
    List<AuditApi.Param> params = new ArrayList<>();
    for (String part : query == null || query.isEmpty() ? new String[0] : query.split("&", -1)) {
      int cut = part.indexOf('=');
      String name = decoded(cut < 0 ? part : part.substring(0, cut));
      String value = cut < 0 ? "" : decoded(part.substring(cut + 1));
      if (!Masking.isSecret(name)) {
        params.add(new AuditApi.Param(shortened(name), shortened(value)));
      }
    }
    return params;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_PARAM ? text.substring(0, LONGEST_PARAM) + "…" : text;
  }
}
