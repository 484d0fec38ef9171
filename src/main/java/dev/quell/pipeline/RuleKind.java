package dev.quell.pipeline;

import dev.quell.pipeline.enrich.EnrichRules;
import dev.quell.pipeline.transform.TransformRules;
import dev.quell.web.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * How one kind of rule is stored, read and made ready.
 *
 * @param area what comes before the dot in its commands, and the table it is kept in
 * @param form refuses what makes no sense; told what stands before the list in the request
 * @param naming the same rule, with this id unless it has one
 * @param none what holds where nobody set anything
 */
record RuleKind<I, R>(
    String area,
    TypeReference<List<I>> list,
    BiFunction<String, List<I>, R> form,
    BiFunction<I, String, I> naming,
    Function<I, Optional<String>> id,
    R none) {
  private static final JsonMapper JSON = Json.mapper();

  static final RuleKind<EnrichmentItem, EnrichRules> ENRICHMENT =
      new RuleKind<>(
          "enrichment",
          new TypeReference<>() {},
          EnrichmentForm::read,
          EnrichmentItem::identified,
          EnrichmentItem::ruleId,
          EnrichRules.NONE);

  static final RuleKind<PipelineItem, TransformRules> TRANSFORMATION =
      new RuleKind<>(
          "pipeline",
          new TypeReference<>() {},
          PipelineForm::read,
          PipelineItem::identified,
          PipelineItem::ruleId,
          TransformRules.NONE);

  RuleStore store() {
    return new RuleStore(area);
  }

  List<I> read(String json) {
    return JSON.readValue(json, list);
  }

  String write(List<I> items) {
    return JSON.writeValueAsString(items);
  }

  R compile(String path, List<I> items) {
    return form.apply(path, items);
  }

  I identified(I item, String id) {
    return naming.apply(item, id);
  }

  String idOf(I item) {
    return id.apply(item).orElse("");
  }
}
