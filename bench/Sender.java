import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * One keep-alive connection that sends callbacks one after the other and notes how long each answer
 * took. Speaks just enough HTTP itself, so that the processor goes to the server.
 */
final class Sender implements Runnable {
  private final int port;
  private final String path;
  private final int keys;
  private final long stopAt;
  private final SplittableRandom random;
  private long[] nanos = new long[1 << 16];
  private int acknowledged;
  private int refused;
  private int lost;

  Sender(int port, String path, int keys, long stopAt, long seed) {
    this.port = port;
    this.path = path;
    this.keys = keys;
    this.stopAt = stopAt;
    this.random = new SplittableRandom(seed);
  }

  int acknowledged() {
    return acknowledged;
  }

  int refused() {
    return refused;
  }

  /** Connections the server ended. */
  int lost() {
    return lost;
  }

  long[] nanos() {
    return Arrays.copyOf(nanos, acknowledged);
  }

  @Override
  public void run() {
    byte[] buffer = new byte[8192];
    while (System.nanoTime() < stopAt) {
      connection(buffer);
    }
  }

  /** Until the time is up, or the server ends the connection. */
  private void connection(byte[] buffer) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      InputStream in = socket.getInputStream();
      while (System.nanoTime() < stopAt) {
        byte[] request = request();
        long begin = System.nanoTime();
        out.write(request);
        int status = answer(in, buffer);
        note(status, System.nanoTime() - begin);
      }
    } catch (IOException e) {
      lost++;
    }
  }

  private void note(int status, long took) {
    if (status != 200) {
      refused++;
      return;
    }
    if (acknowledged == nanos.length) {
      nanos = Arrays.copyOf(nanos, nanos.length * 2);
    }
    nanos[acknowledged++] = took;
  }

  private byte[] request() {
    int key = random.nextInt(keys);
    UUID trace = new UUID(random.nextLong(), random.nextLong());
    byte[] body = Bodies.single(key, System.currentTimeMillis() / 1000).getBytes(StandardCharsets.UTF_8);
    byte[] head =
        ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "x-volc-trace-id: " + trace + "\r\nContent-Length: " + body.length + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] request = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return request;
  }

  /** Reads one answer to its end; its status. */
  private static int answer(InputStream in, byte[] buffer) throws IOException {
    int size = 0;
    while (true) {
      int read = in.read(buffer, size, buffer.length - size);
      if (read < 0) {
        throw new IOException("the server closed the connection");
      }
      size += read;
      String text = new String(buffer, 0, size, StandardCharsets.ISO_8859_1);
      int end = text.indexOf("\r\n\r\n");
      if (end >= 0) {
        int at = text.toLowerCase().indexOf("content-length:");
        int length = Integer.parseInt(text.substring(at + 15, text.indexOf("\r\n", at)).strip());
        if (size >= end + 4 + length) {
          return Integer.parseInt(text.substring(9, 12));
        }
      }
    }
  }
}
