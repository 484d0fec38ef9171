package dev.quell.queue;

import java.util.List;

/** Neighbouring records of one lane that were committed together; offsets count from the first. */
public record Segment(long firstOffset, long lane, List<LogRecord> records) {
  public Segment {
    records = List.copyOf(records);
  }

  /** The offset behind the last record. */
  public long end() {
    return firstOffset + records.size();
  }

  /** What lies before this offset. */
  public Segment upTo(long offset) {
    return offset >= end()
        ? this
        : new Segment(firstOffset, lane, records.subList(0, (int) (offset - firstOffset)));
  }

  /** What is left from this offset on. */
  public Segment from(long offset) {
    return offset <= firstOffset
        ? this
        : new Segment(offset, lane, records.subList((int) (offset - firstOffset), records.size()));
  }
}
