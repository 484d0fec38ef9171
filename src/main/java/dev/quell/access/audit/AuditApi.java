package dev.quell.access.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quell.web.Caller;
import dev.quell.web.Json;
import dev.quell.web.Needs;
import dev.quell.web.Nothing;
import dev.quell.web.Page;
import dev.quell.web.Permission;
import dev.quell.web.Position;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Looking at who changed what. */
@RestController
@Tag(name = "Audit", description = "Who changed what, and when")
public final class AuditApi {
  private static final JsonMapper JSON = Json.mapper();
  private static final long LONGEST_SECONDS = Duration.ofDays(90).toSeconds();
  private static final long LAST_SECOND = 32_503_680_000L;
  private static final int USUAL_LIMIT = 20;
  private static final int MOST_AT_ONCE = 99;
  private static final int MOST_OPERATIONS = 100;
  private static final long ACCOUNT = 1;

  private final AuditLog log;
  private final Supplier<Map<HandlerMethod, Collection<String>>> methods;
  private final Predicate<Caller> seesAll;
  private final AtomicReference<Operations> operations = new AtomicReference<>();

  /**
   * Needs the methods that answer paths, asked when everything is there.
   *
   * @param seesAll whether no channel is hidden from somebody
   */
  public AuditApi(
      AuditLog log,
      Supplier<Map<HandlerMethod, Collection<String>>> methods,
      Predicate<Caller> seesAll) {
    this.log = log;
    this.methods = methods;
    this.seesAll = seesAll;
  }

  /** Times are epoch seconds; at most 90 days apart. */
  record SearchRequest(
      @Required Long startTime,
      @Required Long endTime,
      int limit,
      Optional<String> requestId,
      Optional<String> searchAfterCtx,
      List<String> operations,
      Optional<Long> personId,
      Optional<Boolean> isDangerous,
      Optional<Boolean> isWrite) {

    AuditStore.Query query(Optional<Long> ownOf) {
      Requests.between("start_time", startTime, 0, LAST_SECOND);
      Requests.between("end_time", endTime, startTime, LAST_SECOND);
      if (endTime - startTime > LONGEST_SECONDS) {
        throw Requests.invalid("end_time", endTime, "at most 90 days after start_time");
      }
      return new AuditStore.Query(
          startTime * 1000,
          (endTime + 1) * 1000,
          requestId
              .filter(text -> !text.isEmpty())
              .map(text -> Requests.storable("request_id", text)),
          Requests.list("operations", operations, 0, MOST_OPERATIONS),
          personId.filter(id -> id != 0),
          isDangerous,
          isWrite,
          ownOf);
    }
  }

  /** Spelled as it was published. */
  record Param(@JsonProperty("Key") String key, @JsonProperty("Value") String value) {}

  /**
   * One call.
   *
   * @param createdAt epoch milliseconds
   * @param operation the path
   * @param body of the request, as JSON, without its secrets
   * @param means session, app_key, link, or nothing
   * @param code OK, or why it was refused
   */
  record AuditItem(
      long createdAt,
      long accountId,
      long memberId,
      String memberName,
      String requestId,
      String ip,
      String operation,
      String operationName,
      String body,
      List<Param> params,
      boolean isDangerous,
      boolean isWrite,
      String means,
      String code) {}

  record Found(long total, String searchAfterCtx, List<AuditItem> docs) {}

  record OperationItem(String name, String nameCn, String nameEn) {}

  record OperationItems(List<OperationItem> items) {}

  @Operation(
      summary = "Calls that changed something, the newest first",
      description =
          "Who may not see some private channel is told of their own calls, and of those of others"
              + " that are about people, roles, teams, schedules and calendars.")
  @PostMapping("/audit/search")
  @Needs(Permission.AUDIT_READ)
  Found search(@RequestBody SearchRequest request, Caller caller, HttpServletRequest from) {
    Requests.between("limit", request.limit(), 0, MOST_AT_ONCE);
    int limit = request.limit() == 0 ? USUAL_LIMIT : request.limit();
    Optional<Long> ownOf = seesAll.test(caller) ? Optional.empty() : Optional.of(caller.personId());
    AuditStore.Query query = request.query(ownOf);
    Optional<Position> after = Position.of(request.searchAfterCtx());
    log.flush();
    String language = language(from);
    return log.database()
        .read(sql -> {
          Page<AuditEntry> page =
              Page.after(
                  AuditStore.page(sql, query, after, limit + 1),
                  limit,
                  AuditStore.count(sql, query),
                  entry -> new Position(entry.at(), entry.requestId()));
          return new Found(
              page.total(),
              page.searchAfterCtx().orElse(""),
              page.items().stream().map(entry -> item(entry, language)).toList());
        });
  }

  @Operation(summary = "What calls that change something are called")
  @PostMapping("/audit/operation/list")
  @Needs(Permission.AUDIT_READ)
  OperationItems list(@RequestBody Nothing request) {
    Operations known = operations();
    return new OperationItems(
        known.english().keySet().stream()
            .map(path -> new OperationItem(path, known.name(path, "zh"), known.name(path, "en")))
            .toList());
  }

  private AuditItem item(AuditEntry entry, String language) {
    return new AuditItem(
        entry.at(),
        ACCOUNT,
        entry.personId(),
        entry.personName(),
        entry.requestId(),
        entry.ip(),
        entry.operation(),
        operations().name(entry.operation(), language),
        entry.body(),
        JSON.readValue(entry.params(), new TypeReference<List<Param>>() {}),
        entry.isDangerous(),
        entry.isWrite(),
        entry.means(),
        entry.code());
  }

  private static String language(HttpServletRequest request) {
    String said = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    return said == null ? "en" : said.strip().toLowerCase(java.util.Locale.ROOT);
  }

  private Operations operations() {
    Operations known = operations.get();
    if (known == null) {
      known = Operations.of(methods.get());
      operations.set(known);
    }
    return known;
  }
}
