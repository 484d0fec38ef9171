package dev.quell.storage;

import java.sql.SQLException;
import org.sqlite.SQLiteException;

/** The store did not answer or refused the work; nothing of it was kept. */
public final class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Data that does not fit, and broken constraints, in the standard's classes of SQL states. */
  private static final String DATA = "22";

  private static final String CONSTRAINT = "23";

  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }

  public StorageException(String message) {
    super(message);
  }

  /**
   * Whether the store would refuse the same work again: it understood it and will not have it. A
   * full disk, a lock held too long or a lost connection is none of that.
   */
  public boolean isRefusal() {
    for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException sqlite) {
        return switch (sqlite.getResultCode()) {
          case SQLITE_TOOBIG, SQLITE_MISMATCH, SQLITE_RANGE -> true;
          default -> sqlite.getResultCode().name().startsWith("SQLITE_CONSTRAINT");
        };
      }
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState().startsWith(DATA) || sql.getSQLState().startsWith(CONSTRAINT);
      }
    }
    return false;
  }
}
