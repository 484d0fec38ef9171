package dev.quell.simulator;

import dev.quell.simulator.Disturbance.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A realistic day: mostly quiet, with a handful of stories and the usual small troubles. */
final class DayScenario {
  static final int MINUTES = 1440;

  private final Chance chance;
  private final List<AlertPolicy> policies;
  private final List<Disturbance> disturbances = new ArrayList<>();
  private final List<CloudEvent> events = new ArrayList<>();

  private DayScenario(long seed) {
    this.chance = new Chance(new Chance(seed).number("day"));
    this.policies = DayPolicies.of(seed);
  }

  static Scenario of(long seed) {
    DayScenario day = new DayScenario(seed);
    day.smallTroubles();
    day.nightlyReports();
    day.fillingDisk();
    day.oldAcquaintances();
    day.lostSessions();
    day.deployment();
    day.flappingSearch();
    day.databaseEscalation();
    day.zoneStorm();
    day.evening();
    day.cloudEvents();
    return new Scenario(
        "day",
        seed,
        MINUTES,
        "2108465793",
        day.policies,
        day.disturbances,
        day.events,
        Faults.none());
  }

  private void disturb(
      Predicate<Target> strikes, Metric metric, int from, int minutes, Curve curve) {
    disturbances.add(new Disturbance(strikes, metric.name(), from, minutes, curve));
  }

  private static Predicate<Target> named(String... names) {
    List<String> wanted = List.of(names);
    return target -> wanted.contains(target.name());
  }

  private static Predicate<Target> service(String service) {
    return target -> target.name().startsWith(service + "-");
  }

  /** A share of the targets, always the same ones for the same word. */
  private Predicate<Target> some(double share, String word) {
    return target -> chance.fraction(word, target.id()) < share;
  }

  /** Single machines that run hot for a while and calm down. */
  private void smallTroubles() {
    for (int number = 0; number < 170; number++) {
      AlertPolicy policy = policies.get(chance.below(policies.size(), "policy", number));
      Target target = policy.targets().get(chance.below(policy.targets().size(), "target", number));
      List<Condition> conditions = policy.tiers().getLast().conditions();
      Condition condition = conditions.get(chance.below(conditions.size(), "condition", number));
      int from = chance.between(5, MINUTES - 200, "from", number);
      int minutes = policy.evaluationCount() + chance.between(1, 45, "minutes", number);
      double value = condition.threshold() * 1.04;
      disturb(target::equals, condition.metric(), from, minutes, new Curve.Plateau(value));
    }
  }

  private void nightlyReports() {
    Predicate<Target> reports = named("report-db-01", "report-db-02");
    disturb(reports, Catalogue.SLOW_QUERIES, 60, 190, new Curve.Plateau(14));
    disturb(reports, Catalogue.MYSQL_CONNECTIONS, 75, 150, new Curve.Plateau(690));
    disturb(service("worker"), Catalogue.CPU, 90, 110, new Curve.Plateau(84));
    disturb(
        service("worker").and(some(0.3, "leak")),
        Catalogue.MEMORY,
        100,
        420,
        new Curve.Ramp(60, 93));
  }

  private void fillingDisk() {
    Predicate<Target> disk =
        target -> target.dimensions().getOrDefault("DiskName", "").equals("vdb1");
    disturb(
        named("order-api-07", "order-api-08").and(disk),
        Catalogue.DISK,
        120,
        980,
        new Curve.Ramp(55, 97));
    disturb(
        service("search").and(some(0.4, "index")).and(disk),
        Catalogue.DISK,
        300,
        600,
        new Curve.Ramp(70, 90));
  }

  /** Known, ticketed and not yet mended: reminders all day long. */
  private void oldAcquaintances() {
    disturb(named("search-06", "search-11"), Catalogue.CPU, 200, 800, new Curve.Plateau(83));
    disturb(named("user-api-09"), Catalogue.MEMORY, 30, 1300, new Curve.Plateau(87));
    disturb(named("catalog-02"), Catalogue.MONGO_CPU, 350, 500, new Curve.Plateau(79));
  }

