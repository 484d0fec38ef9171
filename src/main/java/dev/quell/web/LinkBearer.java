package dev.quell.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who did something by a link that was sent to them, without logging in. */
public record LinkBearer(long personId, String personName) {
  private static final String ATTRIBUTE = LinkBearer.class.getName();

  /** Notes who makes this request, once their link was found to be good. */
  public void note(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** Empty when the request came with no link, or a bad one. */
  public static Optional<LinkBearer> of(HttpServletRequest request) {
    return Optional.ofNullable((LinkBearer) request.getAttribute(ATTRIBUTE));
  }
}
