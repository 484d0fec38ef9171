package dev.quell.pipeline.rule;

import dev.quell.model.Event;
import dev.quell.model.Labels;
import dev.quell.model.PlainText;
import dev.quell.model.Severity;
import dev.quell.model.Step;
import dev.quell.model.Subject;
import dev.quell.web.HiddenText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An event on its way through the rules of its integration: as the last rule left it, with what
 * each of them did. Whatever a rule makes of it stays within the limits of an event.
 */
public final class Draft {
  /** Stands where there was or is nothing. */
  public static final String NOTHING = "–";

  private static final int LONGEST_VALUE = 120;

  private final long integrationId;
  private final List<Step> steps = new ArrayList<>(0);
  private final Map<String, String> answers = new LinkedHashMap<>(0);
  private Event event;
  private String hop = "enrich";

  public Draft(long integrationId, Event event) {
    this.integrationId = integrationId;
    this.event = event;
  }

  public Event event() {
    return event;
  }

  public long integrationId() {
    return integrationId;
  }

  /** The event as conditions see it now. */
  public Subject subject() {
    return Subject.of(event, integrationId);
  }

  public List<Step> steps() {
    return steps;
  }

  /** What was looked up on the way, by rule and label; enough to judge the event again. */
  public Map<String, String> answers() {
    return answers;
  }

  /** Names the hop that later steps belong to. */
  public void enter(String next) {
    hop = next;
  }

  public void answered(RuleName rule, String what, String answer) {
    answers.put(rule.id() + "." + what, answer);
  }

  /** Leaves a step in the name of the rule. */
  public void tell(RuleName rule, String code, Map<String, String> compared) {
    steps.add(new Step(hop, code, rule.id(), rule.name(), compared));
  }

  public Optional<String> label(String name) {
    return Optional.ofNullable(event.labels().all().get(name));
  }

  /** Gives a label this value, if there is room; what it says now, empty when there is no room. */
  public Optional<String> put(RuleName rule, String name, String value) {
    String fitting = fit(rule, "labels." + name, value, Event.MAX_LABEL_VALUE);
    TreeMap<String, String> labels = new TreeMap<>(event.labels().all());
    labels.put(name, fitting);
    if (labels.size() > Math.max(Event.MAX_LABELS, event.labels().all().size())) {
      tell(rule, "labels_full", Map.of("label", name, "most", Integer.toString(Event.MAX_LABELS)));
      return Optional.empty();
    }
    change(event.title(), event.description(), event.severity(), Labels.of(labels));
    return Optional.of(fitting);
  }

  /** Takes a label off; what it said, empty when it was not there. */
  public Optional<String> remove(String name) {
    Optional<String> before = label(name);
    if (before.isPresent()) {
      TreeMap<String, String> labels = new TreeMap<>(event.labels().all());
      labels.remove(name);
      change(event.title(), event.description(), event.severity(), Labels.of(labels));
    }
    return before;
  }

  public void title(RuleName rule, String title) {
    String fitting = fit(rule, "title", title, Event.MAX_TITLE);
    change(fitting, event.description(), event.severity(), event.labels());
  }

  public void description(RuleName rule, String description) {
    String fitting = fit(rule, "description", description, Event.MAX_DESCRIPTION);
    change(event.title(), fitting, event.severity(), event.labels());
  }

  public void severity(Severity severity) {
    change(event.title(), event.description(), severity, event.labels());
  }

  /** What a label says, short enough for a step; one that says whom to tell may hold secrets. */
  public static String shown(String label, String value) {
    return Labels.isRedirect(label) && !value.isEmpty() ? HiddenText.HIDDEN : shown(value);
  }

  /** A value short enough for a step. */
  public static String shown(String value) {
    return value.isEmpty() ? NOTHING : PlainText.quoted(value, LONGEST_VALUE);
  }

  private String fit(RuleName rule, String what, String text, int most) {
    String mended = PlainText.mended(text);
    if (mended.length() <= most) {
      return mended;
    }
    tell(
        rule,
        "value_cut",
        Map.of(
            "what", what,
            "length", Integer.toString(mended.length()),
            "most", Integer.toString(most)));
    return PlainText.head(mended, most);
  }

  private void change(String title, String description, Severity severity, Labels labels) {
    event = event.reworded(title, description, severity, labels);
  }
}
