package dev.quell.incident;

import dev.quell.storage.Sql;

/** What another package changes together with alerts and incidents, in the same transaction. */
public interface Beside {

  /** Writes what changed. */
  void write(Sql sql);

  /** It is on disk. */
  void kept();
}
