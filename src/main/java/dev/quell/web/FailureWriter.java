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
    String id = RequestId.of(request);
    byte[] body = mapper.writeValueAsBytes(Envelope.failure(id, code, message));
    response.setStatus(code.status());
    response.setHeader(RequestId.HEADER, id);
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
