package dev.quell.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** The envelope for what the container refuses by itself: bad request lines, oversized headers. */
public final class ContainerErrors extends ErrorReportValve {
  private static final Logger LOG = LoggerFactory.getLogger(ContainerErrors.class);

  private final JsonMapper mapper = Json.mapper();

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    String id = RequestId.of(request.getRequest());
    if (id.isEmpty()) {
      id = RequestId.next(request.getCoyoteRequest().getStartInstant().toEpochMilli());
    }
    if (failure != null && status >= 500) {
      LOG.error("request {} failed", id, failure);
    }
    ErrorCode code = ErrorCode.ofStatus(status);
    byte[] body = mapper.writeValueAsBytes(Envelope.failure(id, code, message(code)));
    try {
      response.setHeader(RequestId.HEADER, id);
      response.setContentType("application/json");
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
      response.finishResponse();
    } catch (IOException e) {
      LOG.debug("a caller went away: {}", new String(body, StandardCharsets.UTF_8), e);
    }
  }

  private static String message(ErrorCode code) {
    return switch (code) {
      case ENTITY_TOO_LARGE -> "the request is too large";
      case METHOD_NOT_ALLOWED -> "the method is not allowed";
      case INTERNAL_ERROR -> "something went wrong here; the log tells more";
      case SERVICE_UNAVAILABLE -> "the server is not ready";
      case INVALID_PARAMETER, BAD_REQUEST ->
          "the request line or a header is malformed or too long";
      default -> "the request was refused: " + code.code();
    };
  }
}
