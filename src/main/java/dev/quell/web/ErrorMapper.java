package dev.quell.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** The one place where an exception becomes an answer. */
@RestControllerAdvice
public final class ErrorMapper {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorMapper.class);

  private final FailureWriter failures;
  private final Availability availability;

  /** Whether what the server stands on answers right now; asked when something failed. */
  @FunctionalInterface
  public interface Availability {
    boolean answers();
  }

  public ErrorMapper(FailureWriter failures, Availability availability) {
    this.failures = failures;
    this.availability = availability;
  }

  @ExceptionHandler
  void refused(ApiException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    failures.write(request, response, e);
  }

  @ExceptionHandler
  void unreadable(
      HttpMessageNotReadableException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ApiException refusal = JsonErrors.explain(e.getCause());
    failures.write(request, response, refusal.code(), refusal.sentence());
  }

  @ExceptionHandler
  void wrongMethod(
      HttpRequestMethodNotSupportedException e,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    String[] supported = e.getSupportedMethods();
    String allowed = supported == null ? "POST" : String.join(", ", supported);
    response.setHeader(HttpHeaders.ALLOW, allowed);
    failures.write(
        request,
        response,
        ErrorCode.METHOD_NOT_ALLOWED,
        "method: " + e.getMethod() + " (expected: " + allowed + ")");
  }

  /** The caller went away while the answer was written; nobody is left to tell. */
  @ExceptionHandler
  void gone(AsyncRequestNotUsableException e) {
    LOG.debug("a caller went away: {}", e.getMessage());
  }

  @ExceptionHandler
  void failed(Exception e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
      refusedByFrame(known, request, response);
      return;
    }
    if (isGone(e)) {
      LOG.debug("a caller went away: {}", e.getMessage());
      return;
    }
    String id = RequestId.of(request);
    LOG.error("request {} to {} failed", id, request.getServletPath(), e);
    if (response.isCommitted()) {
      return;
    }
    if (!availability.answers()) {
      String message = "the database does not answer; try again soon (request " + id + ")";
      failures.write(request, response, ErrorCode.SERVICE_UNAVAILABLE, message);
      return;
    }
    String message = "something went wrong here; the log tells more under request " + id;
    failures.write(request, response, ErrorCode.INTERNAL_ERROR, message);
  }

  /** Answers are written to the caller only, so nothing else can fail to be written. */
  private static boolean isGone(Exception e) {
    Throwable at = e instanceof HttpMessageNotWritableException ? e.getCause() : null;
    while (at != null && !(at instanceof IOException)) {
      at = at.getCause();
    }
    return at != null;
  }

  private void refusedByFrame(
      ErrorResponse known, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ErrorCode code = ErrorCode.ofStatus(known.getStatusCode().value());
    String detail = known.getBody().getDetail();
    String message =
        code == ErrorCode.ROUTE_NOT_FOUND
            ? ConsoleFiles.unknownPath(request)
            : detail == null ? "the request cannot be served" : detail;
    failures.write(request, response, code, message);
  }
}
