package dev.quell.pipeline;

import dev.quell.model.ObjectId;
import dev.quell.pipeline.rule.Stamps;
import dev.quell.queue.CommandHandler;
import dev.quell.queue.LogRecord;
import dev.quell.queue.RuleHitStore;
import dev.quell.queue.RuleHitStore.Figures;
import dev.quell.storage.Database;
import dev.quell.storage.Sql;
import dev.quell.web.Json;
import dev.quell.web.Page;
import dev.quell.web.PageRequest;
import dev.quell.web.Requests;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All integrations' rules of one kind, kept in memory as the flow last left them. */
public final class RuleBook<I, R> implements CommandHandler {
  private static final JsonMapper JSON = Json.mapper();
  private static final int VERSIONS = 50;

  /** What the versions on one page may hold; read and written they take many times as much. */
  private static final long MOST_PAGE_BYTES = 8L << 20;

  private final Database database;
  private final RuleKind<I, R> kind;
  private final BiConsumer<String, List<I>> references;
  private final Map<Long, RuleList<I, R>> lists = new ConcurrentHashMap<>();
  private Optional<RuleList<I, R>> changing = Optional.empty();

  /**
   * Begins with what is stored.
   *
   * @param references refuses rules that name what does not exist; told what stands before the list
   *     in the request
   */
  RuleBook(Database database, RuleKind<I, R> kind, BiConsumer<String, List<I>> references) {
    this.database = database;
    this.kind = kind;
    this.references = references;
    database.read(kind.store()::all).forEach(row -> lists.put(row.integrationId(), list(row)));
  }

  /** A version as the history shows it. */
  record Past<I>(
      long version, List<I> items, long updatedBy, String updatedByName, long updatedAt) {}

  public Optional<RuleList<I, R>> find(long integrationId) {
    return Optional.ofNullable(lists.get(integrationId));
  }

  /** All there are, of all integrations. */
  Collection<RuleList<I, R>> all() {
    return lists.values();
  }

  /** What holds for this integration now. */
  public R rules(long integrationId) {
    RuleList<I, R> list = lists.get(integrationId);
    return list == null ? kind.none() : list.rules();
  }

  /** The rules a request holds, ready to be applied; refuses what makes no sense. */
  public R compile(String path, List<I> items) {
    R rules = kind.compile(path, identified(kind, path, items, 0, 0));
    references.accept(path, items);
    return rules;
  }

  @Override
  public String area() {
    return kind.area();
  }

  @Override
  public String apply(Sql sql, LogRecord.Command command, long offset) {
    JsonNode request = JSON.readTree(command.body());
    long id = request.path("integration_id").asLong();
    if (RouteStore.channelOf(sql, id).isEmpty()) {
      throw Pipeline.noIntegration(id);
    }
    Optional<RuleStore.Row> current = kind.store().one(sql, id);
    long version = current.map(RuleStore.Row::version).orElse(0L);
    Pipeline.refuseLate(
        sql, request.path("version").asLong(0), version, current.map(RuleStore.Row::stamps));
    List<I> items = asked(kind, request, command.receivedAt(), offset);
    R rules = kind.compile("rules", items);
    references.accept("rules", items);
    Stamps stamps =
        current
            .map(RuleStore.Row::stamps)
            .map(old -> old.changed(command.by(), command.receivedAt()))
            .orElseGet(() -> Stamps.first(command.by(), command.receivedAt()));
    RuleList<I, R> changed = new RuleList<>(id, version + 1, items, rules, stamps);
    changing = Optional.of(changed);
    kind.store().put(sql, new RuleStore.Row(id, version + 1, kind.write(items), stamps), offset);
    return "{}";
  }

  @Override
  public void settled(boolean kept) {
    if (changing.isPresent()) {
      long id = changing.get().integrationId();
      Optional<RuleList<I, R>> settled =
          kept ? changing : database.read(sql -> kind.store().one(sql, id)).map(this::list);
      settled.ifPresentOrElse(list -> lists.put(id, list), () -> lists.remove(id));
      changing = Optional.empty();
    }
  }

  /** Every version, the newest first unless asked otherwise. */
  Page<Past<I>> history(long integrationId, int p, int limit, boolean oldestFirst) {
    PageRequest asked = PageRequest.of(p, limit, VERSIONS, VERSIONS * 2);
    return database.read(sql -> {
      RuleStore store = kind.store();
      long fit = MOST_PAGE_BYTES / Math.max(1, store.longestVersion(sql, integrationId));
      PageRequest page = new PageRequest(asked.p(), Math.clamp(fit, 1, asked.limit()));
      List<RuleStore.Version> found =
          store.versions(sql, integrationId, oldestFirst, page.limit(), page.offset());
      Map<Long, String> names =
          RouteStore.names(
              sql, found.stream().map(RuleStore.Version::updatedBy).collect(Collectors.toSet()));
      List<Past<I>> items = found.stream().map(version -> past(version, names)).toList();
      return Page.of(items, store.versionCount(sql, integrationId), page);
    });
  }

  /** By rule, how often these of an integration did something of late. */
  Map<String, Figures> hits(long integrationId, List<String> ruleIds, long now) {
    return database.read(sql -> RuleHitStore.figures(sql, integrationId, ruleIds, now));
  }

  /** What these members are called. */
  Map<Long, String> names(Collection<Long> members) {
    return database.read(sql -> RouteStore.names(sql, members));
  }

  private Past<I> past(RuleStore.Version version, Map<Long, String> names) {
    return new Past<>(
        version.version(),
        kind.read(version.body()),
        version.updatedBy(),
        names.getOrDefault(version.updatedBy(), ""),
        version.updatedAt() / 1000);
  }

  /** The rules of a command, as they are kept. */
  static <I, R> List<I> asked(RuleKind<I, R> kind, JsonNode request, long at, long offset) {
    return identified(kind, "rules", kind.read(request.path("rules").toString()), at, offset);
  }

  /** Every rule keeps its id, so that a trace still names it after it was edited. */
  private static <I, R> List<I> identified(
      RuleKind<I, R> kind, String path, List<I> items, long at, long offset) {
    List<I> identified = new ArrayList<>(items.size());
    Set<String> taken = new HashSet<>();
    for (I item : items) {
      int index = identified.size();
      Requests.required(path + "[" + index + "]", item);
      I one = kind.identified(item, ObjectId.of(at, offset, Math.min(index, ObjectId.MAX_COUNTER)));
      if (!taken.add(kind.idOf(one))) {
        throw Requests.invalid(
            path + "[" + index + "].rule_id", '"' + kind.idOf(one) + '"', "an id of its own");
      }
      identified.add(one);
    }
    return identified;
  }

  private RuleList<I, R> list(RuleStore.Row row) {
    List<I> items = kind.read(row.body());
    return new RuleList<>(
        row.integrationId(), row.version(), items, kind.compile("rules", items), row.stamps());
  }
}
