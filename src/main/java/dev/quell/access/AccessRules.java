package dev.quell.access;

import dev.quell.web.Caller;
import dev.quell.web.ErrorCode;
import dev.quell.web.FailureWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Which requests need a caller, and what a browser is told to refuse. Pushes never come here. */
public final class AccessRules {
  private static final String[] OPEN_CALLS = {
    "/session/create",
    "/session/info",
    "/session/invitation/info",
    "/session/invitation/accept",
    "/session/password/forget",
    "/session/password/reset",
    "/incident/answer/info",
    "/incident/answer"
  };

  /** The only calls that are no POST and yet need a caller. */
  private static final String[] PUBLISHED_GETS = {"/oncall/roles"};

  /** Carries a secret of its own, and calendar programs can bring nothing else. */
  private static final String CALENDAR_FEED = "/schedule/ical";

  private static final Set<String> WITHOUT_CSRF_TOKEN = Set.of(OPEN_CALLS);
  private static final String CONTENT_SECURITY_POLICY =
      String.join(
          "; ",
          "default-src 'self'",
          "script-src 'self'",
          "style-src 'self' 'unsafe-inline'",
          "img-src 'self' data:",
          "connect-src 'self'",
          "object-src 'none'",
          "base-uri 'self'",
          "form-action 'self'",
          "frame-ancestors 'none'");

  private AccessRules() {}

  /** Builds the chain every request but a push goes through. */
  public static SecurityFilterChain chain(
      HttpSecurity http, CallerFilter callers, FailureWriter failures) {
    return http.csrf(AccessRules::csrf)
        .addFilterBefore(callers, CsrfFilter.class)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(AccessRules::headers)
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers(HttpMethod.POST, OPEN_CALLS)
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/**")
                .authenticated()
                .requestMatchers("/api/**")
                .authenticated()
                .requestMatchers(PUBLISHED_GETS)
                .authenticated()
                .requestMatchers(HttpMethod.GET, CALENDAR_FEED)
                .permitAll()
                .anyRequest()
                .permitAll())
        .exceptionHandling(refusals ->
            refusals
                .authenticationEntryPoint(notLoggedIn(failures))
                .accessDeniedHandler(denied(failures)))
        .build();
  }

  /** Files of the console are for everybody, so nobody is looked up for them. */
  static boolean needsCaller(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        || request.getServletPath().startsWith("/api/")
        || List.of(PUBLISHED_GETS).contains(request.getServletPath());
  }

  /** Every request brings its caller anew, which Spring takes for a login: the token must stay. */
  private static void csrf(CsrfConfigurer<HttpSecurity> csrf) {
    var cookie = CookieCsrfTokenRepository.withHttpOnlyFalse();
    cookie.setCookieCustomizer(properties -> properties.sameSite("Lax"));
    csrf.csrfTokenRepository(cookie)
        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy())
        .requireCsrfProtectionMatcher(AccessRules::needsCsrfToken);
  }

  /** Only a browser sends its cookie unasked; a key is always sent on purpose. */
  private static boolean needsCsrfToken(HttpServletRequest request) {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return request.getMethod().equals("POST")
        && authentication != null
        && authentication.getPrincipal() instanceof Caller caller
        && caller.means() == Caller.Means.SESSION
        && !WITHOUT_CSRF_TOKEN.contains(request.getServletPath());
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .httpStrictTransportSecurity(strict -> strict.includeSubDomains(false))
        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
  }

  private static AuthenticationEntryPoint notLoggedIn(FailureWriter failures) {
    return (request, response, refusal) -> {
      String message =
          CallerFilter.key(request).isPresent()
              ? "the app key is not valid"
              : "no valid app key or session (expected: ?app_key=… or Authorization: Bearer …)";
      failures.write(request, response, ErrorCode.UNAUTHORIZED, message);
    };
  }

  private static AccessDeniedHandler denied(FailureWriter failures) {
    return (request, response, refusal) -> {
      String message =
          refusal instanceof CsrfException
              ? "header X-XSRF-TOKEN: missing or different (expected: the cookie XSRF-TOKEN)"
              : "you may not do this";
      failures.write(request, response, ErrorCode.ACCESS_DENIED, message);
    };
  }
}
