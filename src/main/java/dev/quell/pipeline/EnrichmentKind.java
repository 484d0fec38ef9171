package dev.quell.pipeline;

import dev.quell.pipeline.EnrichmentItem.Settings;
import dev.quell.pipeline.enrich.EnrichRules;
import dev.quell.pipeline.mapping.MappingApis;
import dev.quell.pipeline.mapping.MappingSchema;
import dev.quell.pipeline.mapping.MappingTables;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import dev.quell.web.Json;
import dev.quell.web.Requests;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Enrichment as a kind of rule; it must not name tables and APIs that are not there. */
record EnrichmentKind(MappingTables tables, MappingApis apis)
    implements RuleKind<EnrichmentItem, EnrichRules> {
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

  @Override
  public void refuseUnknown(String path, List<EnrichmentItem> items) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).kind().equals("mapping")) {
        refuseUnknown(path + "[" + i + "].settings", items.get(i).settings());
      }
    }
  }

  private void refuseUnknown(String path, Settings settings) {
    if (settings.mappingType().filter("api"::equals).isPresent()) {
      String id = settings.apiId().orElse("");
      if (apis.find(id).isEmpty()) {
        throw unknown(path + ".api_id", id, "an existing mapping API");
      }
      return;
    }
    String id = settings.schemaId().orElse("");
    MappingSchema schema =
        tables
            .find(id)
            .orElseThrow(() -> unknown(path + ".schema_id", id, "an existing mapping table"));
    List<String> labels = settings.resultLabels().orElse(List.of());
    for (int i = 0; i < labels.size(); i++) {
      if (!schema.resultLabels().contains(labels.get(i))) {
        throw Requests.invalid(
            path + ".result_labels[" + i + "]",
            '"' + labels.get(i) + '"',
            "one of " + String.join(", ", schema.resultLabels()) + ", as the table has");
      }
    }
  }

  private static ApiException unknown(String path, String id, String expected) {
    String sentence = Requests.invalid(path, '"' + id + '"', expected).sentence();
    return new ApiException(ErrorCode.RESOURCE_NOT_FOUND, sentence);
  }
}
