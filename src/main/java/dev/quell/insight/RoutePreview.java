package dev.quell.insight;

import dev.quell.pipeline.Destinations;
import dev.quell.pipeline.Routed;
import dev.quell.pipeline.Router;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Tells where alerts of the past would go by a changed route, beside where they go today. */
final class RoutePreview {
  private final Router draft;
  private final Destinations destinations;

  RoutePreview(Router draft, Destinations destinations) {
    this.draft = draft;
    this.destinations = destinations;
  }

  /**
   * One alert, by the new route and by the one in use.
   *
   * @param alertId empty where no alert came of it, as nothing took it
   * @param eventId the trigger, where there is no alert; else empty
   * @param matchedCases {@code case_0}, {@code default}; none at all when nothing takes it
   * @param change whether it goes elsewhere: {@code "same"} or {@code "changed"}
   */
  record Item(
      String alertId,
      String eventId,
      String alertTitle,
      String alertSeverity,
      long startTime,
      Map<String, String> labels,
      List<String> matchedCases,
      List<Long> channelIds,
      List<String> currentMatchedCases,
      List<Long> currentChannelIds,
      String change) {}

  /**
   * How the new route would share out many alerts.
   *
   * @param caseMatchCnts per case, how many meet its conditions
   * @param caseTakenCnts per case, how many of these no case before it keeps away
   */
  record Sample(
      int alertCnt,
      List<Integer> caseMatchCnts,
      List<Integer> caseTakenCnts,
      int defaultCnt,
      int unroutedCnt) {}

  Item item(RecentAlert alert, Router current) {
    Routed next = draft.route(alert, destinations);
    Routed now = current.route(alert, destinations);
    boolean same = new HashSet<>(next.channelIds()).equals(new HashSet<>(now.channelIds()));
    return new Item(
        alert.id(),
        alert.eventId(),
        alert.title(),
        alert.severity().wire(),
        alert.startTime() / 1000,
        alert.labels().values(),
        next.takers(),
        next.channelIds(),
        now.takers(),
        now.channelIds(),
        same ? "same" : "changed");
  }

  Sample sample(List<RecentAlert> alerts) {
    int[] matching = new int[draft.size()];
    int[] taken = new int[draft.size()];
    int byDefault = 0;
    int unrouted = 0;
    for (RecentAlert alert : alerts) {
      draft.matching(alert).forEach(number -> matching[number]++);
      Routed routed = draft.route(alert, destinations);
      routed.matched().forEach(number -> taken[number]++);
      byDefault += routed.byDefault() ? 1 : 0;
      unrouted += routed.channelIds().isEmpty() ? 1 : 0;
    }
    return new Sample(alerts.size(), list(matching), list(taken), byDefault, unrouted);
  }

  private static List<Integer> list(int[] counts) {
    return Arrays.stream(counts).boxed().toList();
  }
}
