package dev.quell.webhook;

import java.util.List;

/**
 * What came of an event, on its way to where that is kept.
 *
 * @param dueAt of one that is tried again; epoch milliseconds
 * @param tries the attempts that are not kept yet
 */
record Settled(Waiting waiting, State state, long dueAt, long at, List<Attempt> tries) {
  Settled {
    tries = List.copyOf(tries);
  }

  /** How far an event has come. */
  enum State {
    WAITING(0),
    DELIVERED(2),
    FAILED(3);

    private final int kept;

    State(int kept) {
      this.kept = kept;
    }

    /** How the store has it; 1 is an event that is on its way. */
    int kept() {
      return kept;
    }
  }

  /** Whether it waits, and not because an attempt failed. */
  boolean isUntried() {
    return state == State.WAITING && tries.isEmpty();
  }

  /** Nothing was tried; it waits until then. */
  static Settled later(Waiting waiting, long dueAt, long now) {
    return new Settled(waiting, State.WAITING, dueAt, now, List.of());
  }

  /** It will not be tried, and why. */
  static Settled never(Waiting waiting, String why, long now) {
    return new Settled(waiting, State.FAILED, 0, now, List.of(Attempt.none(why, now)));
  }
}
