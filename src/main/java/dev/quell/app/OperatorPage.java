package dev.quell.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Plain answers for probes and scrapers, which do not speak the API's envelope. */
final class OperatorPage {
  private static final String OPEN_METRICS = "application/openmetrics-text";
  private static final String PLAIN = "text/plain;version=0.0.4;charset=utf-8";

  private OperatorPage() {}

  static void json(HttpServletResponse response, int status, String body) throws IOException {
    response.setStatus(status);
    write(response, "application/json", body);
  }

  static void metrics(
      HttpServletRequest request, HttpServletResponse response, PrometheusMeterRegistry registry)
      throws IOException {
    String accept = request.getHeader("Accept");
    boolean open = accept != null && accept.contains(OPEN_METRICS);
    String type = open ? OPEN_METRICS + ";version=1.0.0;charset=utf-8" : PLAIN;
    write(response, type, registry.scrape(type));
  }

  private static void write(HttpServletResponse response, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    response.setContentType(type);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
