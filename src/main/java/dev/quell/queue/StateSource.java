package dev.quell.queue;

import java.util.function.Consumer;

/** The state of the flow as it was once. */
public interface StateSource {

  /** How it was before anything happened. */
  StateSource NOTHING =
      new StateSource() {
        @Override
        public <T> void read(StateKind<T> kind, Consumer<T> each) {
          // There was nothing.
        }
      };

  /** All rows of a kind, in the order of its pages. */
  <T> void read(StateKind<T> kind, Consumer<T> each);
}
