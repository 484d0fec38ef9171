package dev.quell.pipeline;

import dev.quell.queue.Commands;
import dev.quell.queue.RuleHitStore.Figures;
import dev.quell.web.Caller;
import dev.quell.web.Nothing;
import dev.quell.web.Page;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What both kinds of rules of an integration have in common when they are asked for or changed.
 *
 * @param <C> a rule as it is shown with what it did of late
 */
abstract class RuleBookApi<I, R, C> {
  private static final int MAX_LISTED = 1000;

  private final Pipeline pipeline;
  private final RuleBook<I, R> book;
  private final Commands commands;
  private final InstantSource clock;

  RuleBookApi(Pipeline pipeline, RuleBook<I, R> book, Commands commands, InstantSource clock) {
    this.pipeline = pipeline;
    this.book = book;
    this.commands = commands;
    this.clock = clock;
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
  record RuleSet<C>(
      long integrationId,
      List<C> rules,
      String status,
      long version,
      long creatorId,
      long updatedBy,
      String updatedByName,
      long createdAt,
      long updatedAt,
      List<ProcessingWarning> warnings) {}

  record RuleSets<C>(List<RuleSet<C>> items) {}

  /** The rules as they were from one change to the next. */
  record Version<I>(
      long version, List<I> rules, long updatedBy, String updatedByName, long updatedAt) {}

  /** What is allowed but hardly meant. */
  abstract List<ProcessingWarning> warnings(long integrationId, R rules);

  /** A rule with what it did of late. */
  abstract C counted(I item, Figures hits);

  /** What its trace calls it. */
  abstract String idOf(I item);

  Nothing upsert(long integrationId, List<I> rules, String body, Caller caller) {
    pipeline.refuseUnknown(integrationId);
    book.compile("rules", rules);
    commands.run(book.area() + ".upsert", caller.personId(), body);
    return new Nothing();
  }

  Optional<RuleSet<C>> find(InfoRequest request) {
    pipeline.refuseUnknown(request.integrationId());
    return items(book.find(request.integrationId()).stream().toList()).stream().findFirst();
  }

  RuleSets<C> all(ListRequest request) {
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

  private List<RuleSet<C>> items(List<RuleList<I, R>> lists) {
    Set<Long> people =
        lists.stream().map(list -> list.stamps().updatedBy()).collect(Collectors.toSet());
    Map<Long, String> names = book.names(people);
    return lists.stream()
        .map(list ->
            new RuleSet<>(
                list.integrationId(),
                counted(list),
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

  private List<C> counted(RuleList<I, R> list) {
    List<String> ids = list.items().stream().map(this::idOf).toList();
    Map<String, Figures> hits = book.hits(list.integrationId(), ids, clock.millis());
    return list.items().stream()
        .map(item -> counted(item, hits.getOrDefault(idOf(item), Figures.NONE)))
        .toList();
  }
}
