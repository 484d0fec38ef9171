package dev.quell.incident;

import dev.quell.model.Severity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What people write themselves, which stays whatever alerts say. */
final class Rewriting {
  private Rewriting() {}

  /** What the request says of it, each told by itself; what it says already is left out. */
  static void reset(Wish wish, Incident incident) {
    Incident now = incident;
    now = title(wish, now);
    now = severity(wish, now);
    now = description(wish, now);
    now = finding(wish, now, Finding.IMPACT);
    now = finding(wish, now, Finding.ROOT_CAUSE);
    finding(wish, now, Finding.RESOLUTION);
  }

  private static Incident title(Wish wish, Incident incident) {
    String title = wish.text("title");
    String before = incident.wording().title();
    if (!wish.says("title") || title.equals(before)) {
      return incident;
    }
    return tell(wish, title(incident, title), "i_r_title", Map.of("from", before, "to", title));
  }

  /** The same under a title of somebody's own. */
  static Incident title(Incident incident, String title) {
    Wording said = incident.wording();
    Wording changed =
        new Wording(title, said.titleRule(), said.description(), said.labels(), said.images());
    return overridden(incident.worded(changed), "title", said.title());
  }

  private static Incident severity(Wish wish, Incident incident) {
    Severity before = incident.severity();
    Severity wanted = Severity.parse(wish.text("incident_severity")).orElse(before);
    if (wanted == before) {
      return incident;
    }
    Incident changed =
        overridden(incident.with(wanted, incident.counts()), "severity", before.wire());
    return tell(wish, changed, "i_r_severity", Map.of("from", before.wire(), "to", wanted.wire()));
  }

  private static Incident description(Wish wish, Incident incident) {
    Wording said = incident.wording();
    String wanted = wish.text("description");
    if (!wish.says("description") || wanted.equals(said.description())) {
      return incident;
    }
    Wording changed =
        new Wording(said.title(), said.titleRule(), wanted, said.labels(), said.images());
    return tell(
        wish,
        overridden(incident.worded(changed), "description", said.description()),
        "i_r_desc",
        Map.of());
  }

  /** One of the texts that only people write. */
  private enum Finding {
    IMPACT("impact", "i_r_impact"),
    ROOT_CAUSE("root_cause", "i_r_rc"),
    RESOLUTION("resolution", "i_r_rsltn");

    private final String name;
    private final String type;

    Finding(String name, String type) {
      this.name = name;
      this.type = type;
    }

    String of(Findings found) {
      return switch (this) {
        case IMPACT -> found.impact();
        case ROOT_CAUSE -> found.rootCause();
        case RESOLUTION -> found.resolution();
      };
    }

    Findings in(Findings found, String wanted) {
      return new Findings(
          this == IMPACT ? wanted : found.impact(),
          this == ROOT_CAUSE ? wanted : found.rootCause(),
          this == RESOLUTION ? wanted : found.resolution());
    }
  }

  private static Incident finding(Wish wish, Incident incident, Finding which) {
    String before = which.of(incident.findings());
    String wanted = wish.text(which.name);
    if (!wish.says(which.name) || wanted.equals(before)) {
      return incident;
    }
    Handling handling = incident.handling().with(which.in(incident.findings(), wanted));
    Incident changed = incident.handled(handling, incident.times());
    return tell(wish, overridden(changed, which.name, before), which.type, Map.of());
  }

  private static Incident overridden(Incident incident, String name, String before) {
    Handling handling = incident.handling();
    return incident.handled(
        handling.with(handling.particulars().overriding(name, before)), incident.times());
  }

  private static Incident tell(
      Wish wish, Incident changed, String type, Map<String, Object> detail) {
    Incident touched =
        changed.handled(changed.handling(), changed.times().touchedAt(wish.work().now()));
    return wish.tell(touched, type, detail);
  }

  // ── custom fields ────────────────────────────────────────────────────────────────────────────

  /** The value of one custom field; without one it has none any more. */
  static void field(Wish wish, Incident incident, CustomField field) {
    Map<String, Object> values = new TreeMap<>(incident.handling().particulars().fields());
    JsonNode wanted = wish.body().path("field_value");
    if (wanted.isMissingNode() || wanted.isNull()) {
      values.remove(field.id());
    } else {
      values.put(field.id(), field.value("field_value", wanted));
    }
    if (values.equals(incident.handling().particulars().fields())) {
      return;
    }
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("field_name", field.body().fieldName());
    detail.put("to", values.getOrDefault(field.id(), ""));
    Handling handling = incident.handling();
    Incident told =
        tell(
            wish,
            incident.handled(handling.with(handling.particulars().with(values)), incident.times()),
            "i_r_field",
            detail);
    wish.work().notebook().file(told);
  }
}
