package dev.quell.app;

import dev.quell.queue.CommandHandler;
import java.util.List;

/** Whoever applies what people and timers want, by the area of their commands. */
record CommandHandlers(List<CommandHandler> all) {
  CommandHandlers {
    all = List.copyOf(all);
  }
}
