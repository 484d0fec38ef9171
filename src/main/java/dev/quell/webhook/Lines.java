package dev.quell.webhook;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps in order what one webhook is told of one incident or alert, and knows of what it is not
 * written down yet how it ended.
 */
final class Lines {
  /** As many of one webhook as are taken out of the store at once. */
  private static final int MOST_OF_A_WEBHOOK = 400;

  private final Map<String, Deque<Waiting>> lines = new HashMap<>();
  private final Map<Long, Integer> ofWebhook = new HashMap<>();
  private final Set<String> underWay = new HashSet<>();

  /** What became of an event that was handed over. */
  enum Place {
    /** It is the first of its line: somebody has to work through that. */
    FIRST,
    /** Others of its line come before it. */
    BEHIND,
    /** It is under way already. */
    KNOWN,
    /** Too many of its webhook wait here already. */
    FULL
  }

  synchronized Place add(Waiting waiting) {
    if (underWay.contains(waiting.key())) {
      return Place.KNOWN;
    }
    long webhook = waiting.event().webhookId();
    if (ofWebhook.getOrDefault(webhook, 0) >= MOST_OF_A_WEBHOOK) {
      return Place.FULL;
    }
    underWay.add(waiting.key());
    ofWebhook.merge(webhook, 1, Integer::sum);
    Deque<Waiting> line = lines.get(waiting.line());
    if (line != null) {
      line.add(waiting);
      return Place.BEHIND;
    }
    lines.put(waiting.line(), new ArrayDeque<>());
    return Place.FIRST;
  }

  /** The next of a line; empty: it ends here. */
  synchronized Optional<Waiting> next(String line) {
    Deque<Waiting> waiting = lines.getOrDefault(line, new ArrayDeque<>());
    if (waiting.isEmpty()) {
      lines.remove(line);
    }
    return Optional.ofNullable(waiting.poll());
  }

  /** What came of it is written down, or nobody will. */
  synchronized void ended(Waiting waiting) {
    if (underWay.remove(waiting.key())) {
      ofWebhook.computeIfPresent(
          waiting.event().webhookId(), (id, count) -> count == 1 ? null : count - 1);
    }
  }
}
