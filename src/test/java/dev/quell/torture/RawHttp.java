package dev.quell.torture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quell.web.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;

/** Sends bytes to the server just as they are, one connection each, and reads what comes back. */
final class RawHttp {
  private static final int TIMEOUT_MILLIS = 30_000;
  private static final String END_OF_HEAD = "\r\n\r\n";

  private final int port;

  RawHttp(int port) {
    this.port = port;
  }

  /**
   * What came back.
   *
   * @param status 0 when the connection was closed without a word
   */
  record Answered(int status, String head, String body) {
    JsonNode json() {
      return Json.mapper().readTree(body);
    }
  }

  Answered send(byte[] request) {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      write(socket, request);
      return answered(new String(read(socket), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server that has refused already may close while we still talk. */
  private static void write(Socket socket, byte[] request) throws IOException {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(request);
      out.flush();
      socket.shutdownOutput();
    } catch (SocketException closed) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
    }
  }

  private static byte[] read(Socket socket) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] part = new byte[4096];
    try {
      for (int count = socket.getInputStream().read(part);
          count >= 0;
          count = socket.getInputStream().read(part)) {
        bytes.write(part, 0, count);
      }
    } catch (SocketException reset) {
      return bytes.toByteArray();
    }
    return bytes.toByteArray();
  }

  private static Answered answered(String said) {
    String text = said;
    while (text.startsWith("HTTP/1.1 100")) {
      text = text.substring(text.indexOf(END_OF_HEAD) + END_OF_HEAD.length());
    }
    int end = text.indexOf(END_OF_HEAD);
    if (end < 0) {
      return new Answered(0, text, "");
    }
    String head = text.substring(0, end);
    return new Answered(
        Integer.parseInt(head.substring(9, 12)), head, text.substring(end + END_OF_HEAD.length()));
  }

  /** A request: its head as text, its body as bytes. */
  static byte[] request(String head, byte[] body) {
    byte[] first = (head + END_OF_HEAD).getBytes(ISO_8859_1);
    byte[] all = Arrays.copyOf(first, first.length + body.length);
    System.arraycopy(body, 0, all, first.length, body.length);
    return all;
  }
}
