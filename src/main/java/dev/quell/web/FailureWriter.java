package dev.quell.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers with an error envelope where no API class is reached: in filters and in the container.
 */
public final class FailureWriter {
  private final JsonMapper mapper;

  public FailureWriter(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /** Ends the request with this refusal. */
  public void write(
      HttpServletRequest request, HttpServletResponse response, ErrorCode code, String message)
      throws IOException {
    write(request, response, code, Envelope.failure(RequestId.of(request), code, message));
  }

  /** The same with all that the refusal tells. */
  void write(HttpServletRequest request, HttpServletResponse response, ApiException refusal)
      throws IOException {
    write(request, response, refusal.code(), Envelope.failure(RequestId.of(request), refusal));
  }

  private void write(
      HttpServletRequest request,
      HttpServletResponse response,
      ErrorCode code,
      Envelope.Failure failure)
      throws IOException {
    byte[] body = mapper.writeValueAsBytes(failure);
    response.setStatus(code.status());
    response.setHeader(RequestId.HEADER, RequestId.of(request));
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
