/** Callbacks of about the size and shape Cloud Monitor sends. */
final class Bodies {
  private static final int RULES = 200;

  private Bodies() {}

  /** One resource in alarm; the same key gives the same alert. */
  static String single(int key, long second) {
    int rule = key % RULES;
    return """
        {"Type":"Metric","AccountId":"2100000001","RuleName":"bench-cpu-high-%1$d",\
        "RuleId":"18663029154471%1$05d","Namespace":"VCM_ECS","SubNamespace":"Instance",\
        "Level":"warning","HappenedAt":"%3$s(UTC+08:00)",\
        "RuleCondition":"单指标告警：\\nCPU使用率 平均值 > 85%%，持续 3 个周期",\
        "Resources":[{"AlertGroupId":"691be25ca1d5eca8%2$08d","Id":"i-bench%2$014d",\
        "Name":"web-frontend-%2$d","Region":"cn-beijing","FirstAlertTime":%4$d,\
        "LastAlertTime":%5$d,"Metrics":[{"Name":"CpuTotal","Unit":"Percent","Threshold":85,\
        "CurrentValue":%6$d.%7$d,"Description":"CPU使用率","TriggerCondition":"avg > 85",\
        "Warning":true,"DescriptionCn":"CPU使用率","DescriptionEn":"CPU utilization"}],\
        "NoDataMetrics":null,"DroppedMetrics":null,"Dimensions":[{"Name":"ResourceID",\
        "NameCN":"资源ID","Value":"i-bench%2$014d","Description":"实例"}],"ProjectName":"bench"}],\
        "RecoveredResources":[],"NoDataResources":[],"NoDataRecoveredResources":[],\
        "Project":"bench","Tags":[{"Key":"team","Value":"platform"},{"Key":"env","Value":"prod"}]}
        """
        .formatted(rule, key, Times.text(second), second - 600, second, 86 + key % 13, second % 100);
  }

  /** Cloud Monitor's way of writing an instant. */
  private static final class Times {
    private static final java.time.format.DateTimeFormatter FORMAT =
        java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
            .withZone(java.time.ZoneOffset.ofHours(8));

    static String text(long second) {
      return FORMAT.format(java.time.Instant.ofEpochSecond(second));
    }
  }
}
