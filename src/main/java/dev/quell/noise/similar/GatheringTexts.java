package dev.quell.noise.similar;

import dev.quell.channel.Grouping.Likeness;
import dev.quell.incident.Incident;
import dev.quell.incident.IncidentSubject;
import dev.quell.incident.Wording;
import dev.quell.model.ObjectId;
import dev.quell.model.Severity;
import dev.quell.model.ValueKey;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The open incidents of one channel that take in what reads like them, by the texts one setting
 * compares. Follows from what they are now, not from how they came to be so; those whose window is
 * long over are let go of.
 */
final class GatheringTexts {
  /** Records of a lane that lags behind are judged at instants that have passed already. */
  private static final long LAG = Duration.ofHours(1).toMillis();

  private final Likeness likeness;
  private final String hash;
  private final SimilarIndex<String> index;
  private final Map<String, Gatherer> gatherers = new HashMap<>();
  private final TreeSet<End> ends = new TreeSet<>();
  private long latest;

  /** What was read of an incident, and until when it takes in more. */
  private record Gatherer(Wording wording, Severity severity, long until) {
    boolean saysTheSame(Incident incident) {
      return severity == incident.severity() && wording.equals(incident.wording());
    }
  }

  private record End(long at, String incidentId) implements Comparable<End> {
    private static final Comparator<End> EARLIEST_FIRST =
        Comparator.comparingLong(End::at).thenComparing(End::incidentId);

    @Override
    public int compareTo(End other) {
      return EARLIEST_FIRST.compare(this, other);
    }
  }

  GatheringTexts(Likeness likeness) {
    this.likeness = likeness;
    this.hash = ValueKey.ofTexts(likeness.fields()).hash();
    this.index = new SimilarIndex<>(likeness.threshold());
  }

  Likeness likeness() {
    return likeness;
  }

  String hash() {
    return hash;
  }

  int size() {
    return gatherers.size();
  }

  /** The id of the one that reads most like this, of those that take in more now. */
  Optional<SimilarIndex.Match<String>> mostAlike(TextPieces text, long now) {
    latest = Math.max(latest, now);
    while (!ends.isEmpty() && isLongOver(ends.first().at())) {
      remove(ends.first().incidentId());
    }
    return index.best(text, id -> gatherer(id).until() > now);
  }

  void changed(Incident incident) {
    if (!incident.group().hash().equals(hash)) {
      return;
    }
    long until = incident.takesMoreUntil();
    if (incident.isClosed() || isLongOver(until)) {
      remove(incident.id());
      return;
    }
    Gatherer now = new Gatherer(incident.wording(), incident.severity(), until);
    Gatherer before = gatherers.put(incident.id(), now);
    if (before == null || !before.saysTheSame(incident)) {
      AlertText text = AlertText.of(new IncidentSubject(incident), likeness.fields());
      index.add(incident.id(), TextPieces.of(text), order(incident));
    }
    if (before != null) {
      ends.remove(new End(before.until(), incident.id()));
    }
    ends.add(new End(until, incident.id()));
  }

  /** The newer is greater; of those of one millisecond, by their place in the log. */
  private static long order(Incident incident) {
    ObjectId.Address place = ObjectId.parse(incident.id()).orElseThrow();
    long within = (place.offset() << 12) + place.counter();
    return (incident.times().created() << 20) | (within & 0xFFFFF);
  }

  private boolean isLongOver(long until) {
    return until < latest - LAG;
  }

  private void remove(String incidentId) {
    Gatherer gone = gatherers.remove(incidentId);
    if (gone != null) {
      index.remove(incidentId);
      ends.remove(new End(gone.until(), incidentId));
    }
  }

  private Gatherer gatherer(String incidentId) {
    return Objects.requireNonNull(gatherers.get(incidentId));
  }
}
