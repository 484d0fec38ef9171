package dev.quell.pipeline;

import dev.quell.model.Event;
import dev.quell.model.Field;
import dev.quell.model.Filter;
import dev.quell.model.Severity;
import dev.quell.pipeline.PipelineItem.Settings;
import dev.quell.pipeline.transform.AlertDropStep;
import dev.quell.pipeline.transform.AlertInhibitStep;
import dev.quell.pipeline.transform.DescriptionResetStep;
import dev.quell.pipeline.transform.LabelsResetStep;
import dev.quell.pipeline.transform.SeverityResetStep;
import dev.quell.pipeline.transform.TitleResetStep;
import dev.quell.pipeline.transform.TransformRule;
import dev.quell.pipeline.transform.TransformRules;
import dev.quell.pipeline.transform.TransformStep;
import dev.quell.web.Requests;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what people write into an alert pipeline; refuses what makes no sense, by its place. */
final class PipelineForm {
  static final List<String> KINDS =
      List.of(
          "title_reset",
          "description_reset",
          "severity_reset",
          "labels_reset",
          "alert_drop",
          "alert_inhibit");
  private static final int MAX_RULES = 50;
  private static final int MAX_EQUALS = 10;
  private static final int MAX_LABELS = 20;
  private static final int MAX_TEMPLATE = 500;
  private static final int MAX_KEY = 135;

  private final RuleForm form = new RuleForm();

  private PipelineForm() {}

  static TransformRules read(String path, List<PipelineItem> items) {
    PipelineForm reader = new PipelineForm();
    return new TransformRules(Requests.each(path, items, 0, MAX_RULES, reader::rule));
  }

  /**
   * Refuses a group without a condition, which would hold for everything. Rules that were saved
   * when one was taken still hold, so reading them is no place for this.
   */
  static void refuseEmptyGroups(String path, List<PipelineItem> items) {
    int index = 0;
    for (PipelineItem item : items) {
      String rule = path + "[" + index++ + "]";
      RuleForm.refuseEmptyGroups(rule + ".if", item.conditions());
      item.settings()
          .ifPresent(settings ->
              RuleForm.refuseEmptyGroups(
                  rule + ".settings.source_filters", settings.sourceFilters()));
    }
  }

  private TransformRule rule(String path, PipelineItem item) {
    String kind = Requests.required(path + ".kind", item.kind());
    Requests.oneOf(path + ".kind", kind, KINDS);
    return new TransformRule(
        form.name(path, item.ruleId(), item.ruleName()),
        item.enabled().orElse(true),
        form.filter(path + ".if", item.conditions()),
        step(path + ".settings", kind, item.settings().orElse(Settings.NONE)));
  }

  private TransformStep step(String path, String kind, Settings settings) {
    return switch (kind) {
      case "title_reset" ->
          new TitleResetStep(RuleForm.text(path + ".title", settings.title(), Event.MAX_TITLE));
      case "description_reset" ->
          new DescriptionResetStep(
              RuleForm.text(path + ".description", settings.description(), Event.MAX_DESCRIPTION));
      case "severity_reset" -> severity(path + ".severity", settings.severity());
      case "labels_reset" -> labels(path + ".labels", settings.labels().orElse(Map.of()));
      case "alert_drop" -> new AlertDropStep();
      default -> inhibit(path, settings);
    };
  }

  private static TransformStep severity(String path, Optional<String> given) {
    String word = Requests.required(path, given.orElse(null));
    return Severity.parse(word)
        .map(SeverityResetStep::new)
        .orElseThrow(
            () -> Requests.invalid(path, '"' + word + '"', "one of Critical, Warning, Info"));
  }

  private static TransformStep labels(String path, Map<String, String> given) {
    Requests.between(path, given.size(), 1, MAX_LABELS);
    TreeMap<String, String> templates = new TreeMap<>();
    given.forEach((name, template) -> {
      RuleForm.anyLabel(path, name);
      String where = path + "." + name;
      String text = Requests.required(where, template);
      templates.put(name, Requests.storable(where, Requests.atMost(where, text, MAX_TEMPLATE)));
    });
    return new LabelsResetStep(templates);
  }

  private TransformStep inhibit(String path, Settings settings) {
    List<String> keys = settings.equalItems().orElse(List.of());
    List<Field> fields =
        Requests.each(path + ".equals", keys, 1, MAX_EQUALS, PipelineForm::equalField);
    Filter sources = form.filter(path + ".source_filters", settings.sourceFilters());
    if (sources.anyOf().isEmpty()) {
      throw Requests.invalid(path + ".source_filters", "none", "at least one group of conditions");
    }
    return new AlertInhibitStep(fields, sources);
  }

  private static Field equalField(String path, String key) {
    Requests.storable(path, Requests.atMost(path, key, MAX_KEY));
    return RuleForm.field(path, key, Field.Named.OF_EVENTS);
  }
}
