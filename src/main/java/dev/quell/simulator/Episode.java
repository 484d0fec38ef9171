package dev.quell.simulator;

import dev.quell.model.Labels;
import dev.quell.model.Severity;
import java.time.Instant;
import java.util.Optional;

/**
 * One alert a correct receiver holds: a problem from its first trigger to its recovery.
 *
 * @param labels of the item that opened it
 * @param startedAt when the receiver got its first trigger
 * @param highest the worst severity it ever had
 * @param latest the severity of its newest trigger
 * @param triggers how many triggers went into it
 */
public record Episode(
    AlertKey key,
    Labels labels,
    Instant startedAt,
    Optional<Instant> endedAt,
    Severity highest,
    Severity latest,
    int triggers) {

  public boolean open() {
    return endedAt.isEmpty();
  }
}
