package dev.quell.web;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who asks. An API method that takes a {@code Caller} gets the authenticated one.
 *
 * @param means how they proved it
 */
public record Caller(long personId, String personName, String email, Means means, Rights rights) {

  /** How a caller proved who they are. */
  public enum Means {
    APP_KEY,
    SESSION
  }

  /** Of the request this thread serves, if somebody authenticated. */
  public static Optional<Caller> current() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof Caller caller
        ? Optional.of(caller)
        : Optional.empty();
  }
}
