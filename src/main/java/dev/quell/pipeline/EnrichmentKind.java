package dev.quell.pipeline;

import dev.quell.pipeline.enrich.EnrichRules;
import dev.quell.web.Json;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Enrichment as a kind of rule. */
record EnrichmentKind() implements RuleKind<EnrichmentItem, EnrichRules> {
  private static final JsonMapper JSON = Json.mapper();
  private static final TypeReference<List<EnrichmentItem>> ITEMS = new TypeReference<>() {};

  @Override
  public String area() {
    return "enrichment";
  }

  @Override
  public RuleStore store() {
    return new RuleStore("enrichment");
  }

  @Override
  public List<EnrichmentItem> read(String json) {
    return JSON.readValue(json, ITEMS);
  }

  @Override
  public String write(List<EnrichmentItem> items) {
    return JSON.writeValueAsString(items);
  }

  @Override
  public EnrichRules compile(String path, List<EnrichmentItem> items) {
    return EnrichmentForm.read(path, items);
  }

  @Override
  public EnrichmentItem identified(EnrichmentItem item, String id) {
    return item.identified(id);
  }

  @Override
  public String idOf(EnrichmentItem item) {
    return item.ruleId().orElse("");
  }

  @Override
  public EnrichRules none() {
    return EnrichRules.NONE;
  }
}
