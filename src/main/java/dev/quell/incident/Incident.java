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
    Times times,
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
   * All in epoch milliseconds, zero where it has not happened.
   *
   * @param joined when its newest alert joined
   */
  public record Times(
      long start,
      long last,
      long end,
      long ack,
      long close,
      long created,
      long joined,
      long updated) {

    static Times startedAt(long start, long last, long now) {
      return new Times(start, last, 0, 0, 0, now, now, now);
    }

    Times withAck(long at, long now) {
      return new Times(start, last, end, at, close, created, joined, now);
    }

    Times closedAt(long now) {
      return new Times(start, last, end, ack, now, created, joined, now);
    }

    Times reopenedAt(long now) {
      return new Times(start, last, 0, 0, 0, created, joined, now);
    }

    /** Its alerts fire until then; a zero end says that some do. */
    Times withLast(long newest, long over, long now) {
      return new Times(start, Math.max(last, newest), over, ack, close, created, joined, now);
    }

    Times joinedAt(long newest, long now) {
      return new Times(start, Math.max(last, newest), 0, ack, close, created, now, now);
    }
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
        Times.startedAt(first.times().start(), first.times().last(), now),
        Counts.NONE,
        marks);
  }

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
    long since = group.terms.sliding ? times.joined : times.created;
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
        handling.acknowledgedBy(person, now), times.withAck(times.ack == 0 ? now : times.ack, now));
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

  Incident closedBy(long person, Findings found, long now) {
    return handled(handling.closedBy(person, found), times.closedAt(now));
  }

  Incident reopened(long now) {
    return handled(handling.reopened(), times.reopenedAt(now));
  }

  Incident touched(long now) {
    return handled(handling, times.withAck(times.ack, now));
  }

  // ── copies ───────────────────────────────────────────────────────────────────────────────────

  Incident handled(Handling changed, Times changedTimes) {
    return copy(integrationIds, changed, changedTimes);
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

  private Incident copy(List<Long> contributors, Handling handled, Times changed) {
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
