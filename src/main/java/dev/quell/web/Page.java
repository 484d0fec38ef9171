package dev.quell.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param total how many there are in all; some lists count no further than {@link #COUNTED}
 * @param searchAfterCtx asks for the next page where a list is read by position
 */
public record Page<T>(
    List<T> items, long total, boolean hasNextPage, Optional<String> searchAfterCtx) {

  /** As far as the lists of alerts and incidents count: 1000 means "1000 or more". */
  public static final int COUNTED = 1000;

  public Page {
    items = List.copyOf(items);
  }

  /** A page of a numbered list. */
  public static <T> Page<T> of(List<T> items, long total, PageRequest asked) {
    return new Page<>(items, total, (long) asked.p() * asked.limit() < total, Optional.empty());
  }

  /**
   * A page of a list read by position, made from one item more than the page may hold.
   *
   * @param position where the next page starts, told by the last item of this one
   */
  public static <T> Page<T> after(
      List<T> fetched, int limit, long total, Function<T, Position> position) {
    if (fetched.size() <= limit) {
      return new Page<>(fetched, total, false, Optional.empty());
    }
    List<T> items = fetched.subList(0, limit);
    return new Page<>(items, total, true, Optional.of(position.apply(items.getLast()).toContext()));
  }

  /** The same page with every item turned into something else. */
  public <R> Page<R> map(Function<T, R> turn) {
    return new Page<>(items.stream().map(turn).toList(), total, hasNextPage, searchAfterCtx);
  }
}
