package dev.quell.incident;

import java.util.List;
import java.util.Optional;

/**
 * Some of many held alerts, oldest first.
 *
 * @param upTo when the last one was created, if there may be more behind it; epoch milliseconds
 */
public record HeldPage(List<Alert> alerts, Optional<Long> upTo) {
  public HeldPage {
    alerts = List.copyOf(alerts);
  }
}
