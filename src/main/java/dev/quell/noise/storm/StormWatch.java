package dev.quell.noise.storm;

import dev.quell.incident.Incident;
import java.util.Optional;

/** Notices when the newest alert of an incident makes it worth a warning. */
public final class StormWatch {
  private StormWatch() {}

  /** The threshold that the number of its alerts has just reached. */
  public static Optional<Integer> reached(Incident incident) {
    int alerts = incident.counts().alerts();
    return incident.group().terms().stormThresholds().stream()
        .filter(threshold -> threshold == alerts)
        .findFirst();
  }
}
