package dev.quell.incident;

/**
 * Is told of every change as soon as it is made, before it is written. Keeps what follows from
 * alerts in a shape of its own, and lets go of it when a change turns out not to have happened.
 */
public interface AlertWatcher {
  AlertWatcher NOBODY =
      new AlertWatcher() {
        @Override
        public void changed(Alert alert) {}

        @Override
        public void changed(Incident incident) {}

        @Override
        public void forget() {}
      };

  void changed(Alert alert);

  void changed(Incident incident);

  /** What was told may be wrong: only what is stored counts. */
  void forget();
}
