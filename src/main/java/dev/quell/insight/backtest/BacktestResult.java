package dev.quell.insight.backtest;

import dev.quell.channel.NoiseSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run found out.
 *
 * @param before what the span came to under the rules of then
 * @param after the same under those that were tried; absent where nothing was tried
 * @param movedCnt how many triggers ended differently; {@code moved} holds the first of them
 * @param incidentsAfter the largest, largest first
 * @param notes what makes the result less than exact
 */
record BacktestResult(
    Figures before,
    Optional<Figures> after,
    Optional<List<Point>> series,
    Optional<Long> movedCnt,
    Optional<List<Moved>> moved,
    Optional<List<LargeIncident>> incidentsAfter,
    List<ResultNote> notes,
    Optional<List<Suggestion>> suggestions) {

  /**
   * What a span came to.
   *
   * @param events triggers and recoveries that reached the channel, in either course
   * @param notified incidents people are told of
   * @param noiseReduction percent: 100 − incidents ÷ events × 100, one decimal
   */
  record Figures(long events, long alerts, long incidents, long notified, double noiseReduction) {
    static Figures of(long events, long alerts, long incidents, long notified) {
      return new Figures(events, alerts, incidents, notified, reduction(events, incidents));
    }

    static double reduction(long events, long incidents) {
      double share = events == 0 ? 100 : 100.0 * incidents / events;
      return Math.max(0, Math.round((100 - share) * 10) / 10.0);
    }
  }

  /** An hour or a day, whichever the span calls for; {@code at} is its beginning, seconds. */
  record Point(
      long at,
      long beforeIncidents,
      long afterIncidents,
      long beforeNotified,
      long afterNotified,
      long events) {}

  /** A trigger that ended differently. */
  record Moved(
      String eventId, String alertTitle, String alertSeverity, long at, Side before, Side after) {}

  /**
   * Where it ended.
   *
   * @param incidentKey equal in both courses for what began with the same event; empty without one
   * @param step the deciding one; told of the tried course only
   */
  record Side(
      String outcome, String incidentKey, String incidentTitle, Optional<DecidingStep> step) {}

  /** A step as a trace tells it. */
  record DecidingStep(
      String hop,
      String code,
      String ruleId,
      String ruleName,
      String verdict,
      String reason,
      Map<String, String> compared) {}

  /** An incident there would have been. */
  record LargeIncident(
      String incidentKey,
      String title,
      String severity,
      long createdAt,
      long alertCnt,
      long eventCnt) {}

  /**
   * A grouping worth trying.
   *
   * @param settings to be tried or saved as they are
   * @param titleKey names the kind of grouping: {@code by_values} or {@code by_similarity}
   * @param dimensions the values that must agree; none where texts are compared
   * @param windowMinutes 0 gathers until the incident closes
   * @param noiseReduction percent
   * @param reasonCode why it is among the best, for example {@code balanced}
   */
  record Suggestion(
      NoiseSettings settings,
      String titleKey,
      List<String> dimensions,
      long windowMinutes,
      long incidents,
      long notified,
      double noiseReduction,
      long largestIncidentAlerts,
      String reasonCode) {}
}
