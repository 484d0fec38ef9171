package dev.quell.incident;

import dev.quell.timer.WakeUp;

/** Does what follows from what became of incidents, in the same unit of work. */
public interface Follower {
  /** Nothing follows, as when the past is tried again. */
  Follower NOBODY =
      new Follower() {
        @Override
        public void follow(UnitOfWork unit) {
          unit.news();
        }

        @Override
        public void wake(UnitOfWork unit, WakeUp due, long heardAt) {}

        @Override
        public void forget() {}
      };

  /** What {@link UnitOfWork#news} tells has happened. */
  void follow(UnitOfWork unit);

  /**
   * A wake-up of its own kind is due.
   *
   * @param heardAt when the clock was looked at; long after it was due where the server was down
   */
  void wake(UnitOfWork unit, WakeUp due, long heardAt);

  /** What was not written is lost. */
  void forget();
}
