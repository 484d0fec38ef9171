package dev.quell.pipeline.mapping;

import dev.quell.pipeline.mapping.MappingTableStore.Listed;
import dev.quell.pipeline.mapping.MappingTableStore.Row;
import dev.quell.queue.Commands;
import dev.quell.storage.Database;
import dev.quell.web.Caller;
import dev.quell.web.Json;
import dev.quell.web.Needs;
import dev.quell.web.Nothing;
import dev.quell.web.Page;
import dev.quell.web.PageRequest;
import dev.quell.web.Permission;
import dev.quell.web.Position;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import dev.quell.web.UploadedFile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Tables that enrichment looks labels up in. */
@RestController
@Tag(name = "Mapping tables", description = "What is known about hosts and services, row by row")
public final class MappingTableApi {
  public static final String UPLOAD = "/enrichment/mapping/data/upload";
  public static final String UPSERT = "/enrichment/mapping/data/upsert";

  /** A thousand rows of thirteen labels. */
  public static final int MOST_UPSERT_BYTES = 8 << 20;

  /** What an uploaded file may hold. */
  public static final int MOST_FILE_BYTES = 8 << 20;

  private static final int MOST_DOCS = 1000;
  private static final int MOST_KEYS = 100;
  private static final JsonMapper JSON = Json.mapper();

  private final MappingTables tables;
  private final Commands commands;
  private final Database database;

  public MappingTableApi(MappingTables tables, Commands commands, Database database) {
    this.tables = tables;
    this.commands = commands;
    this.database = database;
  }

  record CreateRequest(
      @Required String schemaName,
      Optional<String> description,
      Optional<Long> teamId,
      @Required List<String> sourceLabels,
      @Required List<String> resultLabels) {}

  record UpdateRequest(
      @Required String schemaId,
      Optional<String> schemaName,
      Optional<String> description,
      Optional<Long> teamId) {}

  record IdRequest(@Required String schemaId) {}

  record Created(String schemaId, String schemaName) {}

  /** Times are epoch seconds. */
  record SchemaItem(
      String schemaId,
      String schemaName,
      String description,
      List<String> sourceLabels,
      List<String> resultLabels,
      String status,
      long teamId,
      long creatorId,
      long updatedBy,
      long createdAt,
      long updatedAt,
      long rowCnt) {}

  record ListRequest() {}

  record Schemas(int total, List<SchemaItem> items) {}

  record RowsRequest(
      @Required String schemaId,
      Map<String, String> query,
      Optional<String> orderby,
      boolean asc,
      int p,
      int limit,
      Optional<String> searchAfterCtx) {}

  record RowItem(String key, Map<String, String> fields, long createdAt, long updatedAt) {}

  record PutRequest(@Required String schemaId, @Required List<Map<String, String>> docs) {}

  record Keys(List<String> keys) {}

  record RemoveRequest(@Required String schemaId, @Required List<String> keys) {}

  record PutCommand(String schemaId, boolean replace, List<Map<String, String>> docs) {}

  @Operation(summary = "Make a table; its labels never change")
  @PostMapping("/enrichment/mapping/schema/create")
  @Needs(Permission.MAPPINGS_MANAGE)
  Created create(@RequestBody CreateRequest request, Caller caller) {
    MappingForm.checkName(request.schemaName());
    MappingForm.checkDescription(request.description().orElse(""));
    MappingForm.checkLabels(request.sourceLabels(), request.resultLabels());
    return JSON.readValue(run("mapping.create", caller, request), Created.class);
  }

  @Operation(summary = "Rename or describe a table; what is left out stays")
  @PostMapping("/enrichment/mapping/schema/update")
  @Needs(Permission.MAPPINGS_MANAGE)
  Nothing update(@RequestBody UpdateRequest request, Caller caller) {
    request.schemaName().ifPresent(MappingForm::checkName);
    request.description().ifPresent(MappingForm::checkDescription);
    run("mapping.update", caller, request);
    return new Nothing();
  }

  @Operation(summary = "Delete a table; refused while rules look it up")
  @PostMapping("/enrichment/mapping/schema/delete")
  @Needs(Permission.MAPPINGS_MANAGE)
  Nothing delete(@RequestBody IdRequest request, Caller caller) {
    run("mapping.delete", caller, request);
    return new Nothing();
  }

  @Operation(summary = "One table")
  @PostMapping("/enrichment/mapping/schema/info")
  @Needs(Permission.MAPPINGS_READ)
  SchemaItem info(@RequestBody IdRequest request) {
    MappingSchema schema = tables.existing(request.schemaId());
    return item(schema, database.read(sql -> MappingTableStore.count(sql, schema.id())));
  }

  @Operation(summary = "All tables, the oldest first")
  @PostMapping("/enrichment/mapping/schema/list")
  @Needs(Permission.MAPPINGS_READ)
  Schemas list(@RequestBody ListRequest request) {
    List<SchemaItem> items =
        database.read(sql ->
            MappingTableStore.schemas(sql).stream()
                .map(schema -> item(schema, MappingTableStore.count(sql, schema.id())))
                .toList());
    return new Schemas(items.size(), items);
  }

