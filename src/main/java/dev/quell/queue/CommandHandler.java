package dev.quell.queue;

import dev.quell.storage.Sql;
import dev.quell.web.ApiException;

/** Applies the commands of one area, one at a time, in log order, within the flow's transaction. */
public interface CommandHandler {

  /** What comes before the dot in the kinds it applies, for example {@code channel}. */
  String area();

  /**
   * Makes the change and answers with what the caller is told, as JSON. An {@link ApiException}
   * refuses the command: nothing of it is kept.
   *
   * @param offset the command's place in the log
   */
  String apply(Sql sql, LogRecord.Command command, long offset);

  /** Whether commands of that area change what this handler keeps in memory. */
  default boolean concernedBy(String area) {
    return area().equals(area);
  }

  /**
   * Called when the transaction ended, either way: what is kept in memory must match the store
   * again.
   */
  void settled(boolean kept);
}
