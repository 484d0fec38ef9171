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
 * @param integrationIds everyone who contributed, the first contributor first
 * @param dedupKey the alert key of its first alert
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
   * What people did with it.
   *
   * @param closerId who closed it; 0 is the system
   */
  public record Handling(
      Progress progress, List<Responder> responders, Findings findings, long closerId) {
    static final Handling NEW = new Handling(Progress.TRIGGERED, List.of(), Findings.NONE, 0);

    public Handling {
      responders = List.copyOf(responders);
    }
  }

  /** What people wrote down about it. */
  public record Findings(String impact, String rootCause, String resolution) {
    static final Findings NONE = new Findings("", "", "");
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
      long updated) {}

  /**
   * How much it holds.
   *
   * @param alerts all that ever joined
   * @param active those that have not recovered
   * @param feed timeline entries
   */
  public record Counts(int alerts, Active active, int feed) {}

  /** How many alerts have not recovered, by their current status. */
  public record Active(int critical, int warning, int info) {
    static final Active NONE = new Active(0, 0, 0);

    public int total() {
      return critical + warning + info;
    }

    public Optional<Severity> worst() {
      if (critical > 0) {
        return Optional.of(Severity.CRITICAL);
      }
      if (warning > 0) {
        return Optional.of(Severity.WARNING);
      }
      return info > 0 ? Optional.of(Severity.INFO) : Optional.empty();
    }

    Active changed(Optional<Severity> before, Optional<Severity> after) {
      return before.map(gone -> plus(gone, -1)).orElse(this).withOneMore(after);
    }

    private Active withOneMore(Optional<Severity> severity) {
      return severity.map(one -> plus(one, 1)).orElse(this);
    }

    private Active plus(Severity severity, int count) {
      return switch (severity) {
        case CRITICAL -> new Active(critical + count, warning, info);
        case WARNING -> new Active(critical, warning + count, info);
        case INFO -> new Active(critical, warning, info + count);
      };
    }
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
        new Times(first.times().start(), first.times().last(), 0, 0, 0, now, now, now),
        new Counts(0, Active.NONE, 0),
        marks);
  }

  /** Whether an alert of it is the problem it was opened for. */
  boolean beganWith(Alert alert) {
    return alert.incidentId().equals(id)
        && alert.origin().alertKey().equals(dedupKey)
        && alert.origin().integrationId() == integrationIds.getFirst();
  }

  /** The last six characters of the id, upper case: short, and not unique. */
  public String num() {
    return id.substring(id.length() - 6).toUpperCase(Locale.ROOT);
  }

  public Progress progress() {
    return handling.progress;
  }

  public List<Responder> responders() {
    return handling.responders;
  }

  public long closerId() {
    return handling.closerId;
  }

  public Findings findings() {
    return handling.findings;
  }

  /** Whether it is found by values; one that gathers by its words is found by them. */
  boolean gathersByValues() {
    return group.method == Grouping.Method.VALUES;
  }

  /** Whether a new alert may still join it, by the window it opened under. */
  public boolean takesMoreAt(long now) {
    return !isClosed() && now < takesMoreUntil();
  }

  /** When its window ends unless one more joins; without a window the end of time. */
  public long takesMoreUntil() {
    long since = group.terms.sliding ? times.joined : times.created;
    return group.terms.window.map(window -> since + window.toMillis()).orElse(Long.MAX_VALUE);
  }

  /** Whether somebody looks after it. */
  public boolean isAcknowledged() {
    return handling.progress == Progress.PROCESSING;
  }

  public boolean isClosed() {
    return handling.progress == Progress.CLOSED;
  }

  /** The worst status of its alerts; empty when all have recovered. */
  public Optional<Severity> status() {
    return counts.active.worst();
  }

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
    return copy(contributors, handling, timesWithLast(alert, now))
        .with(severity.worst(alert.severity()), joined);
  }

  /** One of its alerts changed its status or severity; the same incident when neither did. */
  public Incident alertChanged(Alert before, Alert after, long now) {
    Severity worst = severity.worst(after.severity());
    if (worst == severity && before.status().equals(after.status())) {
      return this;
    }
    Active active = counts.active.changed(before.status(), after.status());
    boolean over = active.total() == 0;
    Times changed =
        new Times(
            times.start,
            Math.max(times.last, after.times().last()),
            over ? after.times().end() : 0,
            times.ack,
            times.close,
            times.created,
            times.joined,
            now);
    return copy(integrationIds, handling, changed)
        .with(worst, new Counts(counts.alerts, active, counts.feed));
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

  Incident withFeedCount(int feed) {
    return with(severity, new Counts(counts.alerts, counts.active, feed));
  }

  private Incident with(Severity highest, Counts changed) {
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

  private Times timesWithLast(Alert alert, long now) {
    return new Times(
        times.start,
        Math.max(times.last, alert.times().last()),
        0,
        times.ack,
        times.close,
        times.created,
        now,
        now);
  }

  Incident acknowledgedBy(long person, long now) {
    List<Responder> changed = new ArrayList<>();
    boolean known = false;
    for (Responder responder : handling.responders) {
      boolean same = responder.personId() == person;
      known |= same;
      changed.add(same ? new Responder(person, responder.assignedAt(), now) : responder);
    }
    if (!known) {
      changed.add(new Responder(person, now, now));
    }
    Times acknowledged = withAck(times.ack == 0 ? now : times.ack, now);
    return handled(Progress.PROCESSING, changed, acknowledged);
  }

  Incident acknowledgementWithdrawnBy(long person, long now) {
    List<Responder> changed =
        handling.responders.stream()
            .map(responder ->
                responder.personId() == person
                    ? new Responder(person, responder.assignedAt(), 0)
                    : responder)
            .toList();
    long earliest =
        changed.stream().mapToLong(Responder::acknowledgedAt).filter(at -> at > 0).min().orElse(0);
    Progress next = earliest == 0 ? Progress.TRIGGERED : Progress.PROCESSING;
    return handled(next, changed, withAck(earliest, now));
  }

  Incident closedBy(long person, Findings found, long now) {
    Times closed =
        new Times(
            times.start, times.last, times.end, times.ack, now, times.created, times.joined, now);
    return copy(
        integrationIds, new Handling(Progress.CLOSED, handling.responders, found, person), closed);
  }

  Incident reopened(long now) {
    Times open = new Times(times.start, times.last, 0, 0, 0, times.created, times.joined, now);
    List<Responder> fresh =
        handling.responders.stream()
            .map(responder -> new Responder(responder.personId(), responder.assignedAt(), 0))
            .toList();
    return copy(
        integrationIds, new Handling(Progress.TRIGGERED, fresh, handling.findings, 0), open);
  }

  Incident touched(long now) {
    return copy(integrationIds, handling, withAck(times.ack, now));
  }

  private Times withAck(long ack, long now) {
    return new Times(
        times.start, times.last, times.end, ack, times.close, times.created, times.joined, now);
  }

  private Incident handled(Progress next, List<Responder> people, Times changed) {
    return copy(
        integrationIds, new Handling(next, people, handling.findings, handling.closerId), changed);
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
