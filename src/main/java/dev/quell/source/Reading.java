package dev.quell.source;

import dev.quell.model.Event;
import java.util.List;

/** What became of one payload. */
public sealed interface Reading {

  /** At least one event, in the order in which they must take effect. */
  record Events(List<Event> events) implements Reading {
    public Events {
      if (events.isEmpty()) {
        throw new IllegalArgumentException("events: none (expected: at least 1, else NothingToDo)");
      }
      events = List.copyOf(events);
    }
  }

  /** A body that was understood and asks for nothing: a connectivity test, empty lists. */
  record NothingToDo(String reason) implements Reading {}

  /** A body that cannot be read; the sender gets 400 with this reason. */
  record Refused(String reason) implements Reading {}
}
