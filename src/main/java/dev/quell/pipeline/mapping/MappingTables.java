package dev.quell.pipeline.mapping;

import dev.quell.model.ObjectId;
import dev.quell.pipeline.enrich.Answer;
import dev.quell.pipeline.enrich.Question;
import dev.quell.pipeline.rule.Stamps;
import dev.quell.queue.CommandHandler;
import dev.quell.queue.LogRecord;
import dev.quell.storage.Database;
import dev.quell.storage.Sql;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import dev.quell.web.Json;
import dev.quell.web.Requests;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All mapping tables, kept in memory for lookups as the flow last left them. */
public final class MappingTables implements CommandHandler {
  static final int MOST_ROWS = 10_000;
  private static final int MOST_TABLES = 20;

  /** What all rows of a table may hold; it is kept in memory. */
  private static final long MOST_CHARACTERS = 16L << 20;

  private static final JsonMapper JSON = Json.mapper();
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<List<Map<String, String>>> DOCS = new TypeReference<>() {};

  private final Database database;
  private final Map<String, MappingTable> tables = new ConcurrentHashMap<>();
  private volatile Function<String, List<ApiException.Ref>> users = id -> List.of();
  private Optional<Change> changing = Optional.empty();

  /** What a command makes of one table; no table at all when it is deleted. */
  private record Change(String id, Optional<MappingTable> after) {}

  public MappingTables(Database database) {
    this.database = database;
    for (MappingSchema schema : database.read(MappingTableStore::schemas)) {
      tables.put(schema.id(), loaded(schema));
    }
  }

  /** Tells which rules look a table up, so that it is not deleted under them. */
  public void usedBy(Function<String, List<ApiException.Ref>> rules) {
    users = rules;
  }

  public Optional<MappingSchema> find(String id) {
    return Optional.ofNullable(tables.get(id)).map(MappingTable::schema);
  }

  MappingSchema existing(String id) {
    return find(id).orElseThrow(() -> ApiException.notFound("schema", id));
  }

  /** What the table knows about the event. */
  public Answer answer(Question question) {
    MappingTable table = tables.get(question.from());
    return table == null
        ? Answer.missed(question.from(), "", Answer.GONE, "")
        : table.answer(question);
  }

  @Override
  public String area() {
    return "mapping";
  }

  @Override
  public String apply(Sql sql, LogRecord.Command command, long offset) {
    JsonNode body = JSON.readTree(command.body());
    if (command.kind().equals("mapping.create")) {
      return create(sql, command, body, offset);
    }
    MappingTable table = table(body.path("schema_id").asString(""));
    String id = table.schema().id();
    switch (command.kind()) {
      case "mapping.update" -> update(sql, command, body, table);
      case "mapping.delete" -> delete(sql, table.schema());
      case "mapping.put" -> put(sql, command, body, table);
      case "mapping.remove" -> {
        List<String> keys = JSON.convertValue(body.path("keys"), TEXTS);
        MappingTableStore.removeRows(sql, id, keys);
        changing = Optional.of(new Change(id, Optional.of(table.changed(Map.of(), keys))));
      }
      case "mapping.truncate" -> {
        MappingTableStore.truncate(sql, id);
        changing = Optional.of(new Change(id, Optional.of(emptied(table))));
      }
      default -> throw new IllegalArgumentException("command: " + command.kind());
    }
    return "{}";
  }

  @Override
  public void settled(boolean kept) {
    if (changing.isEmpty()) {
      return;
    }
    String id = changing.get().id();
    Optional<MappingTable> settled =
        kept
            ? changing.get().after()
            : database.read(sql -> MappingTableStore.schema(sql, id)).map(this::loaded);
    settled.ifPresentOrElse(table -> tables.put(id, table), () -> tables.remove(id));
    changing = Optional.empty();
  }

