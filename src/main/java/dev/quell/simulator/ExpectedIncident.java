package dev.quell.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One incident a correct receiver makes of the episodes, with the group values they share. */
public record ExpectedIncident(
    List<String> group, Instant startedAt, Optional<Instant> endedAt, List<Episode> alerts) {
  public ExpectedIncident {
    group = List.copyOf(group);
    alerts = List.copyOf(alerts);
  }

  public boolean open() {
    return endedAt.isEmpty();
  }
}
