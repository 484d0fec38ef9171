package dev.quell.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;

/** Gives every request its id before anything else sees it, pushes included. */
public final class RequestIdFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final transient InstantSource clock;

  public RequestIdFilter(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader(RequestId.HEADER, RequestId.assign(request, clock));
    chain.doFilter(request, response);
  }
}
