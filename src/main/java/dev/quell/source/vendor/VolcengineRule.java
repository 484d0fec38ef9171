package dev.quell.source.vendor;

import dev.quell.source.JsonObject;
import dev.quell.source.LabelCollector;
import dev.quell.source.Notes;
import dev.quell.source.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What all items of one metric callback share.
 *
 * @param id from the body or, where that was customised, from the header; may be empty
 * @param happenedAt when the callback was made
 * @param notes what was mended here, to be told with every item
 */
record VolcengineRule(
    long integrationId,
    String type,
    String account,
    String id,
    String name,
    String namespace,
    String subNamespace,
    String level,
    Optional<Instant> happenedAt,
    String condition,
    String project,
    List<VolcenginePair> tags,
    VolcengineWords words,
    Notes notes) {

  /** Cut here, once: every item repeats these, and a hostile body can hold twenty thousand. */
  private static final int MAX_TEXT = 2048;

  static VolcengineRule of(Payload payload, JsonObject body) {
    Notes notes = body.notes();
    String idInBody = text(body, "RuleId");
    String name = text(body, "RuleName");
    String condition = text(body, "RuleCondition");
    return new VolcengineRule(
        payload.integrationId(),
        text(body, "Type").strip(),
        text(body, "AccountId"),
        idInBody.isEmpty() ? Volcengine.header(payload, "x-volc-rule-id", notes) : idInBody,
        name,
        text(body, "Namespace"),
        text(body, "SubNamespace"),
        text(body, "Level"),
        VolcengineTime.in(body, "HappenedAt"),
        condition,
        text(body, "Project"),
        tagsOf(body),
        VolcengineWords.of(condition, name),
        notes);
  }

  /** What tells this rule from others. */
  String identity() {
    return id.isEmpty() ? name : id;
  }

  String title() {
    return name.isEmpty() ? id : name;
  }

  boolean isAbout(VolcengineList list) {
    return type.equalsIgnoreCase(list.type);
  }

  private static String text(JsonObject body, String field) {
    return body.notes().fit(field, body.text(field), MAX_TEXT);
  }

  private static List<VolcenginePair> tagsOf(JsonObject body) {
    List<VolcenginePair> tags = VolcenginePair.in(body, "Tags", "Key", "Name");
    if (tags.size() <= LabelCollector.MOST) {
      return tags;
    }
    body.notes().add("Tags: " + tags.size() + " (expected: at most " + LabelCollector.MOST + ")");
    return List.copyOf(tags.subList(0, LabelCollector.MOST));
  }
}
