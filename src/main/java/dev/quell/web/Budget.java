package dev.quell.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Keeps one caller from taking all processors by costly reads: each has so many a minute, all kinds
 * together. Administrators have no end of them.
 */
public final class Budget implements HandlerInterceptor {
  static final int A_MINUTE = 60;
  private static final long MINUTE_MILLIS = 60_000;

  private final InstantSource clock;
  private final Map<Long, Integer> calls = new HashMap<>();
  private long minute = Long.MIN_VALUE;

  public Budget(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && method.hasMethodAnnotation(Costly.class)) {
      Caller.current()
          .filter(caller -> !caller.rights().isAdmin())
          .ifPresent(caller -> spend(caller.personId(), response));
    }
    return true;
  }

  private void spend(long person, HttpServletResponse response) {
    long now = clock.millis();
    int spent = count(person, now / MINUTE_MILLIS);
    if (spent > A_MINUTE) {
      long seconds = 60 - now / 1000 % 60;
      response.setHeader("Retry-After", Long.toString(seconds));
      throw new ApiException(
          ErrorCode.REQUEST_TOO_FREQUENTLY,
          "previews and searches by likeness: %d in this minute (expected: at most %d); try again in %d s"
              .formatted(spent, A_MINUTE, seconds));
    }
  }

  private synchronized int count(long person, long now) {
    if (now != minute) {
      minute = now;
      calls.clear();
    }
    return calls.merge(person, 1, Integer::sum);
  }
}
