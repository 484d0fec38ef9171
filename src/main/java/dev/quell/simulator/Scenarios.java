package dev.quell.simulator;

import dev.quell.simulator.Disturbance.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The stories that can be asked for by name. */
public final class Scenarios {
  private static final String ACCOUNT = "2108465793";

  private Scenarios() {}

  public static List<String> names() {
    return List.of("day", "storm", "flapping", "tiers", "nodata", "lossy");
  }

  public static Optional<Scenario> named(String name, long seed) {
    return switch (name) {
      case "day" -> Optional.of(DayScenario.of(seed));
      case "storm" -> Optional.of(storm(seed));
      case "flapping" -> Optional.of(flapping(seed));
      case "tiers" -> Optional.of(tiers(seed));
      case "nodata" -> Optional.of(noData(seed));
      case "lossy" -> Optional.of(lossy(seed));
      default -> Optional.empty();
    };
  }

  private static Scenario scenario(
      String name, long seed, int minutes, AlertPolicy policy, List<Disturbance> disturbances) {
    return new Scenario(
        name, seed, minutes, ACCOUNT, List.of(policy), disturbances, List.of(), Faults.none());
  }

  private static AlertPolicy.Draft cpuRule(String name, long seed, int servers) {
    return AlertPolicy.draft(new Chance(seed).ruleId(name), name, "VCM_ECS", "Instance")
        .tier(Level.CRITICAL, Condition.above(Catalogue.CPU, 90))
        .timing(3, 30)
        .byResource()
        .watching(new Fleet(seed).servers(name, servers, Fleet.BEIJING, "default"));
  }

  /** Four hundred servers within two minutes, far past a hundred calls a minute, and back. */
  private static Scenario storm(long seed) {
    Chance chance = new Chance(seed);
    List<Disturbance> disturbances = new ArrayList<>();
    for (int half = 0; half < 2; half++) {
      int current = half;
      Predicate<Target> hosts = target -> chance.below(2, "half", target.id()) == current;
      disturbances.add(
          new Disturbance(
              hosts, Catalogue.CPU.name(), 10 + half, 45 + 3 * half, new Curve.Plateau(96)));
    }
    return scenario("storm", seed, 90, cpuRule("storm-cpu-high", seed, 400).done(), disturbances);
  }

  /** Five servers that cannot make up their mind. */
  private static Scenario flapping(long seed) {
    Disturbance flapping =
        new Disturbance(target -> true, Catalogue.CPU.name(), 5, 170, new Curve.Toggle(94, 5, 3));
    return scenario(
        "flapping", seed, 180, cpuRule("flapping-cpu", seed, 5).done(), List.of(flapping));
  }

  /** Levels that go up and down on one open alarm. */
  private static Scenario tiers(long seed) {
    AlertPolicy policy =
        AlertPolicy.draft(
                new Chance(seed).ruleId("tiers"),
                "mysql-connections-tiered",
                "VCM_RDS_MySQL",
                "engine_monitor")
            .tier(Level.CRITICAL, Condition.above(Catalogue.MYSQL_CONNECTIONS, 1200))
            .tier(Level.WARNING, Condition.above(Catalogue.MYSQL_CONNECTIONS, 800))
            .tier(Level.NOTICE, Condition.above(Catalogue.MYSQL_CONNECTIONS, 600))
            .timing(3, 15)
            .watching(new Fleet(seed).instances("mysql-", "user-db", 4, Fleet.BEIJING))
            .done();
    String metric = Catalogue.MYSQL_CONNECTIONS.name();
    return scenario(
        "tiers",
        seed,
        180,
        policy,
        List.of(
            new Disturbance(target -> true, metric, 10, 60, new Curve.Ramp(500, 1500)),
            new Disturbance(target -> true, metric, 70, 60, new Curve.Ramp(1500, 400))));
  }

  /** Data stops on quiet servers and on one that is in alarm. */
  private static Scenario noData(long seed) {
    AlertPolicy policy =
        cpuRule("nodata-cpu", seed, 6).timing(3, 15).noDataAfter(5, Level.WARNING).done();
    String metric = Catalogue.CPU.name();
    Predicate<Target> alarmed = target -> target.name().endsWith("-01");
    return scenario(
        "nodata",
        seed,
        120,
        policy,
        List.of(
            new Disturbance(alarmed, metric, 5, 90, new Curve.Plateau(95)),
            new Disturbance(target -> true, metric, 20, 40, new Curve.Gap())));
  }

  /** Small alarms over a network that loses answers, doubles calls and swaps neighbours. */
  private static Scenario lossy(long seed) {
    Scenario flapping = flapping(seed);
    Scenario tiers = tiers(seed);
    List<AlertPolicy> policies = new ArrayList<>(flapping.policies());
    policies.addAll(tiers.policies());
    List<Disturbance> disturbances = new ArrayList<>(flapping.disturbances());
    disturbances.addAll(tiers.disturbances());
    return new Scenario(
        "lossy", seed, 180, ACCOUNT, policies, disturbances, List.of(), new Faults(0.15, 0.1, 0.2));
  }
}
