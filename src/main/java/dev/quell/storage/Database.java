package dev.quell.storage;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The store: reads that never wait for writers, and transactions that are on disk when they return.
 */
public interface Database extends AutoCloseable {

  Dialect dialect();

  /** Runs a read on a connection of its own; any thread may call and waits for the answer. */
  <T> T read(Function<Sql, T> work);

  /**
   * Runs reads that all see the store as it is when the first of them looks, whatever is written
   * meanwhile. A store keeps what they may still look at: not for minutes.
   */
  <T> T snapshot(Function<Sql, T> work);

  /**
   * Runs a transaction: all of it is durable when this returns, none of it is kept when it throws.
   */
  <T> T write(Function<Sql, T> work);

  /** {@link #write} for work without an answer. */
  default void writeAll(Consumer<Sql> work) {
    write(sql -> {
      work.accept(sql);
      return true;
    });
  }

  /** How many rows this process has written, committed or not. */
  long rowsWritten();

  /** Whether the store answers right now. */
  default boolean answers() {
    try {
      return read(sql -> sql.number("select 1")) == 1;
    } catch (StorageException e) {
      return false;
    }
  }

  @Override
  void close();
}
