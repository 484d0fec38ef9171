package dev.quell.flow;

import dev.quell.model.ObjectId;
import dev.quell.storage.Database;

/** Makes a record fail honestly: a row is in the way of one that its effect must write. */
final class Poison {
  private Poison() {}

  /** The first alert that the record at this offset opens cannot begin its timeline. */
  static void conflictWith(Database store, long receivedAt, long offset) {
    store.writeAll(sql ->
        sql.update(
            """
            insert into timeline (subject_id, entry_no, type, at, creator_id, detail)
            values (?, 1, 'in the way', 0, 0, '{}')
            """,
            ObjectId.of(receivedAt, offset, 0)));
  }
}