  private String create(Sql sql, LogRecord.Command command, JsonNode body, long offset) {
    Requests.between("schema_name: tables", tables.size() + 1L, 0, MOST_TABLES);
    MappingSchema schema =
        new MappingSchema(
            ObjectId.of(command.receivedAt(), offset, 0),
            body.path("schema_name").asString(""),
            body.path("description").asString(""),
            body.path("team_id").asLong(0),
            JSON.convertValue(body.path("source_labels"), TEXTS),
            JSON.convertValue(body.path("result_labels"), TEXTS),
            Stamps.first(command.by(), command.receivedAt()));
    refuseTakenName(schema);
    MappingTableStore.put(sql, schema);
    keep(new MappingTable(schema, Map.of()));
    return JSON.createObjectNode()
        .put("schema_id", schema.id())
        .put("schema_name", schema.name())
        .toString();
  }

  private void update(Sql sql, LogRecord.Command command, JsonNode body, MappingTable table) {
    MappingSchema old = table.schema();
    MappingSchema changed =
        old.with(
            body.path("schema_name").asString(old.name()),
            body.path("description").asString(old.description()),
            body.path("team_id").asLong(old.teamId()),
            old.stamps().changed(command.by(), command.receivedAt()));
    refuseTakenName(changed);
    MappingTableStore.put(sql, changed);
    keep(new MappingTable(changed, table.rows()));
  }

  private void delete(Sql sql, MappingSchema schema) {
    List<ApiException.Ref> refs = users.apply(schema.id());
    if (!refs.isEmpty()) {
      throw ApiException.referenced(
          "schema_id: \""
              + schema.name()
              + "\" is looked up by the enrichment of "
              + refs.size()
              + " integrations (expected: none; change their rules first)",
          refs);
    }
    MappingTableStore.delete(sql, schema.id());
    changing = Optional.of(new Change(schema.id(), Optional.empty()));
  }

  /** Adds rows or replaces them; all others go first where that is asked for. */
  private void put(Sql sql, LogRecord.Command command, JsonNode body, MappingTable table) {
    MappingSchema schema = table.schema();
    MappingTable before = table;
    if (body.path("replace").asBoolean(false)) {
      MappingTableStore.truncate(sql, schema.id());
      before = emptied(table);
    }
    List<Map<String, String>> docs = JSON.convertValue(body.path("docs"), DOCS);
    Map<String, Map<String, String>> rows =
        MappingForm.rows(schema, docs, index -> "docs[" + index + "]", true);
    MappingTableStore.putRows(sql, schema.id(), rows, command.receivedAt());
    Map<String, List<String>> put = new HashMap<>();
    rows.forEach((key, fields) -> put.put(key, MappingTable.values(schema, fields)));
    MappingTable after = before.changed(put, List.of());
    if (after.rows().size() > MOST_ROWS) {
      throw Requests.invalid("docs", after.rows().size() + " rows", "at most " + MOST_ROWS);
    }
    long size = MappingTableStore.size(sql, schema.id());
    if (size > MOST_CHARACTERS) {
      throw new ApiException(
          ErrorCode.INVALID_PARAMETER,
          "docs: the table would hold "
              + size
              + " characters (expected: at most "
              + MOST_CHARACTERS
              + ")");
    }
    keep(after);
  }

  private void keep(MappingTable after) {
    changing = Optional.of(new Change(after.schema().id(), Optional.of(after)));
  }

  private MappingTable table(String id) {
    MappingTable table = tables.get(id);
    if (table == null) {
      throw ApiException.notFound("schema", id);
    }
    return table;
  }

  private static MappingTable emptied(MappingTable table) {
    return new MappingTable(table.schema(), Map.of());
  }

  private void refuseTakenName(MappingSchema wanted) {
    for (MappingTable other : tables.values()) {
      boolean same = other.schema().name().equals(wanted.name());
      if (same && !other.schema().id().equals(wanted.id())) {
        throw Requests.invalid("schema_name", '"' + wanted.name() + "\" is taken", "another name");
      }
    }
  }

  private MappingTable loaded(MappingSchema schema) {
    Map<String, List<String>> rows = new HashMap<>();
    for (MappingTableStore.Row row :
        database.read(sql -> MappingTableStore.all(sql, schema.id()))) {
      rows.put(row.key(), new ArrayList<>(MappingTable.values(schema, row.fields())));
    }
    return new MappingTable(schema, rows);
  }
}