  @Operation(summary = "Rows of a table; with a query the one row it names")
  @PostMapping("/enrichment/mapping/data/list")
  @Needs(Permission.MAPPINGS_READ)
  Page<RowItem> rows(@RequestBody RowsRequest request) {
    MappingSchema schema = tables.existing(request.schemaId());
    String column = request.orderby().filter(word -> !word.isEmpty()).orElse("created_at");
    Requests.oneOf("orderby", column, List.of("created_at", "updated_at"));
    PageRequest page = PageRequest.of(request.p(), request.limit());
    if (!request.query().isEmpty()) {
      return oneRow(schema, request.query(), page);
    }
    Optional<Position> after = Position.of(request.searchAfterCtx());
    Listed listed = new Listed(column, request.asc(), after, after.isPresent() ? 0 : page.offset());
    return database.read(sql -> {
      List<Row> found = MappingTableStore.list(sql, schema.id(), listed, page.limit() + 1);
      long total = MappingTableStore.count(sql, schema.id());
      return Page.after(
              found,
              page.limit(),
              total,
              row ->
                  new Position(
                      column.equals("created_at") ? row.createdAt() : row.updatedAt(), row.key()))
          .map(MappingTableApi::item);
    });
  }

  @Operation(summary = "Add rows, or replace those with the same source labels")
  @PostMapping(UPSERT)
  @Needs(Permission.MAPPINGS_MANAGE)
  Keys upsert(@RequestBody PutRequest request, Caller caller) {
    MappingSchema schema = tables.existing(request.schemaId());
    Requests.list("docs", request.docs(), 1, MOST_DOCS);
    var rows = MappingForm.rows(schema, request.docs(), index -> "docs[" + index + "]", true);
    run("mapping.put", caller, new PutCommand(schema.id(), false, List.copyOf(rows.values())));
    return new Keys(request.docs().stream().map(doc -> schema.key(doc).orElseThrow()).toList());
  }

  @Operation(summary = "Remove rows by their keys; one that is not there is no matter")
  @PostMapping("/enrichment/mapping/data/delete")
  @Needs(Permission.MAPPINGS_MANAGE)
  Nothing remove(@RequestBody RemoveRequest request, Caller caller) {
    Requests.list("keys", request.keys(), 1, MOST_KEYS);
    for (int i = 0; i < request.keys().size(); i++) {
      Requests.storable("keys[" + i + "]", request.keys().get(i));
    }
    run("mapping.remove", caller, request);
    return new Nothing();
  }

  @Operation(summary = "Remove all rows of a table")
  @PostMapping("/enrichment/mapping/data/truncate")
  @Needs(Permission.MAPPINGS_MANAGE)
  Nothing truncate(@RequestBody IdRequest request, Caller caller) {
    run("mapping.truncate", caller, request);
    return new Nothing();
  }

  @Operation(
      summary = "Fill a table from a CSV file",
      description =
          "The part `file` is CSV in UTF-8, at most 8 MiB, whose header has all labels of the table;"
              + " schema_id stands in the URL or beside it. All rows are replaced"
              + " unless do_not_truncate_first=TRUE stands there, too.")
  @PostMapping(UPLOAD)
  @Needs(Permission.MAPPINGS_MANAGE)
  Nothing upload(@Parameter(hidden = true) HttpServletRequest http, Caller caller) {
    UploadedFile file = UploadedFile.of(http, MOST_FILE_BYTES);
    MappingSchema schema = tables.existing(file.field("schema_id"));
    boolean adds = "TRUE".equalsIgnoreCase(file.field("do_not_truncate_first"));
    List<Map<String, String>> rows = CsvTable.read(schema, file.bytes());
    run("mapping.put", caller, new PutCommand(schema.id(), !adds, rows));
    return new Nothing();
  }

  @Operation(
      summary = "A table as a CSV file",
      description = "Cells that a spreadsheet would run as a formula begin with an apostrophe.")
  @PostMapping("/enrichment/mapping/data/download")
  @Needs(Permission.MAPPINGS_READ)
  ResponseEntity<byte[]> download(@RequestBody IdRequest request) {
    MappingSchema schema = tables.existing(request.schemaId());
    List<Map<String, String>> rows = new ArrayList<>();
    database
        .read(sql -> MappingTableStore.all(sql, schema.id()))
        .forEach(row -> rows.add(row.fields()));
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=utf-8")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"mapping-" + schema.id() + ".csv\"")
        .body(CsvTable.write(schema, rows).getBytes(StandardCharsets.UTF_8));
  }

  private String run(String kind, Caller caller, Object body) {
    return commands.run(kind, caller.personId(), JSON.writeValueAsString(body));
  }

  private Page<RowItem> oneRow(MappingSchema schema, Map<String, String> query, PageRequest page) {
    for (String label : schema.sourceLabels()) {
      Requests.required("query." + label, query.get(label));
    }
    String key = schema.key(query).orElseThrow();
    List<RowItem> found =
        database.read(sql -> MappingTableStore.one(sql, schema.id(), key)).stream()
            .map(MappingTableApi::item)
            .toList();
    return Page.of(found, found.size(), page);
  }

  private static RowItem item(Row row) {
    return new RowItem(row.key(), row.fields(), row.createdAt() / 1000, row.updatedAt() / 1000);
  }

  private static SchemaItem item(MappingSchema schema, long rows) {
    return new SchemaItem(
        schema.id(),
        schema.name(),
        schema.description(),
        schema.sourceLabels(),
        schema.resultLabels(),
        "enabled",
        schema.teamId(),
        schema.stamps().creatorId(),
        schema.stamps().updatedBy(),
        schema.stamps().createdAt() / 1000,
        schema.stamps().updatedAt() / 1000,
        rows);
  }
}
