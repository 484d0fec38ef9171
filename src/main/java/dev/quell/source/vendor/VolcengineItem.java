package dev.quell.source.vendor;

import dev.quell.model.Event;
import dev.quell.model.Labels;
import dev.quell.model.Severity;
import dev.quell.source.AlertKey;
import dev.quell.source.JsonObject;
import dev.quell.source.LabelCollector;
import dev.quell.source.Notes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One resource in one list of a metric callback.
 *
 * @param dimensions sorted, without the pair that only repeats the id
 * @param lastAlert when Cloud Monitor says it alarmed last; on a recovery this is not its end
 */
record VolcengineItem(
    VolcengineList list,
    String id,
    String name,
    String region,
    List<VolcenginePair> dimensions,
    Optional<Instant> lastAlert,
    JsonObject object) {
  private static final String RESOURCE_ID = "ResourceID";

  static VolcengineItem of(VolcengineList list, JsonObject object) {
    List<VolcenginePair> all = VolcenginePair.in(object, "Dimensions", "Name", "NameCN");
    String name = object.text("Name");
    String id = object.firstText("Id", "Name");
    if (id.isEmpty()) {
      id =
          all.stream()
              .filter(pair -> pair.name().equalsIgnoreCase(RESOURCE_ID))
              .map(VolcenginePair::value)
              .findFirst()
              .orElse("");
    }
    return new VolcengineItem(
        list,
        id,
        name.isEmpty() ? id : name,
        object.text("Region"),
        splitting(all, id),
        VolcengineTime.in(object, "LastAlertTime"),
        object);
  }

  /** False when nothing tells what this is about. */
  boolean isNamed(VolcengineRule rule) {
    return !id.isEmpty() || !dimensions.isEmpty() || !rule.identity().isEmpty();
  }

  /**
   * The identity that firing and recovery share. Level, names, metrics and times are left out: they
   * change while the problem stays the same.
   */
  String alertKey(VolcengineRule rule) {
    List<String> parts = new ArrayList<>(6 + 2 * dimensions.size());
    parts.add(list.kind);
    parts.add(Long.toString(rule.integrationId()));
    parts.add(rule.account());
    parts.add(rule.identity());
    parts.add(region);
    parts.add(id);
    for (VolcenginePair dimension : dimensions) {
      parts.add(dimension.name());
      parts.add(dimension.value());
    }
    return AlertKey.of(parts);
  }

  Event toEvent(VolcengineRule rule, String alertKey) {
    Notes notes = object.notes();
    String title = notes.fit("title", title(rule), Event.MAX_TITLE);
    VolcengineMetricList metrics = VolcengineMetricList.of(this);
    return new Event(
        alertKey,
        title,
        title,
        notes.fit("description", metrics.describe(rule, project(rule)), Event.MAX_DESCRIPTION),
        severity(rule, notes),
        list.recovered,
        time(rule, notes),
        VolcengineTime.in(object, "FirstAlertTime"),
        labels(rule, metrics, notes),
        List.of(),
        notes.lines());
  }

  private static List<VolcenginePair> splitting(List<VolcenginePair> all, String id) {
    return all.stream()
        .filter(pair -> !(pair.name().equalsIgnoreCase(RESOURCE_ID) && pair.value().equals(id)))
        .distinct()
        .sorted()
        .toList();
  }

  private String title(VolcengineRule rule) {
    StringBuilder title = new StringBuilder(rule.title());
    if (!name.isEmpty()) {
      title.append(title.isEmpty() ? "" : " - ").append(name);
    }
    if (!dimensions.isEmpty()) {
      title.append(
          dimensions.stream()
              .map(pair -> pair.name() + "=" + pair.value())
              .collect(Collectors.joining(", ", title.isEmpty() ? "[" : " [", "]")));
    }
    return title.append(list.isNoData() ? " (no data)" : "").toString();
  }

  private Severity severity(VolcengineRule rule, Notes notes) {
    // what Level means on a recovery is written nowhere, so there it is only a guess
    return list.recovered
        ? Volcengine.severity(rule.level()).orElse(Severity.WARNING)
        : Volcengine.triggerSeverity(rule.level(), notes);
  }

  private Optional<Instant> time(VolcengineRule rule, Notes notes) {
    if (rule.happenedAt().isPresent()) {
      return rule.happenedAt();
    }
    if (list.recovered || lastAlert.isEmpty()) {
      notes.add("HappenedAt: none; the time of arrival counts");
      return Optional.empty();
    }
    notes.add("HappenedAt: none; LastAlertTime counts");
    return lastAlert;
  }

  private String project(VolcengineRule rule) {
    String own = object.text("ProjectName");
    return own.isEmpty() ? rule.project() : own;
  }

  private Labels labels(VolcengineRule rule, VolcengineMetricList metrics, Notes notes) {
    LabelCollector labels =
        new LabelCollector(notes)
            .put("check", rule.title())
            .put("resource", name)
            .put("resource_id", id)
            .put("region", region)
            .put("account_id", rule.account())
            .put("rule_id", rule.id())
            .put("namespace", rule.namespace())
            .put("sub_namespace", rule.subNamespace())
            .put("project", project(rule))
            .put("metric", metrics.names())
            .put("kind", list.kind);
    for (VolcenginePair dimension : dimensions) {
      labels.put("dim_" + dimension.name(), dimension.value());
    }
    for (VolcenginePair tag : rule.tags()) {
      labels.put("tag_" + tag.name(), tag.value());
    }
    return labels.labels();
  }
}
