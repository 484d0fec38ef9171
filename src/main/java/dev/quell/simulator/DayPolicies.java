package dev.quell.simulator;

import static dev.quell.simulator.Condition.above;
import static dev.quell.simulator.Condition.peakAtLeast;
import static dev.quell.simulator.Level.CRITICAL;
import static dev.quell.simulator.Level.NOTICE;
import static dev.quell.simulator.Level.WARNING;

import java.util.ArrayList;
import java.util.List;

/** The alarm rules of a middle-sized shop: about forty over some hundred and fifty resources. */
final class DayPolicies {
  private static final double GIB = 1_073_741_824;

  private final Chance chance;
  private final Fleet fleet;
  private final List<AlertPolicy> policies = new ArrayList<>();

  private DayPolicies(long seed) {
    this.chance = new Chance(seed);
    this.fleet = new Fleet(seed);
  }

  static List<AlertPolicy> of(long seed) {
    DayPolicies day = new DayPolicies(seed);
    day.service("web-frontend", 24, Fleet.BEIJING, "web");
    day.service("order-api", 22, Fleet.BEIJING, "order");
    day.service("pay-api", 18, Fleet.BEIJING, "pay");
    day.service("user-api", 16, Fleet.SHANGHAI, "user");
    day.service("search", 14, Fleet.SHANGHAI, "search");
    day.service("worker", 16, Fleet.BEIJING, "data");
    day.databases();
    day.caches();
    day.queues();
    day.balancers();
    day.network();
    day.platform();
    return List.copyOf(day.policies);
  }

  private AlertPolicy.Draft draft(String name, String namespace, String subNamespace) {
    return AlertPolicy.draft(chance.ruleId(name), name, namespace, subNamespace).tag("env", "prod");
  }

  /** Four rules each: graded CPU, memory, disks one by one, and the agent's silence. */
  private void service(String name, int count, String region, String team) {
    List<Target> servers = fleet.servers(name, count, region, team);
    policies.add(
        draft(name + "-cpu-high", "VCM_ECS", "Instance")
            .tier(CRITICAL, above(Catalogue.CPU, 92))
            .tier(WARNING, above(Catalogue.CPU, 80))
            .timing(3, 10)
            .byResource()
            .watching(servers)
            .project(team)
            .tag("team", team)
            .done());
    AlertPolicy.Draft memory =
        draft(name + "-memory-high", "VCM_ECS", "Instance")
            .tier(WARNING, above(Catalogue.MEMORY, 85))
            .timing(5, 15)
            .watching(servers)
            .project(team)
            .tag("team", team);
    policies.add((team.equals("data") ? memory.withoutRecovery() : memory).done());
    policies.add(
        draft(name + "-disk-usage", "VCM_ECS", "Storage")
            .tier(CRITICAL, above(Catalogue.DISK, 92))
            .tier(WARNING, above(Catalogue.DISK, 82))
            .timing(5, 15)
            .byResource()
            .watching(Fleet.split(servers, "DiskName", "vda1", "vdb1"))
            .project(team)
            .tag("team", team)
            .done());
    policies.add(
        draft(name + "-agent-lost", "VCM_ECS", "Instance")
            .tier(CRITICAL, above(Catalogue.CPU, 99.9))
            .timing(5, 60)
            .noDataAfter(5, WARNING)
            .watching(servers)
            .project(team)
            .tag("team", team)
            .done());
  }

  private void databases() {
    List<Target> mysql = new ArrayList<>();
    for (String name : List.of("order-db", "pay-db", "user-db", "stock-db", "report-db")) {
      mysql.addAll(fleet.instances("mysql-", name, 2, Fleet.BEIJING));
    }
    policies.add(
        draft("mysql-core-health", "VCM_RDS_MySQL", "deploy_monitor")
            .tier(CRITICAL, above(Catalogue.MYSQL_CPU, 80), peakAtLeast(Catalogue.SLOW_QUERIES, 20))
            .timing(5, 30)
            .byResource()
            .watching(mysql)
            .tag("team", "dba")
            .done());
    policies.add(
        draft("mysql-connections-tiered", "VCM_RDS_MySQL", "engine_monitor")
            .tier(CRITICAL, above(Catalogue.MYSQL_CONNECTIONS, 1200))
            .tier(WARNING, above(Catalogue.MYSQL_CONNECTIONS, 800))
            .tier(NOTICE, above(Catalogue.MYSQL_CONNECTIONS, 600))
            .timing(3, 10)
            .byResource()
            .watching(mysql)
            .tag("team", "dba")
            .done());
    policies.add(
        draft("mysql-slow-queries", "VCM_RDS_MySQL", "engine_monitor")
            .tier(NOTICE, above(Catalogue.SLOW_QUERIES, 8))
            .timing(5, 60)
            .watching(mysql)
            .tag("team", "dba")
            .done());
    policies.add(
        draft("mongo-cpu-high", "VCM_MongoDB_Replica", "Replica")
            .tier(WARNING, above(Catalogue.MONGO_CPU, 75))
            .timing(5, 30)
            .byResource()
            .watching(
                Fleet.nodes(
                    fleet.instances("mongo-replica-", "catalog", 4, Fleet.SHANGHAI), "Node", 3))
            .done());
  }

