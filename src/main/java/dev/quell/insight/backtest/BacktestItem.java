package dev.quell.insight.backtest;

import dev.quell.channel.NoiseSettings;
import dev.quell.channel.rule.TriedRule;
import java.util.List;
import java.util.Optional;

/**
 * A run as the API tells it.
 *
 * @param kind whether settings are tried ({@code "backtest"}) or looked for ({@code "suggest"})
 * @param settings what was tried, as it was asked for; as are the rules
 * @param status {@code running} (also while it waits for its turn), {@code done}, {@code cancelled}
 *     or {@code failed}
 * @param progress 0..1
 * @param eventsDone events gone through, also those before the span and of other channels
 * @param eventsTotal an estimate until it is done
 * @param reason why it failed; else empty
 * @param startedAt seconds, as all times here
 * @param result only once it is done, and not in lists
 */
record BacktestItem(
    String backtestId,
    String kind,
    long channelId,
    long startTime,
    long endTime,
    Optional<NoiseSettings> settings,
    Optional<List<TriedRule>> silences,
    Optional<List<TriedRule>> inhibits,
    Optional<List<TriedRule>> unsubscribes,
    String status,
    double progress,
    long eventsDone,
    long eventsTotal,
    long eventsPerSecond,
    String reason,
    long startedAt,
    Optional<BacktestResult> result) {}
