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

  static VolcengineRule of(Payload payload, JsonObject body) {
    Notes notes = body.notes();
    String idInBody = body.text("RuleId");
    String name = body.text("RuleName");
    String condition = body.text("RuleCondition");
    return new VolcengineRule(
        payload.integrationId(),
        body.text("Type").strip(),
        body.text("AccountId"),
        idInBody.isEmpty() ? Volcengine.header(payload, "x-volc-rule-id", notes) : idInBody,
        name,
        body.text("Namespace"),
        body.text("SubNamespace"),
        body.text("Level"),
        VolcengineTime.in(body, "HappenedAt"),
        condition,
        body.text("Project"),
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

  private static List<VolcenginePair> tagsOf(JsonObject body) {
    List<VolcenginePair> tags = VolcenginePair.in(body, "Tags", "Key", "Name");
    // cut here, once: a hostile body could make every item walk through a million tags
    if (tags.size() <= LabelCollector.MOST) {
      return tags;
    }
    body.notes().add("Tags: " + tags.size() + " (expected: at most " + LabelCollector.MOST + ")");
    return List.copyOf(tags.subList(0, LabelCollector.MOST));
  }
}
