package dev.quell.queue;

import dev.quell.storage.Database;
import dev.quell.storage.Dialect;
import dev.quell.storage.Sql;
import dev.quell.storage.StorageException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A real store on a bad line: it can go away, fail a read, or commit without being heard. */
public final class UnsteadyDatabase implements Database {
  private final Database store;
  private final AtomicInteger commitsUntilUnheard = new AtomicInteger();
  private final AtomicInteger readsUntilFailure = new AtomicInteger();
  private final AtomicInteger writesLeft = new AtomicInteger(Integer.MAX_VALUE);
  private volatile boolean away;

  public UnsteadyDatabase(Database store) {
    this.store = store;
  }

  /** One commit, the first, second … from now, happens, but its caller hears the line break. */
  public void loseAnswerOfCommit(int number) {
    commitsUntilUnheard.set(number);
  }

  /** One read fails, the first, second … from now; the store says it is well all the same. */
  public void failRead(int number) {
    readsUntilFailure.set(number);
  }

  /** Goes away for good after so many more transactions. */
  public void goAwayAfterWrites(int count) {
    writesLeft.set(count);
  }

  public boolean isAway() {
    return away;
  }

  @Override
  public long rowsWritten() {
    return store.rowsWritten();
  }

  @Override
  public Dialect dialect() {
    return store.dialect();
  }

  @Override
  public <T> T read(Function<Sql, T> work) {
    refuseWhileAway();
    if (reached(readsUntilFailure)) {
      throw new StorageException("a read failed");
    }
    return store.read(work);
  }

  @Override
  public <T> T snapshot(Function<Sql, T> work) {
    refuseWhileAway();
    return store.snapshot(work);
  }

  @Override
  public <T> T write(Function<Sql, T> work) {
    refuseWhileAway();
    if (writesLeft.getAndDecrement() <= 0) {
      away = true;
      refuseWhileAway();
    }
    T answer = store.write(work);
    if (reached(commitsUntilUnheard)) {
      throw new StorageException("the line broke before the answer came");
    }
    return answer;
  }

  @Override
  public boolean answers() {
    return !away && store.answers();
  }

  @Override
  public void close() {
    store.close();
  }

  private void refuseWhileAway() {
    if (away) {
      throw new StorageException("the store is away");
    }
  }

  private static boolean reached(AtomicInteger left) {
    return left.getAndUpdate(count -> Math.max(0, count - 1)) == 1;
  }
}
