package dev.quell.web;

import jakarta.servlet.ServletRequest;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The name of one request, in the answer, its header and the log: 26 characters, ordered by time.
 */
public final class RequestId {
  /** The response header that carries it. */
  public static final String HEADER = "Flashcat-Request-Id";

  private static final String ATTRIBUTE = RequestId.class.getName();
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private RequestId() {}

  /** The id of this request; every request of the server has one. */
  public static String of(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof String id ? id : "";
  }

  static String assign(ServletRequest request, InstantSource clock) {
    String id = next(clock.millis());
    request.setAttribute(ATTRIBUTE, id);
    return id;
  }

  /** One that no request has; {@code millis} is now. */
  public static String next(long millis) {
    char[] id = new char[26];
    fill(id, 0, 10, millis);
    ThreadLocalRandom random = ThreadLocalRandom.current();
    fill(id, 10, 18, random.nextLong());
    fill(id, 18, 26, random.nextLong());
    return new String(id);
  }

  private static void fill(char[] id, int from, int to, long bits) {
    long rest = bits;
    for (int i = to - 1; i >= from; i--) {
      id[i] = DIGITS.charAt((int) (rest & 31));
      rest >>>= 5;
    }
  }
}
