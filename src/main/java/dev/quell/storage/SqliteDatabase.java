package dev.quell.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The embedded store: one file, one writing thread, a bounded pool of reading threads.
 *
 * <p>SQLite's native calls hold the thread that makes them, so they never run on a request's
 * virtual thread: requests hand their work over and wait.
 */
final class SqliteDatabase implements Database {
  private static final int READERS = 6;
  private static final int PAGE_SIZE = 8192;

  /** Only a safety net: the checkpointer below keeps the log short long before that. */
  private static final int WRITER_CHECKPOINT_PAGES = 16_000;

  private static final long CHECKPOINT_MILLIS = 250;

  private final FileLock folderLock;
  private final List<Worker> workers = new ArrayList<>();
  private final BlockingQueue<Runnable> writes = new LinkedBlockingQueue<>();
  private final BlockingQueue<Runnable> reads = new LinkedBlockingQueue<>();
  private final LongAdder rows = new LongAdder();
  private volatile boolean closed;

  SqliteDatabase(Path folder) {
    this.folderLock = lock(folder);
    Path file = folder.resolve("quell.db");
    choosePageSize(file);
    Migrations.run(dataSource(file, false), "sqlite");
    workers.add(new Worker("quell-writer", dataSource(file, false), writes, rows));
    for (int i = 0; i < READERS; i++) {
      workers.add(new Worker("quell-reader-" + i, dataSource(file, true), reads, rows));
    }
    workers.add(new Checkpointer(dataSource(file, false)));
    workers.forEach(Thread::start);
  }

  @Override
  public Dialect dialect() {
    return Dialect.SQLITE;
  }

  @Override
  public long rowsWritten() {
    return rows.sum();
  }

  @Override
  public <T> T read(Function<Sql, T> work) {
    return handOver(reads, work);
  }

  @Override
  public <T> T snapshot(Function<Sql, T> work) {
    return handOver(reads, sql -> Transactions.snapshot(Worker.current().connection, sql, work));
  }

  @Override
  public <T> T write(Function<Sql, T> work) {
    return handOver(
        writes,
        sql -> {
          Connection connection = Worker.current().connection;
          return Transactions.run(connection, sql, work);
        });
  }

  private <T> T handOver(BlockingQueue<Runnable> queue, Function<Sql, T> work) {
    if (Thread.currentThread() instanceof Worker worker && worker.queue.equals(queue)) {
      return work.apply(worker.sql);
    }
    CompletableFuture<T> answer = new CompletableFuture<>();
    queue.add(() -> {
      try {
        answer.complete(work.apply(Worker.current().sql));
      } catch (Throwable e) {
        answer.completeExceptionally(e);
      }
    });
    if (closed) {
      answer.completeExceptionally(new StorageException("the store is closed"));
    }
    try {
      return answer.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw e;
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Worker worker : workers) {
      worker.queue.add(worker::stopSoon);
    }
    try {
      for (Worker worker : workers) {
        worker.join(TimeUnit.SECONDS.toMillis(10));
      }
      folderLock.acquiredBy().close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileLock lock(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("quell.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw inUse(folder);
      }
      return lock;
    } catch (OverlappingFileLockException e) {
      throw inUse(folder);
    } catch (IOException e) {
      throw new StorageException(
          "data folder "
              + folder
              + " cannot be used: "
              + e.getMessage()
              + ". Choose another with --data.",
          e);
    }
  }

  private static StorageException inUse(Path folder) {
    return new StorageException(
        "data folder "
            + folder
            + " is in use by another Quell. Stop that one or choose another with --data.");
  }

  /** Must come before anything else: a file that is written or in WAL mode keeps its page size. */
  private static void choosePageSize(Path file) {
    if (Files.exists(file)) {
      return;
    }
    closeToOthers(file);
    SQLiteConfig config = new SQLiteConfig();
    config.setPageSize(PAGE_SIZE);
    try (Connection connection = config.createConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("vacuum");
    } catch (SQLException e) {
      throw new StorageException("the store cannot be created: " + e.getMessage(), e);
    }
  }

  /** It holds secrets; the files SQLite makes beside it are as open as this one. */
  private static void closeToOthers(Path file) {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } catch (IOException e) {
        throw new StorageException("the store cannot be created: " + e.getMessage(), e);
      }
    }
  }

  private static SQLiteDataSource dataSource(Path file, boolean readOnly) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(5000);
    config.enforceForeignKeys(true);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setCacheSize(readOnly ? -8_000 : -32_000);
    config.setPragma(
        SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(WRITER_CHECKPOINT_PAGES));
    config.setReadOnly(false);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  /** A platform thread that owns one connection and works off one queue. */
  private static class Worker extends Thread {
    final BlockingQueue<Runnable> queue;
    final Connection connection;
    final Sql sql;
    private boolean stopping;

    Worker(String name, SQLiteDataSource source, BlockingQueue<Runnable> queue, LongAdder rows) {
      super(name);
      setDaemon(true);
      this.queue = queue;
      try {
        this.connection = source.getConnection();
      } catch (SQLException e) {
        throw new StorageException("the store cannot be opened: " + e.getMessage(), e);
      }
      this.sql = new Sql(connection, Dialect.SQLITE, rows);
    }

    static Worker current() {
      return (Worker) Thread.currentThread();
    }

    /** Stops the thread that runs it, whichever of its pool that is. */
    void stopSoon() {
      current().stopping = true;
    }

    @Override
    public void run() {
      try (connection) {
        while (!stopping) {
          work();
        }
      } catch (InterruptedException e) {
        interrupt();
      } catch (SQLException e) {
        throw new StorageException("closing a connection failed: " + e.getMessage(), e);
      }
    }

    void work() throws InterruptedException {
      queue.take().run();
    }
  }

  /** Moves the write-ahead log into the file beside the writer instead of in its way. */
  private static final class Checkpointer extends Worker {
    Checkpointer(SQLiteDataSource source) {
      super("quell-checkpointer", source, new LinkedBlockingQueue<>(), new LongAdder());
    }

    @Override
    void work() throws InterruptedException {
      Runnable last = queue.poll(CHECKPOINT_MILLIS, TimeUnit.MILLISECONDS);
      if (last == null) {
        sql.list("pragma wal_checkpoint(PASSIVE)", row -> row.getInt(1));
      } else {
        last.run();
      }
    }
  }
}
