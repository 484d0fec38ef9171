package dev.quell.webhook;

import dev.quell.web.Position;
import java.util.List;
import java.util.Optional;

/**
 * Which attempts are asked for.
 *
 * @param from epoch milliseconds; {@code until} is not in it
 * @param types none: any
 */
record HistoryQuery(
    long from,
    long until,
    Optional<Long> webhookId,
    Optional<String> refId,
    List<String> types,
    Optional<Boolean> succeeded,
    boolean ascending,
    int limit,
    Optional<Position> after) {}
