package dev.quell.flow;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which alert explains another, by walking all of them. */
final class SlowInhibit {
  private SlowInhibit() {}

  /** A rule, and the alert by which it holds. */
  record Explained(Setup.Inhibit rule, Episode source) {}

  /**
   * The newest source of the first rule that has one.
   *
   * @param self which is not its own source; empty when there is no such alert yet
   */
  static Optional<Explained> matching(
      Setup setup, List<Episode> episodes, View view, Optional<Episode> self, long now) {
    for (Setup.Inhibit rule : setup.inhibits()) {
      if (rule.on() && rule.target().holds(view)) {
        Optional<Episode> source =
            episodes.stream()
                .filter(other -> self.isEmpty() || other != self.get())
                .filter(other -> explains(other) && now < tooOld(other, rule))
                .filter(other -> rule.source().holds(View.of(other)))
                .filter(other -> agree(rule.equals(), View.of(other), view))
                .max(
                    Comparator.<Episode>comparingLong(other -> other.updated)
                        .thenComparingInt(other -> other.number));
        if (source.isPresent()) {
          return Optional.of(new Explained(rule, source.get()));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether it is active: nobody looks after it, and nothing explains it in turn. */
  static boolean explains(Episode episode) {
    if (!episode.open || episode.status.isEmpty()) {
      return false;
    }
    return episode
        .issue
        .map(issue -> !issue.acknowledged)
        .orElse(episode.held.map(Episode.Held::isSilence).orElse(true));
  }

  /** The instant at which it has not been heard of for too long. */
  static long tooOld(Episode source, Setup.Inhibit rule) {
    return source.updated + rule.lookBack().toMillis();
  }

  private static boolean agree(List<String> fields, View one, View other) {
    boolean equal = fields.stream().allMatch(field -> one.value(field).equals(other.value(field)));
    return equal && fields.stream().anyMatch(field -> one.value(field).isPresent());
  }
}
