package dev.quell.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.util.HtmlUtils;

/**
 * Answers whatever no API class answers: a browser gets the console's page, whose own router knows
 * the rest of the path; everyone else learns that the path is unknown.
 */
public final class ConsoleFiles implements HttpRequestHandler {
  private static final String INDEX = "/console/index.html";
  private static final String BASE = "<base href=\"/\"";
  private static final String NO_CONSOLE =
      "<!doctype html><meta charset=\"utf-8\"><base href=\"/\"><title>Quell</title>"
          + "<p>Quell is running. The console was not built into this server; the API works.</p>";

  private final FailureWriter failures;
  private final String index = readIndex();

  public ConsoleFiles(FailureWriter failures) {
    this.failures = failures;
  }

  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String method = request.getMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      failures.write(request, response, ErrorCode.ROUTE_NOT_FOUND, unknownPath(request));
      return;
    }
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    response.setContentType("text/html;charset=utf-8");
    byte[] page = page(request.getContextPath()).getBytes(StandardCharsets.UTF_8);
    response.setContentLength(page.length);
    if (method.equals("GET")) {
      response.getOutputStream().write(page);
    }
  }

  /** The console reads every address against this base, so that a proxy may give it a prefix. */
  private String page(String prefix) {
    return prefix.isEmpty()
        ? index
        : index.replace(BASE, "<base href=\"" + HtmlUtils.htmlEscape(prefix) + "/\"");
  }

  static String unknownPath(HttpServletRequest request) {
    return "path: " + request.getServletPath() + " is unknown";
  }

  private static String readIndex() {
    try (InputStream file = ConsoleFiles.class.getResourceAsStream(INDEX)) {
      return file == null ? NO_CONSOLE : new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