  private void lostSessions() {
    disturb(
        service("session-cache").and(some(0.5, "sessions")),
        Catalogue.REDIS_MEMORY,
        400,
        70,
        new Curve.Gap());
    disturb(service("user-api").and(some(0.35, "agents")), Catalogue.CPU, 455, 95, new Curve.Gap());
    disturb(service("session-cache"), Catalogue.REDIS_LATENCY, 470, 40, new Curve.Plateau(1200));
  }

  /** Hosts leave and come back in three waves; customers notice for some minutes. */
  private void deployment() {
    for (int wave = 0; wave < 3; wave++) {
      int current = wave;
      Predicate<Target> hosts =
          service("order-api").and(target -> Math.floorMod(target.id().hashCode(), 3) == current);
      int from = 630 + 9 * wave;
      disturb(hosts, Catalogue.CPU, from, 14, new Curve.Plateau(95));
      disturb(hosts, Catalogue.MEMORY, from + 3, 25, new Curve.Plateau(88));
    }
    Predicate<Target> gateways = service("支付网关·华北");
    disturb(gateways, Catalogue.CLB_ERRORS, 634, 11, new Curve.Plateau(8));
    disturb(gateways, Catalogue.CLB_LATENCY, 632, 31, new Curve.Plateau(740));
    disturb(service("prod-cluster"), Catalogue.NODE_PODS, 628, 22, new Curve.Plateau(3));
  }

  private void flappingSearch() {
    disturb(named("search-04"), Catalogue.CPU, 700, 320, new Curve.Toggle(84, 6, 5));
    disturb(named("edge-02"), Catalogue.ALB_ERRORS, 720, 150, new Curve.Toggle(7, 3, 4));
  }

  /** Notice, warning, critical and back down, with everything that hangs on the database. */
  private void databaseEscalation() {
    Predicate<Target> database = named("pay-db-01");
    disturb(database, Catalogue.MYSQL_CONNECTIONS, 840, 60, new Curve.Ramp(560, 1450));
    disturb(database, Catalogue.MYSQL_CONNECTIONS, 900, 35, new Curve.Plateau(1450));
    disturb(database, Catalogue.MYSQL_CONNECTIONS, 935, 40, new Curve.Ramp(1400, 420));
    disturb(database, Catalogue.MYSQL_CPU, 865, 80, new Curve.Plateau(91));
    disturb(database, Catalogue.SLOW_QUERIES, 860, 95, new Curve.Plateau(46));
    disturb(service("pay-api"), Catalogue.CPU, 880, 55, new Curve.Plateau(86));
    disturb(
        service("支付网关·华北").and(some(0.5, "pay")),
        Catalogue.CLB_LATENCY,
        875,
        70,
        new Curve.Plateau(2100));
  }

  /** Zone b of Beijing goes dark; zone a takes its load, and some of it spills to Shanghai. */
  private void zoneStorm() {
    Predicate<Target> dark = target -> target.zone().equals("cn-beijing-b");
    Predicate<Target> loaded = target -> target.zone().equals("cn-beijing-a");
    int start = 1080;
    disturb(dark, Catalogue.CPU, start, 48, new Curve.Gap());
    disturb(dark, Catalogue.MEMORY, start, 48, new Curve.Gap());
    disturb(dark, Catalogue.DISK, start, 48, new Curve.Gap());
    for (int wave = 0; wave < 5; wave++) {
      int current = wave;
      Predicate<Target> hosts =
          loaded.and(target -> Math.floorMod(target.id().hashCode(), 5) == current);
      disturb(hosts, Catalogue.CPU, start + 2 + wave, 55 + 2 * wave, new Curve.Plateau(96));
      disturb(hosts, Catalogue.MEMORY, start + 6 + wave, 60, new Curve.Plateau(89));
    }
    disturb(dark.or(loaded), Catalogue.CLB_ERRORS, start + 1, 44, new Curve.Plateau(23));
    disturb(dark.or(loaded), Catalogue.CLB_LATENCY, start + 1, 58, new Curve.Plateau(2600));
    disturb(dark.or(loaded), Catalogue.NODE_PODS, start + 3, 52, new Curve.Plateau(9));
    disturb(loaded, Catalogue.NODE_CPU, start + 4, 60, new Curve.Plateau(94));
    disturb(dark.or(loaded), Catalogue.KAFKA_LAG, start + 5, 120, new Curve.Ramp(150_000, 2_000));
    disturb(loaded, Catalogue.EIP_OUT, start + 2, 50, new Curve.Plateau(97));
    disturb(service("user-api"), Catalogue.CPU, start + 7, 40, new Curve.Plateau(87));
    disturb(service("edge"), Catalogue.ALB_LATENCY, start + 6, 44, new Curve.Plateau(900));
    disturb(
        service("session-cache"), Catalogue.REDIS_LATENCY, start + 8, 41, new Curve.Plateau(1500));
    disturb(service("egress"), Catalogue.NAT_CONNECTIONS, start + 2, 46, new Curve.Plateau(93));
  }

