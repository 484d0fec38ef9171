package dev.quell.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything Cloud Monitor sent, and what a correct receiver must hold because of it. */
public final class Ledger {
  public static final Duration DEFAULT_MERGE_WINDOW = Duration.ofHours(24);

  private final List<LedgerEntry> entries = new ArrayList<>();

  /**
   * The figures of a run.
   *
   * @param callbacks that had something to tell
   * @param acknowledged distinct ones the receiver answered with 2xx
   * @param failed tried in vain
   * @param neverSent beyond the limit of calls
   * @param attempts calls over the wire
   * @param duplicates further calls about a callback the receiver had already answered with 2xx
   * @param unanswered calls without an answer; each may have reached the receiver or not
   * @param eventItems items of the acknowledged callbacks
   */
  public record Totals(
      int callbacks,
      int acknowledged,
      int failed,
      int neverSent,
      int attempts,
      int duplicates,
      int unanswered,
      int eventItems,
      int episodes,
      int openEpisodes) {}

  synchronized void add(LedgerEntry entry) {
    entries.add(entry);
  }

  /** In the order they were delivered. */
  public synchronized List<LedgerEntry> entries() {
    return List.copyOf(entries);
  }

  public Totals totals() {
    List<LedgerEntry> all = entries();
    List<Episode> episodes = EpisodeModel.of(all, DEFAULT_MERGE_WINDOW).episodes();
    List<LedgerEntry> acknowledged = all.stream().filter(LedgerEntry::acknowledged).toList();
    return new Totals(
        all.size(),
        acknowledged.size(),
        ended(all, LedgerEntry.Outcome.FAILED),
        ended(all, LedgerEntry.Outcome.NEVER_SENT),
        all.stream().mapToInt(entry -> entry.delivery().attempts()).sum(),
        acknowledged.stream().mapToInt(entry -> entry.delivery().accepted() - 1).sum(),
        all.stream().mapToInt(entry -> entry.delivery().unanswered()).sum(),
        acknowledged.stream().mapToInt(entry -> entry.callback().items().size()).sum(),
        episodes.size(),
        (int) episodes.stream().filter(Episode::open).count());
  }

  private static int ended(List<LedgerEntry> all, LedgerEntry.Outcome outcome) {
    return (int) all.stream().filter(entry -> entry.outcome() == outcome).count();
  }

  /** The alerts, in the order they open, under the default merge window. */
  public List<Episode> episodes() {
    return episodes(DEFAULT_MERGE_WINDOW);
  }

  public List<Episode> episodes(Duration mergeWindow) {
    return EpisodeModel.of(entries(), mergeWindow).episodes();
  }

  public List<Episode> openEpisodes() {
    return episodes().stream().filter(Episode::open).toList();
  }

  /**
   * The incidents of one channel that gets everything.
   *
   * @param groupLabels alerts with equal values of these belong together, an absent one counting as
   *     empty; no labels: one incident each
   * @param window counts from an incident's start; none: while it is open
   */
  public List<ExpectedIncident> expectedIncidents(
      List<String> groupLabels, Optional<Duration> window) {
    return expectedIncidents(groupLabels, window, DEFAULT_MERGE_WINDOW);
  }

  public List<ExpectedIncident> expectedIncidents(
      List<String> groupLabels, Optional<Duration> window, Duration mergeWindow) {
    return IncidentModel.of(EpisodeModel.of(entries(), mergeWindow), groupLabels, window);
  }
}
