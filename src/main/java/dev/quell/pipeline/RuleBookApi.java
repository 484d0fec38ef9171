package dev.quell.pipeline;

import dev.quell.queue.Commands;
import dev.quell.web.Caller;
import dev.quell.web.Nothing;
import dev.quell.web.Page;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What both kinds of rules of an integration have in common when they are asked for or changed. */
abstract class RuleBookApi<I, R> {
  private static final int MAX_LISTED = 1000;

  private final Pipeline pipeline;
  private final RuleBook<I, R> book;
  private final Commands commands;

  RuleBookApi(Pipeline pipeline, RuleBook<I, R> book, Commands commands) {
    this.pipeline = pipeline;
    this.book = book;
    this.commands = commands;
  }

  record InfoRequest(@Required Long integrationId) {}

  record ListRequest(List<Long> integrationIds) {}

  record HistoryRequest(@Required Long integrationId, int p, int limit, boolean asc) {}

  /**
   * The rules of one integration; times are epoch seconds.
   *
   * @param status {@code disabled} where the list is empty
   * @param warnings what is allowed but hardly meant
   */
  record RuleSet<I>(
      long integrationId,
      List<I> rules,
      String status,
      long version,
      long creatorId,
      long updatedBy,
      String updatedByName,
      long createdAt,
      long updatedAt,
      List<ProcessingWarning> warnings) {}

  record RuleSets<I>(List<RuleSet<I>> items) {}

  /** The rules as they were from one change to the next. */
  record Version<I>(
      long version, List<I> rules, long updatedBy, String updatedByName, long updatedAt) {}

  /** What is allowed but hardly meant. */
  abstract List<ProcessingWarning> warnings(long integrationId, R rules);

  Nothing upsert(long integrationId, List<I> rules, String body, Caller caller) {
    pipeline.refuseUnknown(integrationId);
    book.compile("rules", rules);
    commands.run(book.area() + ".upsert", caller.personId(), body);
    return new Nothing();
  }

  Optional<RuleSet<I>> find(InfoRequest request) {
    pipeline.refuseUnknown(request.integrationId());
    return items(book.find(request.integrationId()).stream().toList()).stream().findFirst();
  }

  RuleSets<I> all(ListRequest request) {
    return new RuleSets<>(
        items(
            Requests.list("integration_ids", request.integrationIds(), 0, MAX_LISTED).stream()
                .distinct()
                .flatMap(id -> book.find(id).stream())
                .toList()));
  }

  Page<Version<I>> versions(HistoryRequest request) {
    long id = request.integrationId();
    pipeline.refuseUnknown(id);
    return book.history(id, request.p(), request.limit(), request.asc())
        .map(past ->
            new Version<>(
                past.version(),
                past.items(),
                past.updatedBy(),
                past.updatedByName(),
                past.updatedAt()));
  }

  private List<RuleSet<I>> items(List<RuleList<I, R>> lists) {
    Set<Long> people =
        lists.stream().map(list -> list.stamps().updatedBy()).collect(Collectors.toSet());
    Map<Long, String> names = book.names(people);
    return lists.stream()
        .map(list ->
            new RuleSet<>(
                list.integrationId(),
                list.items(),
                list.items().isEmpty() ? "disabled" : "enabled",
                list.version(),
                list.stamps().creatorId(),
                list.stamps().updatedBy(),
                names.getOrDefault(list.stamps().updatedBy(), ""),
                list.stamps().createdAt() / 1000,
                list.stamps().updatedAt() / 1000,
                warnings(list.integrationId(), list.rules())))
        .toList();
  }
}
