package dev.quell.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of an API call: at most 1 MiB unless its path is one of few that may be larger,
 * JSON only, and no body at all means {@code {}}.
 */
public final class JsonBodyFilter extends HttpFilter {
  static final int MAX_BYTES = 1024 * 1024;

  private static final long serialVersionUID = 1L;
  private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.UTF_8);

  private final transient FailureWriter failures;
  private final transient Map<String, Integer> larger;
  private final transient Set<String> files;

  public JsonBodyFilter(FailureWriter failures) {
    this(failures, Map.of(), Set.of());
  }

  /**
   * With exceptions.
   *
   * @param larger paths whose bodies may have more bytes
   * @param files paths that take a file, and look at their body themselves
   */
  public JsonBodyFilter(FailureWriter failures, Map<String, Integer> larger, Set<String> files) {
    this.failures = failures;
    this.larger = Map.copyOf(larger);
    this.files = Set.copyOf(files);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!request.getMethod().equals("POST") || files.contains(request.getServletPath())) {
      chain.doFilter(request, response);
      return;
    }
    int most = larger.getOrDefault(request.getServletPath(), MAX_BYTES);
    boolean tooLarge = request.getContentLengthLong() > most;
    byte[] body = tooLarge ? new byte[0] : request.getInputStream().readNBytes(most + 1);
    if (tooLarge || body.length > most) {
      failures.write(
          request,
          response,
          ErrorCode.ENTITY_TOO_LARGE,
          "body: larger than " + most + " bytes (expected: at most that)");
      return;
    }
    String type = request.getContentType();
    if (body.length > 0 && !isJson(type)) {
      failures.write(
          request,
          response,
          ErrorCode.INVALID_CONTENT_TYPE,
          "content type: " + (type == null ? "none" : type) + " (expected: application/json)");
      return;
    }
    chain.doFilter(new ReadRequest(request, body.length == 0 ? EMPTY_OBJECT : body), response);
  }

  private static boolean isJson(@Nullable String type) {
    if (type == null) {
      return false;
    }
    int end = type.indexOf(';');
    String name = (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    return name.equals("application/json") || name.endsWith("+json");
  }

  /** The request with its body already read. */
  private static final class ReadRequest extends HttpServletRequestWrapper {
    private final byte[] body;

    ReadRequest(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    @Override
    public String getContentType() {
      return "application/json";
    }

    @Override
    public int getContentLength() {
      return body.length;
    }

    @Override
    public long getContentLengthLong() {
      return body.length;
    }

    @Override
    public @Nullable String getHeader(String name) {
      return switch (name.toLowerCase(Locale.ROOT)) {
        case "content-type" -> getContentType();
        case "content-length" -> String.valueOf(body.length);
        default -> super.getHeader(name);
      };
    }

    @Override
    public ServletInputStream getInputStream() {
      return new ReadStream(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }

  /** Bytes in memory behind the container's stream type. */
  private static final class ReadStream extends ServletInputStream {
    private final ByteArrayInputStream bytes;

    ReadStream(ByteArrayInputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return bytes.read(target, offset, length);
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("API bodies are read at once");
    }
  }
}
