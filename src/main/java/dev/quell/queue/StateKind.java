package dev.quell.queue;

import dev.quell.storage.Sql;
import java.util.List;
import java.util.Optional;

/**
 * Rows of one table or type that the flow goes by, and that a checkpoint therefore holds.
 *
 * @param name under which they are stored; never given to anything else
 * @param type a record that JSON can hold
 */
public record StateKind<T>(String name, Class<T> type, Pages<T> pages) {

  /** Reads them a page at a time, all within one transaction. */
  @FunctionalInterface
  public interface Pages<T> {
    List<T> next(Sql sql, Asked<T> asked);
  }

  /**
   * What the next page is to hold.
   *
   * @param at when the checkpoint is taken, epoch milliseconds
   * @param last of the page before; empty for the first page
   */
  public record Asked<T>(long at, Optional<T> last, int limit) {}
}
