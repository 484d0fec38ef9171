package dev.quell.insight.backtest;

import dev.quell.channel.Channel;
import dev.quell.channel.Grouping;
import dev.quell.incident.Alert;
import dev.quell.incident.Flaps;
import dev.quell.incident.Incident;
import dev.quell.incident.IncidentSubject;
import dev.quell.model.Severity;
import dev.quell.noise.group.GroupStage;
import dev.quell.noise.judge.Candidate;
import dev.quell.noise.judge.ChannelState;
import dev.quell.noise.judge.Marks;
import dev.quell.noise.judge.Verdict;
import dev.quell.noise.similar.AlertText;
import dev.quell.noise.similar.Alike;
import dev.quell.noise.similar.SimilarIndex;
import dev.quell.noise.similar.TextPieces;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Lets alerts of the past find incidents by one way of grouping, and nothing else: a light look at
 * what a full run would tell.
 */
final class Regrouping {
  private final Channel channel;
  private final Map<String, List<Gathered>> gathering = new HashMap<>();
  private final Map<String, Gathered> byIncident = new HashMap<>();
  private final Map<String, Gathered> byAlert = new HashMap<>();
  private final SimilarIndex<String> texts;
  private long incidents;
  private long alerts;
  private long largest;
  private double heaviest;
  private long besideOthers;

  Regrouping(Channel channel) {
    this.channel = channel;
    this.texts = new SimilarIndex<>(channel.settings().grouping().likeness().threshold());
  }

  /** An incident, and what a full one need not know. */
  private static final class Gathered {
    private final List<String> hashes;
    private final Map<Severity, Integer> severities = new EnumMap<>(Severity.class);
    private final Set<String> checks = new HashSet<>();
    private Incident incident;
    private int firing;

    Gathered(Incident incident, List<String> hashes) {
      this.incident = incident;
      this.hashes = hashes;
    }

    /** Its alerts say the same is wrong, however many they are. */
    private boolean isOfOneCheck() {
      return checks.size() == 1 && !checks.contains("");
    }
  }

  void begins(SeenAlerts.Begun begun) {
    alerts++;
    Candidate candidate =
        new Candidate(
            begun.subject(),
            "",
            begun.integrationId(),
            begun.event().alertKey(),
            channel,
            begun.at(),
            Flaps.NONE,
            new Alone(begun.at()));
    Alert alert = begun.alert(channel.id());
    switch (GroupStage.judge(candidate, Marks.NONE)) {
      case Verdict.Joined(var incident, var marks, var why) ->
          joins(Objects.requireNonNull(byIncident.get(incident.id())), alert, begun.at());
      case Verdict.Opened(var hashes, var marks, var why) ->
          joins(open(alert, hashes, begun.at()), alert, begun.at());
      case Verdict other -> throw new IllegalStateException("no place: " + other.why().code());
    }
  }

  /** What rules would ask of other alerts is not looked at here. */
  private final class Alone implements ChannelState {
    private final long now;

    Alone(long now) {
      this.now = now;
    }

    @Override
    public List<Incident> gathering(String hash) {
      return Regrouping.this.gathering(hash, now);
    }

    @Override
    public Optional<Alike> mostAlike(TextPieces text, Grouping.Likeness likeness) {
      return Regrouping.this.mostAlike(text, now);
    }

    @Override
    public boolean isNovel(TextPieces text) {
      return false;
    }

    @Override
    public Optional<Alert> source(Wanted wanted) {
      return Optional.empty();
    }

    @Override
    public Optional<Boolean> dayOff(String calendarId, LocalDate day) {
      return Optional.empty();
    }
  }

  void ends(String alertId) {
    Gathered gathered = byAlert.remove(alertId);
    if (gathered != null && --gathered.firing == 0 && channel.settings().closesWithItsAlerts()) {
      close(gathered);
    }
  }

  long incidents() {
    return incidents;
  }

  /** Alerts of the largest incident. */
  long largest() {
    weighTheRest();
    return largest;
  }

  /**
   * How good it is to read, 0..1: few incidents, none of which holds nearly everything, each with
   * alerts as bad as one another. One that holds nothing but the alerts of one check weighs half.
   */
  double score() {
    if (alerts == 0) {
      return 0;
    }
    double saved = 1 - (double) incidents / alerts;
    weighTheRest();
    double spread = 1 - heaviest / alerts;
    double alike = 1 - (double) besideOthers / alerts;
    return saved * spread * (0.5 + alike / 2);
  }

  private List<Incident> gathering(String hash, long now) {
    List<Gathered> found = gathering.getOrDefault(hash, List.of());
    return found.stream()
        .map(gathered -> gathered.incident)
        .filter(incident -> incident.takesMoreAt(now))
        .toList();
  }

  private Optional<Alike> mostAlike(TextPieces text, long now) {
    return texts
        .best(text, id -> incident(id).takesMoreAt(now))
        .map(match -> new Alike(incident(match.item()), match.score()));
  }

  private Incident incident(String id) {
    return Objects.requireNonNull(byIncident.get(id)).incident;
  }

  private Gathered open(Alert first, List<String> hashes, long now) {
    Grouping grouping = channel.settings().grouping();
    Incident.Group group =
        new Incident.Group(
            grouping.method(),
            hashes,
            new Incident.Terms(1, grouping.window(), grouping.sliding(), List.of()));
    Incident.Marks marks = new Incident.Marks(false, false, true);
    String id = Long.toString(++incidents);
    Gathered gathered = new Gathered(Incident.opened(id, first, group, marks, now), hashes);
    byIncident.put(id, gathered);
    if (grouping.method() == Grouping.Method.SIMILARITY) {
      IncidentSubject said = new IncidentSubject(gathered.incident);
      AlertText text = AlertText.of(said, grouping.likeness().fields());
      texts.add(id, TextPieces.of(text), incidents);
      return gathered;
    }
    for (String hash : hashes) {
      List<Gathered> others = gathering.computeIfAbsent(hash, key -> new ArrayList<>());
      List<Gathered> stale =
          others.stream().filter(other -> !other.incident.takesMoreAt(now)).toList();
      others.removeAll(stale);
      stale.forEach(this::forget);
      others.addFirst(gathered);
    }
    return gathered;
  }

  private void joins(Gathered gathered, Alert alert, long now) {
    gathered.incident = gathered.incident.joinedBy(alert, now);
    gathered.severities.merge(alert.severity(), 1, Integer::sum);
    gathered.checks.add(alert.wording().labels().get(SeenAlerts.CHECK).orElse(""));
    gathered.firing++;
    byAlert.put(alert.id(), gathered);
  }

  private void close(Gathered gathered) {
    texts.remove(gathered.incident.id());
    for (String hash : gathered.hashes) {
      gathering.getOrDefault(hash, new ArrayList<>()).remove(gathered);
    }
    forget(gathered);
  }

  private void forget(Gathered gathered) {
    weigh(gathered);
    byIncident.remove(gathered.incident.id());
  }

  private void weighTheRest() {
    byIncident.values().forEach(this::weigh);
    byIncident.clear();
  }

  private void weigh(Gathered gathered) {
    int count = gathered.incident.counts().alerts();
    int most = gathered.severities.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    largest = Math.max(largest, count);
    heaviest = Math.max(heaviest, gathered.isOfOneCheck() ? count / 2.0 : count);
    besideOthers += count - most;
  }
}
