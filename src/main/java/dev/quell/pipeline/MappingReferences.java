package dev.quell.pipeline;

import dev.quell.pipeline.EnrichmentItem.Settings;
import dev.quell.pipeline.mapping.MappingApis;
import dev.quell.pipeline.mapping.MappingSchema;
import dev.quell.pipeline.mapping.MappingTables;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import dev.quell.web.Requests;
import java.util.List;

/** Sees to it that enrichment names only tables and APIs that are there. */
record MappingReferences(MappingTables tables, MappingApis apis) {

  /**
   * Refuses rules that name what does not exist.
   *
   * @param path what stands before the list in the request
   */
  void refuseUnknown(String path, List<EnrichmentItem> items) {
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
