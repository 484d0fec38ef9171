package dev.quell.pipeline.mapping;

import dev.quell.model.ObjectId;
import dev.quell.pipeline.rule.Stamps;
import dev.quell.queue.CommandHandler;
import dev.quell.queue.LogRecord;
import dev.quell.storage.Database;
import dev.quell.storage.Sql;
import dev.quell.web.ApiException;
import dev.quell.web.Json;
import dev.quell.web.Requests;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** All mapping APIs, kept in memory as the flow last left them. */
public final class MappingApis implements CommandHandler {
  private static final int MOST = 50;
  private static final JsonMapper JSON = Json.mapper();

  private final Database database;
  private volatile Map<String, MappingApi> byId = Map.of();
  private volatile Function<String, List<ApiException.Ref>> users = id -> List.of();

  public MappingApis(Database database) {
    this.database = database;
    settled(true);
  }

  /** Tells which rules ask an API, so that it is not deleted under them. */
  public void usedBy(Function<String, List<ApiException.Ref>> rules) {
    users = rules;
  }

  public Optional<MappingApi> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The oldest first. */
  List<MappingApi> all() {
    return List.copyOf(byId.values());
  }

  MappingApi existing(String id) {
    return find(id).orElseThrow(() -> ApiException.notFound("api", id));
  }

  @Override
  public String area() {
    return "lookup";
  }

  @Override
  public String apply(Sql sql, LogRecord.Command command, long offset) {
    MappingApiForm form = JSON.readValue(command.body(), MappingApiForm.class);
    long now = command.receivedAt();
    return switch (command.kind()) {
      case "lookup.create" -> {
        Requests.between("api_name: APIs", byId.size() + 1L, 0, MOST);
        Stamps stamps = Stamps.first(command.by(), now);
        String id = ObjectId.of(now, offset, 0);
        yield put(sql, form.over(MappingApiForm.fresh(id, stamps), stamps));
      }
      case "lookup.update" -> {
        MappingApi old = existing(form.apiId().orElse(""));
        yield put(sql, form.over(old, old.stamps().changed(command.by(), now)));
      }
      case "lookup.delete" -> delete(sql, existing(form.apiId().orElse("")));
      default -> throw new IllegalArgumentException("command: " + command.kind());
    };
  }

  @Override
  public void settled(boolean kept) {
    Map<String, MappingApi> loaded = new LinkedHashMap<>();
    database.read(MappingApiStore::all).forEach(api -> loaded.put(api.id(), api));
    byId = loaded;
  }

  private String put(Sql sql, MappingApi api) {
    for (MappingApi other : byId.values()) {
      if (other.name().equals(api.name()) && !other.id().equals(api.id())) {
        throw Requests.invalid("api_name", '"' + api.name() + "\" is taken", "another name");
      }
    }
    MappingApiStore.put(sql, api);
    return JSON.createObjectNode().put("api_id", api.id()).put("api_name", api.name()).toString();
  }

  private String delete(Sql sql, MappingApi api) {
    List<ApiException.Ref> refs = users.apply(api.id());
    if (!refs.isEmpty()) {
      throw ApiException.referenced(
          "api_id: \""
              + api.name()
              + "\" is asked by the enrichment of "
              + refs.size()
              + " integrations (expected: none; change their rules first)",
          refs);
    }
    MappingApiStore.delete(sql, api.id());
    return "{}";
  }
}
