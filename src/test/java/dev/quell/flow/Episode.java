package dev.quell.flow;

import dev.quell.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One alert of the slow model: one episode of one problem. */
final class Episode {
  final int number;
  final String key;
  final long created;
  boolean open = true;
  Optional<Severity> status;
  Severity severity;
  String description;
  Map<String, String> labels;
  long newestTrigger;
  long updated;
  int events = 1;
  Optional<Issue> issue = Optional.empty();
  Optional<Held> held = Optional.empty();
  boolean everHeld;
  boolean flapping;
  final List<String> feed = new ArrayList<>();

  /**
   * What keeps it from any incident.
   *
   * @param source the alert that explains it; empty for a silence
   * @param until when a silence is over, as it was when the alert was held; empty when it never is
   */
  record Held(String ruleId, Optional<Episode> source, Optional<Long> until) {
    boolean isSilence() {
      return source.isEmpty();
    }
  }

  Episode(int number, Op.Push push, long order) {
    this.number = number;
    this.key = push.key();
    this.created = push.at();
    this.status = push.severity();
    this.severity = push.severity().orElseThrow();
    this.description = push.description();
    this.labels = push.labels();
    this.newestTrigger = order;
    this.updated = push.at();
  }

  boolean isHeld() {
    return open && issue.isEmpty() && held.isPresent();
  }

  boolean isHeldBy(String ruleId) {
    return isHeld() && held.orElseThrow().ruleId().equals(ruleId);
  }
}
