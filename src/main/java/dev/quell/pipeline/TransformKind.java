package dev.quell.pipeline;

import dev.quell.pipeline.transform.TransformRules;
import dev.quell.web.Json;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Alert pipelines as a kind of rule. */
record TransformKind() implements RuleKind<PipelineItem, TransformRules> {
  private static final JsonMapper JSON = Json.mapper();
  private static final TypeReference<List<PipelineItem>> ITEMS = new TypeReference<>() {};

  @Override
  public String area() {
    return "pipeline";
  }

  @Override
  public RuleStore store() {
    return new RuleStore("pipeline");
  }

  @Override
  public List<PipelineItem> read(String json) {
    return JSON.readValue(json, ITEMS);
  }

  @Override
  public String write(List<PipelineItem> items) {
    return JSON.writeValueAsString(items);
  }

  @Override
  public TransformRules compile(String path, List<PipelineItem> items) {
    return PipelineForm.read(path, items);
  }

  @Override
  public PipelineItem identified(PipelineItem item, String id) {
    return item.identified(id);
  }

  @Override
  public String idOf(PipelineItem item) {
    return item.ruleId().orElse("");
  }

  @Override
  public TransformRules none() {
    return TransformRules.NONE;
  }
}
