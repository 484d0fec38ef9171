package dev.quell.source.vendor;

import dev.quell.model.Event;
import dev.quell.model.Labels;
import dev.quell.model.Severity;
import dev.quell.source.AlertKey;
import dev.quell.source.Json;
import dev.quell.source.JsonObject;
import dev.quell.source.LabelCollector;
import dev.quell.source.Notes;
import dev.quell.source.Origin;
import dev.quell.source.WebAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * One alert of a group.
 *
 * <p>Its event bears no time, so that the order of arrival decides which of two is newer.
 * Alertmanager sends in order, and its times mislead: {@code endsAt} lies before a firing message
 * that was on its way for long, and the annotation {@code timestamp} may stay the same for ever. By
 * the former an alert would never close, by the latter it would never open again.
 */
final class PrometheusAlert {
  private static final int MOST_ENCODED = 8 * LabelCollector.MAX_VALUE;
  private static final int MAX_TIME_TEXT = 64;

  /** The year 5138; a later start says nothing. */
  private static final long LAST_SECOND = 100_000_000_000L;

  private final JsonObject object;
  private final JsonObject labels;
  private final JsonObject annotations;
  private final String groupStatus;
  private final Notes notes;

  PrometheusAlert(JsonObject object, String groupStatus) {
    this.object = object;
    this.notes = object.notes();
    this.labels = new JsonObject(object.get("labels"), notes);
    this.annotations = new JsonObject(object.get("annotations"), notes);
    this.groupStatus = groupStatus;
  }

  /** False when nothing tells it from others. */
  boolean isNamed() {
    return !object.text("fingerprint").isEmpty() || !identity().isEmpty();
  }

  Event toEvent(Origin origin) {
    String level = level();
    Labels all = allLabels();
    Event event =
        new Event(
            key(),
            annotations.firstText("summary", "message"),
            notes.fit(
                "title_rule", origin.titleRule().orElseGet(() -> titleRule(all)), Event.MAX_TITLE),
            notes.fit("description", description(), Event.MAX_DESCRIPTION),
            origin.severity().orElseGet(() -> severity(level)),
            isOver() || level.equals("ok"),
            Optional.empty(),
            startedAt(),
            all,
            List.of(),
            List.of());
    return origin.titled(event, notes);
  }

  private boolean isOver() {
    String own = object.text("status");
    String status = own.isEmpty() ? groupStatus : own;
    if (!status.equalsIgnoreCase("firing") && !status.equalsIgnoreCase("resolved")) {
      String found = status.isEmpty() ? "missing" : Notes.quote(status);
      notes.add("status: " + found + " (expected: firing or resolved); taken as firing");
    }
    return status.equalsIgnoreCase("resolved");
  }

  /** The first of the labels that name a severity; empty when none does. */
  private String level() {
    return labels.firstText("severity", "priority", "level").strip().toLowerCase(Locale.ROOT);
  }

  private Severity severity(String level) {
    return switch (level) {
      case "critical" -> Severity.CRITICAL;
      case "warning", "warn", "none", "" -> Severity.WARNING;
      case "info", "acknowledged", "unknown", "unk", "ok" -> Severity.INFO;
      default -> {
        notes.add(
            "severity: "
                + Notes.quote(level)
                + " (expected: critical, warning, info or ok); taken as Warning");
        yield Severity.WARNING;
      }
    };
  }

  /** Alertmanager's own identity of a set of labels, which firing and resolved share. */
  private String key() {
    String fingerprint = notes.mend("fingerprint", object.text("fingerprint"));
    if (fingerprint.isEmpty()) {
      return AlertKey.of(identity());
    }
    return fingerprint.length() > Event.MAX_KEY ? AlertKey.of(List.of(fingerprint)) : fingerprint;
  }

  private List<String> identity() {
    Map<String, String> sorted = new TreeMap<>();
    for (Map.Entry<String, JsonNode> label : labels.node().properties()) {
      sorted.put(label.getKey(), Json.encoded(label.getValue(), MOST_ENCODED));
    }
    List<String> parts = new ArrayList<>();
    sorted.forEach((name, value) -> parts.addAll(List.of(name, value)));
    return parts;
  }

  /** Labels win over annotations; what people group and route by is kept when there are many. */
  private Labels allLabels() {
    LabelCollector all = new LabelCollector(notes);
    all.put("check", labels.firstText("check", "alertname"));
    all.put("resource", labels.firstText("resource", "instance"));
    for (JsonObject some : List.of(labels, annotations)) {
      for (Map.Entry<String, JsonNode> label : some.node().properties()) {
        all.put(label.getKey(), Json.encoded(label.getValue(), MOST_ENCODED));
      }
    }
    String generator = object.text("generatorURL");
    if (WebAddress.isOne(generator, LabelCollector.MAX_VALUE)) {
      all.put("detail_url", generator);
    }
    return all.labels();
  }

  private String description() {
    return annotations.firstText("description", "summary", "message");
  }

  private String titleRule(Labels all) {
    if (all.get("check").isPresent()) {
      return all.get("resource").isPresent() ? "$check::$resource" : "$check";
    }
    String own = annotations.firstText("summary", "message", "description");
    return own.isEmpty() ? all.values().toString() : own;
  }

  private Optional<Instant> startedAt() {
    String text = object.text("startsAt");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      // longer than any honest time would only cost time itself
      Instant start = OffsetDateTime.parse(Notes.head(text, MAX_TIME_TEXT)).toInstant();
      long second = start.getEpochSecond();
      return second > 0 && second < LAST_SECOND ? Optional.of(start) : Optional.empty();
    } catch (DateTimeException nonsense) {
      notes.add("startsAt: " + Notes.quote(text) + " (expected: 2025-11-18T10:32:04Z); not used");
      return Optional.empty();
    }
  }
}