  private void caches() {
    List<Target> nodes =
        Fleet.nodes(fleet.instances("redis-sh", "session-cache", 8, Fleet.SHANGHAI), "Node", 2);
    policies.add(
        draft("redis-memory", "VCM_Redis", "server")
            .tier(CRITICAL, peakAtLeast(Catalogue.REDIS_MEMORY, 7.5 * GIB))
            .tier(WARNING, peakAtLeast(Catalogue.REDIS_MEMORY, 6.5 * GIB))
            .timing(5, 30)
            .noDataAfter(5, WARNING)
            .watching(nodes)
            .done());
    policies.add(
        draft("redis-latency", "VCM_Redis", "proxy")
            .tier(WARNING, above(Catalogue.REDIS_LATENCY, 800))
            .timing(3, 30)
            .byResource()
            .watching(nodes)
            .done());
  }

  private void queues() {
    List<Target> groups =
        Fleet.split(
            fleet.instances("kafka-", "bus", 3, Fleet.BEIJING),
            "ConsumerGroup",
            "billing",
            "search-index",
            "audit");
    policies.add(
        draft("kafka-consumer-lag", "VCM_Kafka", "ConsumerGroup")
            .tier(CRITICAL, above(Catalogue.KAFKA_LAG, 100_000))
            .tier(WARNING, above(Catalogue.KAFKA_LAG, 20_000))
            .timing(5, 15)
            .watching(groups)
            .tag("team", "data")
            .done());
  }

  private void balancers() {
    List<Target> listeners =
        Fleet.split(
            fleet.instances("clb-3re", "支付网关·华北", 6, Fleet.BEIJING),
            "ListenerId",
            "lsn-" + chance.name(16, "https"),
            "lsn-" + chance.name(16, "http"));
    policies.add(
        draft("【生产】网关-延迟过高🚨", "VCM_CLB", "Listener")
            .tier(WARNING, above(Catalogue.CLB_LATENCY, 500))
            .timing(3, 10)
            .byResource()
            .watching(listeners)
            .done());
    policies.add(
        draft("【生产】网关-5XX", "VCM_CLB", "Listener")
            .tier(CRITICAL, above(Catalogue.CLB_ERRORS, 5))
            .timing(1, 5)
            .watching(listeners)
            .done());
    List<Target> albs = fleet.instances("alb-", "edge", 4, Fleet.SHANGHAI);
    policies.add(
        draft("alb-latency", "VCM_ALB", "loadbalancer")
            .tier(WARNING, above(Catalogue.ALB_LATENCY, 400))
            .timing(3, 30)
            .byResource()
            .watching(albs)
            .done());
    policies.add(
        draft("alb-5xx", "VCM_ALB", "loadbalancer")
            .tier(CRITICAL, above(Catalogue.ALB_ERRORS, 5))
            .timing(1, 10)
            .byResource()
            .watching(albs)
            .done());
  }

  private void network() {
    List<Target> addresses = fleet.instances("eip-2d6", "gateway-eip", 6, Fleet.BEIJING);
    policies.add(
        draft("eip-out-bandwidth-notice", "VCM_EIP", "Instance")
            .tier(NOTICE, peakAtLeast(Catalogue.EIP_OUT, 70))
            .timing(1, 60)
            .byResource()
            .watching(addresses)
            .done());
    policies.add(
        draft("eip-out-bandwidth-full", "VCM_EIP", "Instance")
            .tier(CRITICAL, peakAtLeast(Catalogue.EIP_OUT, 95))
            .timing(3, 15)
            .watching(addresses)
            .done());
    policies.add(
        draft("nat-connections", "VCM_NAT", "Instance")
            .tier(WARNING, above(Catalogue.NAT_CONNECTIONS, 80))
            .timing(5, 30)
            .watching(fleet.instances("ngw-", "egress", 2, Fleet.BEIJING))
            .done());
  }

  private void platform() {
    List<Target> nodes =
        Fleet.nodes(fleet.instances("cc", "prod-cluster", 4, Fleet.BEIJING), "Node", 4);
    policies.add(
        draft("vke-node-cpu", "VCM_VKE", "Node")
            .tier(WARNING, above(Catalogue.NODE_CPU, 85))
            .timing(5, 30)
            .byResource()
            .watching(nodes)
            .done());
    policies.add(
        draft("vke-pods-not-ready", "VCM_VKE", "Node")
            .tier(CRITICAL, above(Catalogue.NODE_PODS, 5))
            .tier(WARNING, above(Catalogue.NODE_PODS, 1))
            .timing(3, 15)
            .watching(nodes)
            .done());
    policies.add(
        draft("nas-capacity", "VCM_FileNAS", "Capacity")
            .tier(WARNING, above(Catalogue.NAS_CAPACITY, 85))
            .timing(15, 360)
            .byResource()
            .watching(fleet.instances("enas-cn", "shared-files", 2, Fleet.BEIJING))
            .done());
  }
}
