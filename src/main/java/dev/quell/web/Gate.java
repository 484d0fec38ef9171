package dev.quell.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** The one place where a call is let in or refused for want of a permission; no word means no. */
public final class Gate implements HandlerInterceptor {
  private static final String OURS = "dev.quell.";

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method
        && method.getBeanType().getName().startsWith(OURS)) {
      Entry.of(method.getMethod())
          .orElseThrow(() ->
              new ApiException(
                  ErrorCode.ACCESS_DENIED, "nobody may call this: it says no permission"))
          .check(Caller.current());
    }
    return true;
  }
}
