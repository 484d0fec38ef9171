package dev.quell.web;

/**
 * Which page of a list is asked for.
 *
 * @param p counts from 1
 * @param limit items on a page
 */
public record PageRequest(int p, int limit) {
  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;
  private static final int DEEPEST_ITEM = 10_000;

  /** Reads what a request says; 0 and below mean the default, as clients send both for "unset". */
  public static PageRequest of(int p, int limit) {
    return of(p, limit, DEFAULT_LIMIT, MAX_LIMIT);
  }

  /** The same for a list with other limits than the usual 20 and 100. */
  public static PageRequest of(int p, int limit, int defaultLimit, int maxLimit) {
    int page = p < 1 ? 1 : p;
    int size = limit < 1 ? defaultLimit : limit;
    if (size > maxLimit) {
      throw Requests.invalid("limit", size, "1.." + maxLimit);
    }
    if ((long) page * size > Math.max(DEEPEST_ITEM, maxLimit)) {
      throw Requests.invalid("p", page, "p × limit of at most " + DEEPEST_ITEM);
    }
    return new PageRequest(page, size);
  }

  /** How many items lie before this page. */
  public int offset() {
    return (p - 1) * limit;
  }
}
