package dev.quell.source;

import dev.quell.model.Event;
import java.util.List;

/** What became of one payload. */
public sealed interface Reading {

  /** What of the callback led to no event, and why; empty when all of it did or none was read. */
  default String untaken() {
    return switch (this) {
      case NothingToDo(String why) -> why;
      case Events(var _, List<String> missing) -> String.join("; ", missing);
      case Refused _ -> "";
    };
  }

  /**
   * At least one event, in the order in which they must take effect.
   *
   * @param missing what the callback held, or should have held, that is in none of the events; the
   *     sender is told, and the delivery shows it
   */
  record Events(List<Event> events, List<String> missing) implements Reading {
    public Events(List<Event> events) {
      this(events, List.of());
    }

    public Events {
      if (events.isEmpty()) {
        throw new IllegalArgumentException("events: none (expected: at least 1, else NothingToDo)");
      }
      events = List.copyOf(events);
      missing = List.copyOf(missing);
    }
  }

  /** A body that was understood and asks for nothing: a connectivity test, empty lists. */
  record NothingToDo(String reason) implements Reading {}

  /** A body that cannot be read; the sender gets 400 with this reason. */
  record Refused(String reason) implements Reading {}
}
