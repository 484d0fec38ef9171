package dev.quell.simulator;

import dev.quell.simulator.Finding.Measured;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes bodies the way Cloud Monitor does, field by field in its order. */
final class BodyWriter {
  private static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter HAPPENED_AT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'(UTC'xxx')'").withZone(OFFSET);
  private static final long SECONDS_PER_MINUTE = 60;
  private static final Map<String, String> DIMENSION_NAMES =
      Map.of(
          "DiskName", "磁盘名称",
          "Node", "节点",
          "ListenerId", "监听器",
          "ConsumerGroup", "消费组");

  private final JsonMapper json = JsonMapper.builder().build();
  private final String accountId;
  private final Chance chance;

  BodyWriter(String accountId, Chance chance) {
    this.accountId = accountId;
    this.chance = chance;
  }

  /** A metric body about findings of one kind and one level. */
  String metricBody(AlertPolicy policy, List<Finding> findings, Instant happenedAt) {
    Finding first = findings.getFirst();
    ObjectNode body = json.createObjectNode();
    body.put("Type", first.kind().wire());
    body.put("AccountId", accountId);
    body.put("RuleName", policy.name());
    body.put("RuleId", policy.id());
    body.put("Namespace", policy.namespace());
    body.put("SubNamespace", policy.subNamespace());
    body.put("Level", first.level().wire());
    body.put("HappenedAt", HAPPENED_AT.format(happenedAt));
    body.put("RuleCondition", RuleText.of(policy, first.kind()));
    for (CallbackKind kind : CallbackKind.values()) {
      if (kind != CallbackKind.EVENT) {
        body.putArray(kind.list());
      }
    }
    ArrayNode items = body.withArray(first.kind().list());
    for (Finding finding : findings) {
      items.add(item(policy, finding));
    }
    body.put("Project", policy.project());
    ArrayNode tags = body.putArray("Tags");
    policy.tags().forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
    return json.writeValueAsString(body);
  }

  private ObjectNode item(AlertPolicy policy, Finding finding) {
    Target target = finding.target();
    ObjectNode item = json.createObjectNode();
    item.put("AlertGroupId", alertGroupId(policy, finding));
    item.put("Id", target.id());
    item.put("Name", target.name());
    item.put("Region", target.region());
    item.put("FirstAlertTime", finding.firstAlert() * SECONDS_PER_MINUTE);
    item.put("LastAlertTime", finding.lastAlert() * SECONDS_PER_MINUTE);
    addMetrics(item, finding.measured());
    item.putNull("DroppedMetrics");
    ArrayNode dimensions = item.putArray("Dimensions");
    addDimension(dimensions, "ResourceID", "资源ID", target.id());
    target
        .dimensions()
        .forEach((name, value) ->
            addDimension(dimensions, name, DIMENSION_NAMES.getOrDefault(name, name), value));
    item.put("ProjectName", target.project());
    return item;
  }

  private void addMetrics(ObjectNode item, List<Measured> measured) {
    ArrayNode metrics = json.createArrayNode();
    ArrayNode missing = json.createArrayNode();
    for (Measured one : measured) {
      if (one.value().isPresent()) {
        metrics.add(metric(one, one.value().getAsDouble()));
      } else {
        missing.add(missingMetric(one.condition()));
      }
    }
    item.set("Metrics", metrics.isEmpty() ? json.nullNode() : metrics);
    item.set("NoDataMetrics", missing.isEmpty() ? json.nullNode() : missing);
  }

  private ObjectNode metric(Measured measured, double value) {
    Condition condition = measured.condition();
    ObjectNode node = json.createObjectNode();
    node.put("Name", condition.metric().name());
    node.put("Unit", condition.metric().unit());
    putNumber(node, "Threshold", condition.threshold());
    putNumber(node, "CurrentValue", value);
    node.put("Description", condition.metric().chinese());
    node.put("TriggerCondition", condition.text());
    node.put("Warning", measured.warning());
    node.put("DescriptionCn", condition.metric().chinese());
    node.put("DescriptionEn", condition.metric().english());
    return node;
  }

  private ObjectNode missingMetric(Condition condition) {
    ObjectNode node = json.createObjectNode();
    node.put("Name", condition.metric().name());
    node.put("Unit", condition.metric().unit());
    putNumber(node, "Threshold", condition.threshold());
    node.put("Description", condition.metric().chinese());
    return node;
  }

  private static void addDimension(ArrayNode list, String name, String chinese, String value) {
    list.addObject()
        .put("Name", name)
        .put("NameCN", chinese)
        .put("Value", value)
        .put("Description", "");
  }

  /** Whole numbers come without a point. */
  private static void putNumber(ObjectNode node, String name, double value) {
    if (value == Math.rint(value)) {
      node.put(name, (long) value);
    } else {
      node.put(name, value);
    }
  }

  private String alertGroupId(AlertPolicy policy, Finding finding) {
    AlertKey key = AlertKey.of(accountId, policy, finding.target(), finding.kind());
    return String.format("%08x", finding.firstAlert() * SECONDS_PER_MINUTE)
        + chance.hex("group", key.text(), finding.firstAlert());
  }

  String eventBody(CloudEvent event, String id, Instant happenedAt) {
    Target target = event.target();
    ObjectNode body = json.createObjectNode();
    body.put("Type", CallbackKind.EVENT.wire());
    body.put("AccountId", accountId);
    body.put("Source", event.source());
    body.put("ProjectName", target.project());
    body.put("Id", id);
    body.put("EventType", event.type());
    body.put("DescriptionCN", event.description());
    body.put("HappenedAt", happenedAt.getEpochSecond());
    body.put("Region", target.region());
    body.set("Details", details(event, id, happenedAt));
    ArrayNode rules = body.putArray("Rules");
    for (CloudEvent.MatchedRule rule : event.rules()) {
      rules
          .addObject()
          .put("RuleId", rule.id())
          .put("RuleName", rule.name())
          .put("Level", rule.level().wire());
    }
    return json.writeValueAsString(body);
  }

  private ObjectNode details(CloudEvent event, String id, Instant happenedAt) {
    Target target = event.target();
    ObjectNode details = json.createObjectNode();
    details.put("specversion", "1.0");
    details.put("id", id);
    details.put("source", event.source());
    details.put("type", event.type());
    details.put("volcpublishtime", happenedAt.plusSeconds(2).toString());
    details.put("volcregion", target.region());
    details.put("volcaccountid", accountId);
    details.put("volceventbusname", "default");
    details.put("volcresourcename", target.id());
    details.put(
        "subject",
        "trn:%s:%s:%s:instance/%s"
            .formatted(event.source(), target.region(), accountId, target.id()));
    details.put("time", happenedAt.toString());
    details.put("datacontenttype", "application/json");
    details.putObject("data").put("InstanceId", target.id());
    return details;
  }
}
