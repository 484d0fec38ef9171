package dev.quell.incident;

import dev.quell.model.Event;
import dev.quell.model.ObjectId;
import dev.quell.model.Severity;
import java.util.Comparator;
import java.util.Optional;

/**
 * One episode of one problem in one channel: from its first trigger to its recovery, or until
 * somebody closed it.
 *
 * @param incidentId empty when it is in no incident: something holds it, or held it to its end
 * @param isOpen whether further events may still merge into it
 * @param severity the worst its events reached
 * @param status the severity of its newest trigger; empty once recovered
 * @param eventCount how many events count for it; equal repeats of the standard protocol do not
 * @param feedCount how many timeline entries it has
 */
public record Alert(
    String id,
    Origin origin,
    String incidentId,
    boolean isOpen,
    Wording wording,
    Severity severity,
    Optional<Severity> status,
    Times times,
    long eventCount,
    int feedCount,
    Marks marks) {
  /** In the order in which they were created. */
  static final Comparator<Alert> OLDEST_FIRST =
      Comparator.comparingLong((Alert alert) -> alert.times().created())
          .thenComparingLong(Alert::place);

  /** What makes two events speak of the same alert. */
  public record Origin(long channelId, long integrationId, String alertKey) {}

  /**
   * All in epoch milliseconds, zero where it has not happened.
   *
   * @param newestTrigger the order-guarded time of the newest trigger, see {@link KeyHistory}
   */
  public record Times(
      long start,
      long last,
      long newestTrigger,
      long end,
      long close,
      long created,
      long updated) {}

  /**
   * What noise reduction noticed about it.
   *
   * @param everMuted whether anything ever held it
   * @param hold what holds it now, or held it to its end
   * @param flapping whether its problem was restless when it began
   */
  public record Marks(boolean everMuted, Optional<Hold> hold, boolean flapping) {
    static final Marks NONE = new Marks(false, Optional.empty(), false);
  }

  /** Opens an alert for its first trigger. */
  public static Alert opened(String id, Origin origin, Event event, Moment moment) {
    return new Alert(
        id,
        origin,
        "",
        true,
        Wording.of(event),
        event.severity(),
        Optional.of(event.severity()),
        new Times(
            event
                .startedAt()
                .map(start -> Math.min(start.toEpochMilli(), moment.at()))
                .orElse(moment.at()),
            moment.at(),
            moment.order(),
            0,
            0,
            moment.now(),
            moment.now()),
        1,
        0,
        Marks.NONE);
  }

  /** One more trigger; one that is older than the newest counts, but changes nothing else. */
  public Alert merged(Event event, Moment moment) {
    boolean late = moment.order() < times.newestTrigger;
    return new Alert(
        id,
        origin,
        incidentId,
        isOpen,
        late ? wording : wording.updatedBy(event),
        severity.worst(event.severity()),
        late ? status : Optional.of(event.severity()),
        new Times(
            times.start,
            Math.max(times.last, moment.at()),
            Math.max(times.newestTrigger, moment.order()),
            0,
            0,
            times.created,
            moment.now()),
        eventCount + 1,
        feedCount,
        marks);
  }

  /** A trigger that says nothing new: only its labels are taken over, unless it is late. */
  public Alert refreshed(Event event, Moment moment) {
    boolean late = moment.order() < times.newestTrigger;
    return new Alert(
        id,
        origin,
        incidentId,
        isOpen,
        late ? wording : wording.updatedBy(event),
        severity,
        status,
        new Times(
            times.start,
            times.last,
            Math.max(times.newestTrigger, moment.order()),
            times.end,
            times.close,
            times.created,
            moment.now()),
        eventCount,
        feedCount,
        marks);
  }

  public Alert recovered(Event event, Moment moment) {
    return new Alert(
        id,
        origin,
        incidentId,
        false,
        wording.completedBy(event),
        severity,
        Optional.empty(),
        new Times(
            times.start,
            Math.max(times.last, moment.at()),
            times.newestTrigger,
            moment.at(),
            0,
            times.created,
            moment.now()),
        eventCount + 1,
        feedCount,
        marks);
  }

  /** The problem ended, or went on under another alert, while this one was closed. */
  Alert overSince(long at, long now) {
    Times over =
        new Times(
            times.start, times.last, times.newestTrigger, at, times.close, times.created, now);
    return new Alert(
        id,
        origin,
        incidentId,
        false,
        wording,
        severity,
        Optional.empty(),
        over,
        eventCount,
        feedCount,
        marks);
  }

  /** Closed with its incident: it takes in no more events; that is not a recovery. */
  public Alert closed(long now) {
    Times closed =
        new Times(times.start, times.last, times.newestTrigger, times.end, now, times.created, now);
    return new Alert(
        id,
        origin,
        incidentId,
        false,
        wording,
        severity,
        status,
        closed,
        eventCount,
        feedCount,
        marks);
  }

  public Alert reopened(long now) {
    Times open = new Times(times.start, times.last, times.newestTrigger, 0, 0, times.created, now);
    return new Alert(
        id,
        origin,
        incidentId,
        true,
        wording,
        severity,
        status,
        open,
        eventCount,
        feedCount,
        marks);
  }

  Alert inIncident(String incident) {
    return new Alert(
        id,
        origin,
        incident,
        isOpen,
        wording,
        severity,
        status,
        times,
        eventCount,
        feedCount,
        marks);
  }

  Alert withFeedCount(int count) {
    return new Alert(
        id, origin, incidentId, isOpen, wording, severity, status, times, eventCount, count, marks);
  }

  /** Kept from any incident by a rule. */
  Alert heldBy(Hold hold, long now) {
    return marked(new Marks(true, Optional.of(hold), marks.flapping), now);
  }

  /** No rule holds it any more. */
  Alert released(long now) {
    return marked(new Marks(marks.everMuted, Optional.empty(), marks.flapping), now);
  }

  Alert withFlapping(boolean flapping) {
    if (flapping == marks.flapping) {
      return this;
    }
    return marked(new Marks(marks.everMuted, marks.hold, flapping), times.updated);
  }

  private Alert marked(Marks noticed, long now) {
    // Nearly all have none, and there are many.
    Marks changed = noticed.equals(Marks.NONE) ? Marks.NONE : noticed;
    Times touched =
        new Times(
            times.start,
            times.last,
            times.newestTrigger,
            times.end,
            times.close,
            times.created,
            now);
    return new Alert(
        id,
        origin,
        incidentId,
        isOpen,
        wording,
        severity,
        status,
        touched,
        eventCount,
        feedCount,
        changed);
  }

  /** Whether a rule keeps it from an incident right now. */
  public boolean isHeld() {
    return isOpen && incidentId.isEmpty() && marks.hold.isPresent();
  }

  /** Where in the log it began: of two alerts the greater one began later. */
  public long place() {
    ObjectId.Address began = ObjectId.parse(id).orElseThrow();
    return began.offset() * (ObjectId.MAX_COUNTER + 1L) + began.counter();
  }

  /** Whether it may keep others from people: it fires, and is not itself kept by one. */
  public boolean explainsOthers() {
    return isOpen
        && !isRecovered()
        && marks.hold.filter(hold -> hold.kind() == Hold.Kind.INHIBIT).isEmpty();
  }

  public boolean isRecovered() {
    return status.isEmpty();
  }

  /** Whether this trigger says just what the newest one said. */
  public boolean saysTheSame(Event event) {
    return status.filter(event.severity()::equals).isPresent()
        && wording.title().equals(event.title())
        && wording.description().equals(event.description());
  }
}
