package dev.quell.queue;

import dev.quell.storage.Database;
import dev.quell.storage.Sql;
import dev.quell.storage.StorageException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps, once a day, what the flow knew at a place in the log, so that the past can be gone through
 * from there. Each is read at one instant of the store, beside the flow, and lives as long as all
 * of the log behind it.
 */
public final class Checkpoints implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
  private static final Duration APART = Duration.ofHours(24);
  private static final Duration PAUSE = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int ROWS_OF_A_PART = 1000;
  private static final int PARTS_AT_ONCE = 20;

  private final Database database;
  private final InstantSource clock;
  private final List<StateKind<?>> kinds;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile Thread worker = new Thread(this::work, "quell-checkpoint");
  private volatile boolean closed;
  private long nextLook = Long.MIN_VALUE;

  public Checkpoints(Database database, InstantSource clock, List<StateKind<?>> kinds) {
    this.database = database;
    this.clock = clock;
    this.kinds = List.copyOf(kinds);
  }

  /**
   * A place the past can be gone through from.
   *
   * @param batch the last of the flow's batches that had its effect there
   * @param takenAt epoch milliseconds; everything received later comes behind it
   * @param lowWater every record below had its effect
   */
  public record Checkpoint(long batch, long takenAt, long lowWater) {

    /** Before anything happened; there only while nothing of the log was removed. */
    static final Checkpoint START = new Checkpoint(0, Long.MIN_VALUE, 1);
  }

  /** Takes one on a thread of its own when a day has passed since the last. */
  public boolean runDue() {
    long now = clock.millis();
    if (now >= nextLook && !closed && busy.compareAndSet(false, true)) {
      nextLook = now + PAUSE.toMillis();
      worker = new Thread(this::work, "quell-checkpoint");
      worker.setDaemon(true);
      worker.start();
    }
    return false;
  }

  /** Leaves what is half done to the next start. */
  @Override
  public void close() {
    closed = true;
    try {
      worker.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try {
      removeLeftOvers();
      Optional<Checkpoint> newest = all().stream().findFirst();
      if (newest.filter(one -> one.takenAt > clock.millis() - APART.toMillis()).isEmpty()) {
        take();
      }
    } catch (StorageException e) {
      if (!closed) {
        LOG.warn("the checkpoint waits for the store", e);
      }
    } finally {
      busy.set(false);
    }
  }

  /** Takes one now; empty when nothing happened since the last. */
  public Optional<Checkpoint> take() {
    Optional<Checkpoint> taken = database.snapshot(this::copy);
    taken.ifPresent(one ->
        database.writeAll(sql ->
            sql.update("update checkpoint set ready = 1 where checkpoint_id = ?", one.batch)));
    return taken;
  }

  private Optional<Checkpoint> copy(Sql sql) {
    Checkpoint here =
        sql.one(
                "select batch, low_water from flow_state where id = 1",
                row -> new Checkpoint(row.getLong(1), clock.millis(), row.getLong(2)))
            .orElseThrow();
    boolean known =
        sql.number("select count(*) from checkpoint where checkpoint_id = ?", here.batch) > 0;
    if (here.batch == 0 || known) {
      return Optional.empty();
    }
    database.writeAll(writer ->
        writer.update(
            """
            insert into checkpoint (checkpoint_id, taken_at, low_water, format, ready)
            values (?, ?, ?, ?, 0)
            """,
            here.batch,
            here.takenAt,
            here.lowWater,
            StateCodec.FORMAT));
    int part = 0;
    for (StateKind<?> kind : kinds) {
      part = copy(sql, here, kind, part);
    }
    return Optional.of(here);
  }

  private <T> int copy(Sql sql, Checkpoint here, StateKind<T> kind, int firstPart) {
    int part = firstPart;
    Optional<T> last = Optional.empty();
    List<T> rows;
    do {
      if (closed) {
        throw new StorageException("the server ends; its next start takes the checkpoint");
      }
      rows = kind.pages().next(sql, new StateKind.Asked<>(here.takenAt, last, ROWS_OF_A_PART));
      if (!rows.isEmpty()) {
        write(here, part++, kind.name(), StateCodec.encode(rows));
        last = Optional.of(rows.getLast());
      }
    } while (!rows.isEmpty());
    return part;
  }

  private void write(Checkpoint here, int part, String kind, byte[] block) {
    database.writeAll(sql ->
        sql.update(
            "insert into checkpoint_part (checkpoint_id, part_no, kind, block) values (?, ?, ?, ?)",
            here.batch,
            part,
            kind,
            block));
  }

  /** What a crash left half done, and the parts of those retention removed. */
  private void removeLeftOvers() {
    database.writeAll(sql ->
        sql.update("delete from checkpoint where ready = 0 or format <> ?", StateCodec.FORMAT));
    int removed;
    do {
      removed =
          database.write(sql ->
              sql.update(
                  """
                  delete from checkpoint_part
                  where (checkpoint_id, part_no) in (
                    select checkpoint_id, part_no from checkpoint_part part
                    where not exists (select 1 from checkpoint head
                                      where head.checkpoint_id = part.checkpoint_id)
                    order by checkpoint_id, part_no limit ?)
                  """,
                  PARTS_AT_ONCE));
    } while (removed > 0);
  }

  /** The newest from which all that was received since the instant can be gone through. */
  public Optional<Checkpoint> before(long instant) {
    return all().stream().filter(one -> one.takenAt <= instant).findFirst();
  }

  /** The first instant since which everything can be gone through. */
  public Optional<Checkpoint> earliest() {
    return all().stream().reduce((newer, older) -> older);
  }

  /** Newest first. */
  private List<Checkpoint> all() {
    return database.read(sql -> {
      List<Checkpoint> found =
          new ArrayList<>(
              sql.list(
                  """
                  select checkpoint_id, taken_at, low_water from checkpoint
                  where ready = 1 and format = ? order by checkpoint_id desc
                  """,
                  Checkpoints::checkpoint,
                  StateCodec.FORMAT));
      if (sql.number("select before_offset from log_removed") <= 1) {
        found.add(Checkpoint.START);
      }
      return found;
    });
  }

  /** What the flow knew there. */
  public StateSource state(Checkpoint checkpoint) {
    return checkpoint.equals(Checkpoint.START)
        ? StateSource.NOTHING
        : new StateSource() {
          @Override
          public <T> void read(StateKind<T> kind, Consumer<T> each) {
            readAll(checkpoint, kind, each);
          }
        };
  }

  private <T> void readAll(Checkpoint checkpoint, StateKind<T> kind, Consumer<T> each) {
    record Part(int number, byte[] block) {}
    List<Part> parts;
    int last = -1;
    do {
      int after = last;
      parts =
          database.read(sql ->
              sql.list(
                  """
                  select part_no, block from checkpoint_part
                  where checkpoint_id = ? and kind = ? and part_no > ? order by part_no limit ?
                  """,
                  row -> new Part(row.getInt(1), row.getBytes(2)),
                  checkpoint.batch,
                  kind.name(),
                  after,
                  PARTS_AT_ONCE));
      for (Part part : parts) {
        StateCodec.decode(part.block, kind.type()).forEach(each);
        last = part.number;
      }
    } while (!parts.isEmpty());
    // Its parts go after it: while it is here, they all were.
    if (!all().contains(checkpoint)) {
      throw new StorageException("the checkpoint was removed while it was read");
    }
  }

  private static Checkpoint checkpoint(ResultSet row) throws SQLException {
    return new Checkpoint(row.getLong(1), row.getLong(2), row.getLong(3));
  }
}
