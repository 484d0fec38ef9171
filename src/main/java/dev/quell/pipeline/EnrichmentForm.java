package dev.quell.pipeline;

import dev.quell.model.Field;
import dev.quell.model.ValuePattern;
import dev.quell.pipeline.EnrichmentItem.Settings;
import dev.quell.pipeline.enrich.CompositionStep;
import dev.quell.pipeline.enrich.EnrichRule;
import dev.quell.pipeline.enrich.EnrichRules;
import dev.quell.pipeline.enrich.EnrichStep;
import dev.quell.pipeline.enrich.ExtractionStep;
import dev.quell.pipeline.enrich.Finder;
import dev.quell.pipeline.enrich.JsonPath;
import dev.quell.pipeline.enrich.LabelDropStep;
import dev.quell.pipeline.enrich.MappingStep;
import dev.quell.pipeline.enrich.Question;
import dev.quell.web.Requests;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what people write into an enrichment; refuses what makes no sense, by its place. */
final class EnrichmentForm {
  static final List<String> KINDS = List.of("extraction", "composition", "mapping", "drop");
  private static final int MAX_RULES = 100;
  private static final int MAX_TEMPLATE = 500;
  private static final int MAX_PATH = 500;
  private static final int MAX_RESULT_LABELS = 10;
  private static final int MAX_DROPPED = 50;
  private static final int MAX_SOURCE = 135;
  private static final Set<Field.Named> SOURCES =
      Set.of(Field.Named.TITLE, Field.Named.DESCRIPTION);

  private final RuleForm form = new RuleForm();

  private EnrichmentForm() {}

  static EnrichRules read(String path, List<EnrichmentItem> items) {
    EnrichmentForm reader = new EnrichmentForm();
    return new EnrichRules(Requests.each(path, items, 0, MAX_RULES, reader::rule));
  }

  private EnrichRule rule(String path, EnrichmentItem item) {
    String kind = Requests.required(path + ".kind", item.kind());
    Requests.oneOf(path + ".kind", kind, KINDS);
    Settings settings = Requests.required(path + ".settings", item.settings());
    return new EnrichRule(
        form.name(path, item.ruleId(), item.ruleName()),
        item.enabled().orElse(true),
        form.group(path + ".if", item.conditions()),
        step(path + ".settings", kind, settings));
  }

  private EnrichStep step(String path, String kind, Settings settings) {
    return switch (kind) {
      case "extraction" -> extraction(path, settings);
      case "composition" ->
          new CompositionStep(
              RuleForm.resultLabel(path + ".result_label", settings.resultLabel()),
              RuleForm.text(path + ".template", settings.template(), MAX_TEMPLATE),
              settings.overrides());
      case "mapping" -> mapping(path, settings);
      default -> drop(path, settings);
    };
  }

  private EnrichStep extraction(String path, Settings settings) {
    String source = RuleForm.text(path + ".source_field", settings.sourceField(), MAX_SOURCE);
    Optional<String> pattern = settings.pattern().filter(text -> !text.isEmpty());
    Optional<String> place = settings.jsonPath().filter(text -> !text.isEmpty());
    if (pattern.isPresent() == place.isPresent()) {
      throw Requests.invalid(
          path + ".pattern", pattern.isPresent() ? "with g_json" : "none", "either that or g_json");
    }
    return new ExtractionStep(
        RuleForm.field(path + ".source_field", source, SOURCES),
        RuleForm.resultLabel(path + ".result_label", settings.resultLabel()),
        pattern.isPresent()
            ? byPattern(path + ".pattern", pattern.get())
            : byPath(path + ".g_json", place.orElseThrow()),
        settings.overrides());
  }

  private Finder byPattern(String path, String pattern) {
    return switch (form.expression(path, pattern)) {
      case ValuePattern.Expression expression -> Finder.ByExpression.of(expression);
      case ValuePattern other -> new Finder.ByText(pattern);
    };
  }

  private static Finder byPath(String path, String place) {
    Requests.storable(path, Requests.atMost(path, place, MAX_PATH));
    return JsonPath.parse(place)
        .map(Finder.ByPath::new)
        .orElseThrow(() ->
            Requests.invalid(
                path,
                '"' + place + '"',
                "names, numbers and # between dots, for example hosts.0.name or hosts.#.name"));
  }

  private static EnrichStep mapping(String path, Settings settings) {
    String type = settings.mappingType().filter(text -> !text.isEmpty()).orElse("schema");
    Requests.oneOf(path + ".mapping_type", type, List.of("schema", "api"));
    boolean api = type.equals("api");
    String id =
        api
            ? RuleForm.text(path + ".api_id", settings.apiId(), RuleForm.MAX_ID)
            : RuleForm.text(path + ".schema_id", settings.schemaId(), RuleForm.MAX_ID);
    List<String> labels =
        Requests.each(
            path + ".result_labels",
            settings.resultLabels().orElse(List.of()),
            1,
            MAX_RESULT_LABELS,
            (place, label) -> RuleForm.resultLabel(place, Optional.of(label)));
    return new MappingStep(
        api ? Question.Kind.API : Question.Kind.TABLE, id, labels, settings.overrides());
  }

  private static EnrichStep drop(String path, Settings settings) {
    List<String> labels = settings.dropLabels().orElse(List.of());
    return new LabelDropStep(
        Requests.each(path + ".drop_labels", labels, 1, MAX_DROPPED, RuleForm::anyLabel));
  }
}
