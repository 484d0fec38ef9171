package dev.quell.oncall;

import dev.quell.queue.LogRecord;

/** Who made a thing and who changed it last; epoch milliseconds. */
record Stamps(long creatorId, long createdAt, long updatedBy, long updatedAt) {

  static Stamps of(LogRecord.Command command) {
    return new Stamps(command.by(), command.receivedAt(), command.by(), command.receivedAt());
  }

  /** The same thing, changed. */
  Stamps changed(Stamps last) {
    return new Stamps(creatorId, createdAt, last.updatedBy, last.updatedAt);
  }
}
