package dev.quell.incident;

import dev.quell.channel.Grouping;
import dev.quell.model.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What people handle: alerts of one channel that belong together.
 *
 * @param integrationIds everyone who contributed, the first contributor first; none where a person
 *     opened it
 * @param dedupKey the alert key of its first alert; empty where a person opened it
 */
public record Incident(
    String id,
    long channelId,
    List<Long> integrationIds,
    String dedupKey,
    Group group,
    Wording wording,
    Severity severity,
    Handling handling,
    IncidentTimes times,
    Counts counts,
    Marks marks) {

  /**
   * Why alerts gather here.
   *
   * @param method by which it gathers
   * @param hashes of the values of each group of dimensions, any of which brings an alert here;
   *     none without grouping
   * @param terms it opened under; later changes of the channel leave them
   */
  public record Group(Grouping.Method method, List<String> hashes, Terms terms) {
    public Group {
      hashes = List.copyOf(hashes);
    }

    /** Of the first group's values; empty without grouping. */
    public String hash() {
      return hashes.isEmpty() ? "" : hashes.getFirst();
    }
  }

  /**
   * For how long an incident takes in more, and when its size is worth a warning.
   *
   * @param noiseVersion of its channel's settings and rules
   * @param window empty: until it closes
   * @param sliding whether each joining alert starts the window anew
   * @param stormThresholds numbers of alerts, ascending
   */
  public record Terms(
      long noiseVersion,
      Optional<Duration> window,
      boolean sliding,
      List<Integer> stormThresholds) {
    public Terms {
      stormThresholds = List.copyOf(stormThresholds);
    }
  }

  /**
   * What noise reduction noticed about it.
   *
   * @param flapping whether its problem was restless
   * @param outlier whether nothing like it was seen lately
   * @param notifies whether people are told of it
   */
  public record Marks(boolean flapping, boolean outlier, boolean notifies) {
    public static final Marks NONE = new Marks(false, false, true);
  }

  /**
   * How much it holds.
   *
   * @param alerts all that ever joined
   * @param active those that have not recovered
   * @param feed timeline entries
   */
  public record Counts(int alerts, ActiveCounts active, int feed) {
    static final Counts NONE = new Counts(0, ActiveCounts.NONE, 0);
  }

  public Incident {
    integrationIds = List.copyOf(integrationIds);
  }

  /** Opens an incident for an alert, which still has to join it. */
  public static Incident opened(String id, Alert first, Group group, Marks marks, long now) {
    return new Incident(
        id,
        first.origin().channelId(),
        List.of(first.origin().integrationId()),
        first.origin().alertKey(),
        group,
        first.wording(),
        first.severity(),
        Handling.NEW,
        IncidentTimes.startedAt(first.times().start(), first.times().last(), now),
        Counts.NONE,
        marks);
  }

  /** Opens an incident that holds no alerts yet and gathers none by itself. */
  static Incident opened(
      String id, long channelId, Wording wording, Severity severity, Opening opening) {
    Terms terms = new Terms(opening.noiseVersion(), Optional.empty(), false, List.of());
    return new Incident(
        id,
        channelId,
        List.of(),
        "",
        new Group(Grouping.Method.NONE, List.of(), terms),
        wording,
        severity,
        Handling.openedBy(opening.particulars()),
        IncidentTimes.startedAt(opening.start(), opening.start(), opening.now()),
        Counts.NONE,
        Marks.NONE);
  }

  /**
   * How a person opens an incident; epoch milliseconds.
   *
   * @param noiseVersion of its channel
   */
  record Opening(Particulars particulars, long noiseVersion, long start, long now) {}

  /** Whether an alert of it is the problem it was opened for. */
  boolean beganWith(Alert alert) {
    return alert.incidentId().equals(id)
        && alert.origin().alertKey().equals(dedupKey)
        && integrationIds.indexOf(alert.origin().integrationId()) == 0;
  }

  /** The last six characters of the id, upper case: short, and not unique. */
  public String num() {
    return id.substring(id.length() - 6).toUpperCase(Locale.ROOT);
  }

  public Progress progress() {
    return handling.progress();
  }

  public List<Responder> responders() {
    return handling.responders();
  }

  public long closerId() {
    return handling.closerId();
  }

  public Findings findings() {
    return handling.findings();
  }

  /** Whether it is found by values; one that gathers by its words is found by them. */
  boolean gathersByValues() {
    return group.method == Grouping.Method.VALUES;
  }

  /** Whether a new alert may still join it by itself, by the window it opened under. */
  public boolean takesMoreAt(long now) {
    return !isClosed() && now < takesMoreUntil();
  }

  /**
   * When its window ends unless one more joins; without a window the end of time, and always
   * already where people want it to gather no more.
   */
  public long takesMoreUntil() {
    if (handling.particulars().mergeDisabled()) {
      return Long.MIN_VALUE;
    }
    long since = group.terms.sliding ? times.joined() : times.created();
    return group.terms.window.map(window -> since + window.toMillis()).orElse(Long.MAX_VALUE);
  }

  /** Whether somebody looks after it. */
  public boolean isAcknowledged() {
    return handling.progress() == Progress.PROCESSING;
  }

  public boolean isClosed() {
    return handling.progress() == Progress.CLOSED;
  }

  /** Whether nobody wants to hear of it for now. */
  public boolean isSnoozed() {
    return handling.snoozedUntil() > 0;
  }

  /** The worst status of its alerts; empty when all have recovered. */
  public Optional<Severity> status() {
    return counts.active.worst();
  }

  // ── what its alerts do to it ─────────────────────────────────────────────────────────────────

  public Incident joinedBy(Alert alert, long now) {
    List<Long> contributors = new ArrayList<>(integrationIds);
    if (!contributors.contains(alert.origin().integrationId())) {
      contributors.add(alert.origin().integrationId());
    }
    Counts joined =
        new Counts(
            counts.alerts + 1,
            counts.active.changed(Optional.empty(), alert.status()),
            counts.feed);
    return copy(contributors, handling, times.joinedAt(alert.times().last(), now))
        .with(worstWith(alert.severity()), joined);
  }

  /** One of its alerts changed its status or severity; the same incident when neither did. */
  public Incident alertChanged(Alert before, Alert after, long now) {
    Severity worst = worstWith(after.severity());
    if (worst == severity && before.status().equals(after.status())) {
      return this;
    }
    ActiveCounts active = counts.active.changed(before.status(), after.status());
    long over = active.total() == 0 ? after.times().end() : 0;
    return copy(integrationIds, handling, times.withLast(after.times().last(), over, now))
        .with(worst, new Counts(counts.alerts, active, counts.feed));
  }

  /** What a person said of its severity stays. */
  private Severity worstWith(Severity other) {
    return handling.particulars().overrides().containsKey("severity")
        ? severity
        : severity.worst(other);
  }

  /** It has all that the other had; the worst of both is what it is. */
  Incident absorbing(Incident other, long now) {
    List<Long> contributors = new ArrayList<>(integrationIds);
    other.integrationIds.stream()
        .filter(id -> !contributors.contains(id))
        .forEach(contributors::add);
    Counts both =
        new Counts(
            counts.alerts + other.counts.alerts,
            counts.active.plus(other.counts.active),
            counts.feed);
    long end = both.active.total() == 0 ? Math.max(times.end(), other.times.end()) : 0;
    IncidentTimes spanned =
        new IncidentTimes(
            Math.min(times.start(), other.times.start()),
            Math.max(times.last(), other.times.last()),
            end,
            times.ack(),
            times.close(),
            times.created(),
            now,
            now);
    return copy(contributors, handling, spanned).with(worstWith(other.severity), both);
  }

  /**
   * Some of its alerts have gone elsewhere.
   *
   * @param gone how many
   * @param active those of them that have not recovered
   */
  Incident without(int gone, ActiveCounts active, long now) {
    ActiveCounts left = counts.active.minus(active);
    boolean over = counts.alerts > gone && left.total() == 0 && times.end() == 0;
    long end = over ? now : times.end();
    return copy(integrationIds, handling, times.withLast(times.last(), end, now))
        .with(severity, new Counts(Math.max(0, counts.alerts - gone), left, counts.feed));
  }

  /** Its problem comes and goes. */
  Incident restless() {
    Marks restless = new Marks(true, marks.outlier, marks.notifies);
    return new Incident(
        id,
        channelId,
        integrationIds,
        dedupKey,
        group,
        wording,
        severity,
        handling,
        times,
        counts,
        restless);
  }

  // ── what people do to it ─────────────────────────────────────────────────────────────────────

  Incident acknowledgedBy(long person, long now) {
    return handled(
        handling.acknowledgedBy(person, now),
        times.withAck(times.ack() == 0 ? now : times.ack(), now));
  }

  Incident acknowledgementWithdrawnBy(long person, long now) {
    Handling changed = handling.acknowledgementWithdrawnBy(person);
    return handled(changed, times.withAck(changed.earliestAck(), now));
  }

  /**
   * It is now the matter of others. Whoever has it by an escalation joins those who had it; by
   * anything else they take their place. Where one of the new ones had acknowledged it already it
   * stays Processing, and an escalation leaves an acknowledged one so; otherwise it is Triggered.
   *
   * @param everybody the assignment is for, however it names them
   */
  public Incident assignedTo(Assignment assignment, List<Long> everybody, long now) {
    Handling changed = handling.assignedTo(assignment, everybody, now);
    return handled(changed, times.withAck(changed.earliestAck(), now));
  }

  /** It is now the matter of whomever a rule names, who are still to be found. */
  Incident awaiting(Assignment assignment, long now) {
    return handled(handling.awaiting(assignment), times.withAck(0, now));
  }

  Incident closedBy(long person, long now) {
    return handled(handling.closedBy(person), times.closedAt(now));
  }

  Incident reopened(long now) {
    return handled(handling.reopened(), times.reopenedAt(now));
  }

  Incident touched(long now) {
    return handled(handling, times.touchedAt(now));
  }

  // ── copies ───────────────────────────────────────────────────────────────────────────────────

  Incident handled(Handling changed, IncidentTimes changedTimes) {
    return copy(integrationIds, changed, changedTimes);
  }

  Incident worded(Wording changed) {
    return new Incident(
        id,
        channelId,
        integrationIds,
        dedupKey,
        group,
        changed,
        severity,
        handling,
        times,
        counts,
        marks);
  }

  Incident withFeedCount(int feed) {
    return with(severity, new Counts(counts.alerts, counts.active, feed));
  }

  Incident with(Severity highest, Counts changed) {
    return new Incident(
        id,
        channelId,
        integrationIds,
        dedupKey,
        group,
        wording,
        highest,
        handling,
        times,
        changed,
        marks);
  }

  private Incident copy(List<Long> contributors, Handling handled, IncidentTimes changed) {
    return new Incident(
        id,
        channelId,
        contributors,
        dedupKey,
        group,
        wording,
        severity,
        handled,
        changed,
        counts,
        marks);
  }
}
