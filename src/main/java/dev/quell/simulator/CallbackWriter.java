package dev.quell.simulator;

import dev.quell.model.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Gathers the findings of a minute into calls: one per rule or per resource, kind and level. */
final class CallbackWriter {
  private static final int SLOWEST_EVALUATION_SECONDS = 6;

  private final String accountId;
  private final Chance chance;
  private final BodyWriter bodies;

  /**
   * @param chance must differ between runs that start at different times, or trace ids would repeat
   */
  CallbackWriter(String accountId, Chance chance) {
    this.accountId = accountId;
    this.chance = chance;
    this.bodies = new BodyWriter(accountId, chance);
  }

  List<Callback> metricCallbacks(AlertPolicy policy, List<Finding> findings, long minute) {
    boolean byResource = policy.notifyMode() == AlertPolicy.NotifyMode.RESOURCE;
    Map<List<String>, List<Finding>> calls = new LinkedHashMap<>();
    for (Finding finding : findings) {
      String scope = byResource ? finding.resource() : "";
      calls
          .computeIfAbsent(
              List.of(scope, finding.kind().name(), finding.level().name()),
              ignored -> new ArrayList<>())
          .add(finding);
    }
    List<Callback> callbacks = new ArrayList<>();
    calls.forEach((call, content) -> callbacks.add(metricCallback(policy, call, content, minute)));
    return callbacks;
  }

  private Callback metricCallback(
      AlertPolicy policy, List<String> call, List<Finding> findings, long minute) {
    Finding first = findings.getFirst();
    Instant happenedAt = happenedAt(minute, policy.id() + call);
    return new Callback(
        chance.uuid("trace", policy.id(), call, minute).toString(),
        "x-volc-rule-id",
        policy.id(),
        policy.name(),
        first.kind(),
        happenedAt,
        policy.id() + call.getFirst(),
        findings.stream().map(finding -> item(policy, finding, happenedAt)).toList(),
        bodies.metricBody(policy, findings, happenedAt));
  }

  private Item item(AlertPolicy policy, Finding finding, Instant happenedAt) {
    return new Item(
        AlertKey.of(accountId, policy, finding.target(), finding.kind()),
        finding.kind().recovery(),
        finding.level(),
        labels(policy, finding),
        happenedAt);
  }

  private Labels labels(AlertPolicy policy, Finding finding) {
    Target target = finding.target();
    Map<String, String> labels = new TreeMap<>();
    labels.put("check", policy.name());
    labels.put("rule_id", policy.id());
    labels.put("namespace", policy.namespace());
    labels.put("sub_namespace", policy.subNamespace());
    labels.put("project", policy.project());
    labels.put(
        "metric",
        finding.measured().stream()
            .map(measured -> measured.condition().metric().name())
            .distinct()
            .collect(Collectors.joining(",")));
    labels.put("kind", finding.kind().alertKind());
    putTarget(labels, target);
    target.dimensions().forEach((name, value) -> labels.put("dim_" + name, value));
    policy.tags().forEach((key, value) -> labels.put("tag_" + key, value));
    return Labels.of(labels);
  }

  private void putTarget(Map<String, String> labels, Target target) {
    labels.put("resource", target.name());
    labels.put("resource_id", target.id());
    labels.put("region", target.region());
    labels.put("account_id", accountId);
  }

  Callback eventCallback(CloudEvent event, long minute) {
    String id = chance.ruleId("event", event.type(), event.target().id(), minute);
    Instant happenedAt = happenedAt(minute, id);
    Map<String, String> labels = new TreeMap<>();
    labels.put("check", event.worst().name());
    labels.put("rule_id", event.worst().id());
    labels.put("namespace", event.source());
    labels.put("project", event.target().project());
    labels.put("kind", CallbackKind.EVENT.alertKind());
    putTarget(labels, event.target());
    labels.put("resource", event.target().id());
    Item item =
        new Item(
            AlertKey.ofEvent(accountId, id),
            false,
            event.worst().level(),
            Labels.of(labels),
            happenedAt);
    return new Callback(
        chance.uuid("trace", id).toString(),
        "x-volc-event-id",
        id,
        event.type(),
        CallbackKind.EVENT,
        happenedAt,
        id,
        List.of(item),
        bodies.eventBody(event, id, happenedAt));
  }

  /** An evaluation is over a few seconds past its minute. */
  private Instant happenedAt(long minute, String what) {
    int seconds = chance.between(1, SLOWEST_EVALUATION_SECONDS, "seconds", what, minute);
    return Instant.ofEpochSecond(minute * 60 + seconds);
  }
}
