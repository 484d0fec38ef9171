package dev.quell.simulator;

import java.util.List;

/**
 * A story Cloud Monitor can tell: who is watched and what goes wrong when. It starts anew when it
 * is over.
 *
 * @param minutes how long it takes
 */
public record Scenario(
    String name,
    long seed,
    int minutes,
    String accountId,
    List<AlertPolicy> policies,
    List<Disturbance> disturbances,
    List<CloudEvent> events,
    Faults faults) {

  public Scenario {
    if (minutes < 1) {
      throw new IllegalArgumentException("minutes: " + minutes + " (expected: 1 or more)");
    }
    policies = List.copyOf(policies);
    disturbances = List.copyOf(disturbances);
    events = List.copyOf(events);
  }

  /** The same story over another network. */
  public Scenario over(Faults network) {
    return new Scenario(name, seed, minutes, accountId, policies, disturbances, events, network);
  }

  /** How many resources its policies watch. */
  public long resources() {
    return policies.stream()
        .flatMap(policy -> policy.targets().stream())
        .map(Target::id)
        .distinct()
        .count();
  }
}