  /** Troubles nobody has mended when the day ends; they reach into the next. */
  private void evening() {
    Predicate<Target> billing =
        target -> target.dimensions().getOrDefault("ConsumerGroup", "").equals("billing");
    disturb(billing, Catalogue.KAFKA_LAG, 1330, 260, new Curve.Ramp(15_000, 260_000));
    disturb(named("gateway-eip-03"), Catalogue.EIP_OUT, 1350, 200, new Curve.Plateau(82));
    disturb(named("web-frontend-05"), Catalogue.CPU, 1400, 75, new Curve.Plateau(94));
    disturb(named("worker-03"), Catalogue.CPU, 1395, 120, new Curve.Gap());
    disturb(named("shared-files-01"), Catalogue.NAS_CAPACITY, 1200, 600, new Curve.Plateau(88));
    disturb(named("stock-db-02"), Catalogue.MYSQL_CONNECTIONS, 1385, 160, new Curve.Plateau(910));
  }

  private void cloudEvents() {
    event(55, "ecs:Disk:DiskError.Reboot.Scheduled", "磁盘错误-重启实例：计划执行", Level.CRITICAL);
    event(250, "ecs:Instance:StatusChanged", "实例状态变更通知", Level.NOTICE);
    event(611, "ecs:Instance:SystemMaintenance.Scheduled", "系统维护：计划执行", Level.WARNING);
    event(628, "ecs:Instance:StatusChanged", "实例状态变更通知", Level.NOTICE);
    event(640, "ecs:Instance:StatusChanged", "实例状态变更通知", Level.NOTICE);
    event(870, "rds_mysql:Instance:HaSwitch", "主备切换", Level.WARNING);
    event(1079, "ecs:Instance:SystemFailure.Reboot.Executing", "系统故障-重启实例：执行中", Level.CRITICAL);
    event(1081, "ecs:Instance:SystemFailure.Reboot.Executing", "系统故障-重启实例：执行中", Level.CRITICAL);
    event(1126, "ecs:Instance:SystemFailure.Reboot.Executed", "系统故障-重启实例：执行完成", Level.NOTICE);
    event(1290, "ecs:Disk:DiskError.Reboot.Executed", "磁盘错误-重启实例：执行完成", Level.NOTICE);
  }

  /** Hardware faults are watched by a rule of their own beside the one that watches everything. */
  private void event(int minute, String type, String description, Level level) {
    List<Target> servers = policies.getFirst().targets();
    Target target = servers.get(chance.below(servers.size(), type, minute));
    List<CloudEvent.MatchedRule> rules = new ArrayList<>();
    rules.add(
        new CloudEvent.MatchedRule(
            chance.ruleId("status watch"), "cloud-status-watch", Level.NOTICE));
    if (level != Level.NOTICE) {
      rules.add(
          new CloudEvent.MatchedRule(
              chance.ruleId("fault " + level), "cloud-fault-" + level.wire(), level));
    }
    events.add(new CloudEvent(minute, type, description, target, rules));
  }
}
