package dev.quell.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers with an error envelope where no API class is reached: in filters and in the container.
 */
public final class FailureWriter {
  private static final String REFUSED = FailureWriter.class.getName();

  private final JsonMapper mapper;

  public FailureWriter(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /** How the request ended: {@code OK}, or the code it was refused with. */
  public static String outcome(HttpServletRequest request) {
    return request.getAttribute(REFUSED) instanceof String code ? code : "OK";
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
    request.setAttribute(REFUSED, code.code());
    byte[] body = mapper.writeValueAsBytes(failure);
    response.setStatus(code.status());
    response.setHeader(RequestId.HEADER, RequestId.of(request));
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
