package dev.quell.timer;

/**
 * Something to do later, kept as a row so that a restart forgets nothing; one per kind and subject.
 *
 * @param dueAt epoch milliseconds
 */
public record WakeUp(String kind, String subject, long dueAt) implements Comparable<WakeUp> {
  @Override
  public int compareTo(WakeUp other) {
    int byTime = Long.compare(dueAt, other.dueAt);
    if (byTime != 0) {
      return byTime;
    }
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : subject.compareTo(other.subject);
  }
}
