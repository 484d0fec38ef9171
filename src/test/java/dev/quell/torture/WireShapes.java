package dev.quell.torture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The many ways to put one body on the wire, most of them right. */
final class WireShapes {
  private static final List<String> HEADERS =
      List.of(
          "Content-Type: application/json",
          "Content-Type: application/x-www-form-urlencoded",
          "Content-Type: multipart/form-data; boundary=x",
          "Content-Type: text/plain; charset=utf-16",
          "Content-Type: \u00ff\u00fe/;;;",
          "Content-Encoding: gzip",
          "X-Volc-Trace-Id: " + "t".repeat(5_000),
          "X-Volc-Trace-Id:",
          "X-Odd: \u0080\u00e9\u00ff",
          "X-Volc-Rule-Id: {{}}\\",
          "X-Forwarded-For: nonsense, ::, 999.1.1.1",
          "Cookie: a=b; c=\"",
          "Accept: nothing/known",
          "Range: bytes=0-0",
          "Upgrade: h2c\r\nConnection: Upgrade\r\nHTTP2-Settings: AAMAAABkAAQAAP__");

  private static final List<String> QUERIES =
      List.of(
          "",
          "",
          "",
          "&severity=Bogus",
          "&severity=Critical&title_rule=%E5%91%8A",
          "&title_rule=%zz",
          "&title_rule=%",
          "&title_rule=%00%ff%c3",
          "&title_rule=" + "x".repeat(3_000),
          "&&&=&==&a",
          "&integration_key=twice",
          "&a=1".repeat(300));

  private final Random random;

  WireShapes(long seed) {
    this.random = new Random(seed);
  }

  /** {@code target} is a path with a valid key as its last parameter. */
  byte[] next(String target, byte[] body) {
    String line = "POST " + target + QUERIES.get(random.nextInt(QUERIES.size())) + " HTTP/1.1";
    String head = line + "\r\nHost: x\r\nConnection: close\r\n" + header();
    String length = "\r\nContent-Length: ";
    return switch (random.nextInt(16)) {
      case 0 -> chunked(head, body);
      case 1 -> brokenChunks(head, body);
      case 2 -> RawHttp.request(head + length + (body.length + 10), body);
      case 3 -> RawHttp.request(head + length + body.length / 2, body);
      case 4 -> RawHttp.request(head + length + body.length + "\r\nExpect: 100-continue", body);
      case 5 ->
          RawHttp.request("POST " + target + " HTTP/1.0\r\nContent-Length: " + body.length, body);
      case 6 -> RawHttp.request(head + length + body.length + "\r\nX: " + "h".repeat(40_000), body);
      case 7 -> RawHttp.request(head + length + body.length + length + (body.length + 1), body);
      case 8 -> RawHttp.request(head, body);
      case 9 ->
          RawHttp.request(
              head.replace("POST", List.of("GET", "PUT", "DELETE").get(random.nextInt(3)))
                  + length
                  + body.length,
              body);
      default -> RawHttp.request(head + length + body.length, body);
    };
  }

  private String header() {
    return HEADERS.get(random.nextInt(4) == 0 ? random.nextInt(HEADERS.size()) : 0);
  }

  private byte[] chunked(String head, byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int from = 0; from < body.length; ) {
      int size = Math.min(body.length - from, 1 + random.nextInt(700));
      out.writeBytes((Integer.toHexString(size) + "\r\n").getBytes(ISO_8859_1));
      out.write(body, from, size);
      out.writeBytes("\r\n".getBytes(ISO_8859_1));
      from += size;
    }
    out.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));
    return RawHttp.request(head + "\r\nTransfer-Encoding: chunked", out.toByteArray());
  }

  private byte[] brokenChunks(String head, byte[] body) {
    byte[] whole = chunked(head, body);
    byte[] broken =
        random.nextBoolean()
            ? Arrays.copyOf(whole, whole.length - 1 - random.nextInt(5))
            : new String(whole, ISO_8859_1)
                .replaceFirst("\r\n\r\n[0-9a-f]+", "\r\n\r\nzz")
                .getBytes(ISO_8859_1);
    return broken;
  }
}
