package dev.quell.simulator;

/** The metrics the scenarios use, with the names and units the products publish. */
final class Catalogue {
  static final Metric CPU = new Metric("CpuTotal", "Percent", "CPU使用率", "CPU utilization", 36);
  static final Metric MEMORY =
      new Metric("MemoryUsedUtilization", "Percent", "内存使用率", "Memory utilization", 54);
  static final Metric DISK =
      new Metric("DiskUsageUtilization", "Percent", "磁盘使用率", "Disk usage", 47);
  static final Metric MYSQL_CPU = new Metric("CpuUtil", "Percent", "CPU使用率", "CPU utilization", 31);
  static final Metric MYSQL_CONNECTIONS =
      new Metric("ThreadsConnected", "Count", "当前打开连接数", "Open connections", 340);
  static final Metric SLOW_QUERIES =
      new Metric("SlowQueries", "Count/Second", "慢查询数", "Slow queries", 2.4);
  static final Metric REDIS_MEMORY =
      new Metric("UsedMem", "Bytes(IEC)", "已使用内存", "Used memory", 4_294_967_296.0);
  static final Metric REDIS_LATENCY =
      new Metric("AvgLatency", "Microsecond", "平均时延", "Average latency", 180);
  static final Metric MONGO_CPU = new Metric("CpuUtil", "Percent", "CPU使用率", "CPU utilization", 28);
  static final Metric KAFKA_LAG =
      new Metric("MessageAccumulation", "Count", "消息堆积量", "Message accumulation", 900);
  static final Metric CLB_LATENCY =
      new Metric("ListenerLatency", "Millisecond", "平均响应时间", "Average latency", 120);
  static final Metric CLB_ERRORS =
      new Metric("ListenerHttp5xxRatio", "Percent", "5XX状态码占比", "5XX ratio", 0.4);
  static final Metric ALB_LATENCY =
      new Metric("AlbLatency", "Millisecond", "平均响应时间", "Average latency", 90);
  static final Metric ALB_ERRORS =
      new Metric("AlbHttp5xxRatio", "Percent", "5XX状态码占比", "5XX ratio", 0.3);
  static final Metric EIP_OUT =
      new Metric(
          "EipOutBandwidthUtil", "Percent", "出方向带宽使用率", "Outbound bandwidth utilization", 41);
  static final Metric NAT_CONNECTIONS =
      new Metric("NatConnectionUtil", "Percent", "连接数使用率", "Connection utilization", 25);
  static final Metric NODE_CPU =
      new Metric("NodeCpuUsage", "Percent", "节点CPU使用率", "Node CPU usage", 44);
  static final Metric NODE_PODS =
      new Metric("NodePodNotReady", "Count", "未就绪Pod数", "Pods not ready", 0);
  static final Metric NAS_CAPACITY =
      new Metric("CapacityUtil", "Percent", "容量使用率", "Capacity utilization", 58);

  private Catalogue() {}
}
