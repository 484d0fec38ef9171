package dev.quell.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One incident of the slow model: what people handle. */
final class Issue {
  final int number;
  final long created;

  /** The values it gathers, each as {@link SlowGroups} spells them. */
  final Set<String> gathers;

  /** How it was to gather when it began. */
  final Setup.Grouping terms;

  final boolean flapping;
  final boolean notifies;
  boolean closed;
  boolean acknowledged;
  long joined;
  Optional<Long> due = Optional.empty();
  final List<String> feed = new ArrayList<>();

  Issue(
      int number,
      long created,
      Set<String> gathers,
      Setup.Grouping terms,
      SlowFlapping.Finding finding) {
    this.number = number;
    this.created = created;
    this.joined = created;
    this.gathers = gathers;
    this.terms = terms;
    this.flapping = finding.flapping();
    this.notifies = finding.notifies();
  }

  boolean takesMoreAt(long now) {
    long since = terms.sliding() ? joined : created;
    return !closed && (terms.window().isZero() || now - since < terms.window().toMillis());
  }
}
