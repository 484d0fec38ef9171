package dev.quell.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One incident of the slow model: what people handle. */
final class Issue {
  int number;
  final long created;

  /** For which it was opened. */
  final Episode first;

  /** The values it gathers, each as {@link SlowGroups} spells them. */
  final Set<String> gathers;

  /** How it was to gather when it began. */
  final Setup.Grouping terms;

  boolean flapping;
  final boolean notifies;
  boolean closed;
  boolean acknowledged;
  long joined;
  Optional<Long> due = Optional.empty();
  final List<String> feed = new ArrayList<>();

  Issue(
      Episode first,
      long created,
      Set<String> gathers,
      Setup.Grouping terms,
      SlowFlapping.Finding finding) {
    this.first = first;
    this.created = created;
    this.joined = created;
    this.gathers = gathers;
    this.terms = terms;
    this.notifies = finding.notifies();
  }

  boolean takesMoreAt(long now) {
    long since = terms.sliding() ? joined : created;
    return !closed && (terms.window().isZero() || now - since < terms.window().toMillis());
  }
}
