package dev.quell.source.vendor;

import dev.quell.model.Event;
import dev.quell.model.Severity;
import dev.quell.source.AlertKey;
import dev.quell.source.Json;
import dev.quell.source.JsonObject;
import dev.quell.source.LabelCollector;
import dev.quell.source.Notes;
import dev.quell.source.Payload;
import dev.quell.source.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads a callback of the Event Center: one event, all the rules that matched it. Each has an id of
 * its own and is never followed by a recovery.
 */
final class VolcengineEventBody {
  private static final String TYPE = "Event";

  private final Payload payload;
  private final JsonObject body;
  private final JsonObject details;
  private final List<JsonObject> rules;
  private final Notes notes;
  private final Optional<Instant> happenedAt;

  private VolcengineEventBody(Payload payload, JsonObject body) {
    this.payload = payload;
    this.body = body;
    notes = body.notes();
    details = details(body);
    rules = body.list("Rules");
    happenedAt = VolcengineTime.in(body, "HappenedAt");
  }

  static boolean isEvent(JsonObject body) {
    boolean looksLikeOne = !body.text("EventType").isEmpty() || body.get("Details").isObject();
    if (body.text("Type").strip().equalsIgnoreCase(TYPE)) {
      return looksLikeOne || !hasItems(body);
    }
    return looksLikeOne && !hasItems(body);
  }

  static Reading read(Payload payload, JsonObject body) {
    VolcengineEventBody event = new VolcengineEventBody(payload, body);
    if (event.id().isEmpty() && event.type().isEmpty() && event.said().isEmpty()) {
      return new Reading.NothingToDo("Type \"Event\" without id, event type or description");
    }
    return new Reading.Events(List.of(event.toEvent()));
  }

  private Event toEvent() {
    JsonObject worst = worstRule();
    Severity severity = Volcengine.triggerSeverity(worst.text("Level"), notes);
    String title = notes.fit("title", title(), Event.MAX_TITLE);
    if (happenedAt.isEmpty()) {
      notes.add("HappenedAt: none; the time of arrival counts");
    }
    LabelCollector labels =
        new LabelCollector(notes)
            .put("check", worst.firstText("RuleName", "RuleId"))
            .put("resource", resource())
            .put("resource_id", resource())
            .put("region", region())
            .put("account_id", account())
            .put("rule_id", worst.text("RuleId"))
            .put("namespace", source())
            .put("project", body.firstText("ProjectName", "Project"))
            .put("kind", "event")
            .put("event_type", type());
    return new Event(
        alertKey(),
        title,
        title,
        notes.fit("description", description(), Event.MAX_DESCRIPTION),
        severity,
        false,
        happenedAt,
        happenedAt,
        labels.labels(),
        List.of(),
        notes.lines());
  }

  private static boolean hasItems(JsonObject body) {
    for (VolcengineList list : VolcengineList.values()) {
      if (body.size(list.field) > 0) {
        return true;
      }
    }
    return false;
  }

  private static JsonObject details(JsonObject body) {
    JsonNode value = body.get("Details");
    // an older form of the callback carries the original as text
    JsonNode original =
        value.isObject()
            ? value
            : Json.objectIn(Json.scalar(value)).orElseGet(JsonNodeFactory.instance::objectNode);
    return new JsonObject(original, body.notes());
  }

  private String alertKey() {
    String account = account();
    String integration = Long.toString(payload.integrationId());
    if (!id().isEmpty()) {
      return AlertKey.of(List.of("event", integration, account, id()));
    }
    notes.add("Id: missing; the event is told apart by its type, resource and time");
    String time = happenedAt.map(Instant::toString).orElse("");
    return AlertKey.of(
        List.of("event without id", integration, account, type(), said(), resource(), time));
  }

  private String id() {
    String own = body.text("Id");
    if (!own.isEmpty()) {
      return own;
    }
    String header = Volcengine.header(payload, "x-volc-event-id", notes);
    return header.isEmpty() ? details.text("id") : header;
  }

  private String type() {
    String own = body.text("EventType");
    return own.isEmpty() ? details.text("type") : own;
  }

  private String account() {
    String own = body.text("AccountId");
    return own.isEmpty() ? details.text("volcaccountid") : own;
  }

  private String region() {
    String own = body.text("Region");
    return own.isEmpty() ? details.text("volcregion") : own;
  }

  private String source() {
    String own = body.text("Source");
    return own.isEmpty() ? details.text("source") : own;
  }

  private String said() {
    return body.firstText("Description", "DescriptionCN", "DescriptionEN");
  }

  private String resource() {
    String name = details.text("volcresourcename");
    if (!name.isEmpty()) {
      return name;
    }
    // trn:ecs:cn-shanghai:2108465793:instance/i-abc
    String subject = details.text("subject");
    return subject.substring(subject.lastIndexOf('/') + 1);
  }

  private String title() {
    String what = said().isEmpty() ? type() : said();
    if (what.isEmpty()) {
      what = id();
    }
    return resource().isEmpty() ? what : what + " - " + resource();
  }

  /** The rule whose level counts; the callback itself where it names no rule. */
  private JsonObject worstRule() {
    JsonObject worst = rules.isEmpty() ? body : rules.getFirst();
    for (JsonObject rule : rules) {
      if (severity(rule).compareTo(severity(worst)) < 0) {
        worst = rule;
      }
    }
    return worst;
  }

  private static Severity severity(JsonObject rule) {
    return Volcengine.severity(rule.text("Level")).orElse(Severity.WARNING);
  }

  private String description() {
    VolcengineWords words = VolcengineWords.of(said());
    StringBuilder lines = new StringBuilder(said());
    line(lines, "", type());
    line(
        lines,
        words.rules + words.colon,
        rules.stream()
            .limit(LabelCollector.MOST)
            .map(VolcengineEventBody::ruleAndLevel)
            .collect(Collectors.joining(words.comma)));
    line(lines, words.project + words.colon, body.firstText("ProjectName", "Project"));
    line(lines, words.eventId + words.colon, id());
    return lines.toString();
  }

  private static String ruleAndLevel(JsonObject rule) {
    String name = rule.firstText("RuleName", "RuleId");
    String level = rule.text("Level");
    return level.isEmpty() ? name : name + " (" + level + ")";
  }

  private static void line(StringBuilder lines, String heading, String text) {
    if (!text.isEmpty()) {
      lines.append(lines.isEmpty() ? "" : "\n").append(heading).append(text);
    }
  }
}
