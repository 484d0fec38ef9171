package dev.quell.insight;

import dev.quell.channel.ChannelNoise;
import dev.quell.incident.Incident;
import dev.quell.model.Event;
import dev.quell.model.Outcome;
import dev.quell.model.Step;
import java.util.Optional;

/** What was received, gone through once more: judged as it was then, and under changed rules. */
public interface Past {

  /** What can be gone through, until now. */
  Span span();

  /**
   * Refuses an instant of whose time too much has been removed.
   *
   * @throws UnknownPast when nothing is known of it any more
   */
  void refuseUnknown(long from);

  /**
   * Goes through it on the calling thread, from the past to the present.
   *
   * @throws UnknownPast when nothing is known of the beginning any more
   */
  void replay(Trial trial, Audience audience);

  /** What a step says, in English. */
  String sentence(Step step);

  /** From one instant to another, epoch milliseconds; only the first belongs to it. */
  record Span(long from, long to) {
    public boolean holds(long instant) {
      return instant >= from && instant < to;
    }
  }

  /**
   * What is tried.
   *
   * @param tried the channel goes by this from the beginning of the span on, whatever its people
   *     changed; empty when only history is looked at
   */
  record Trial(long channelId, Span span, Optional<ChannelNoise> tried) {}

  /** The rules of then, and the changed ones. */
  enum World {
    BEFORE,
    AFTER
  }

  /** Told, in order, what concerns the channel within the span; throws to end it. */
  interface Audience {

    /**
     * So many records of so many are gone through, also those before the span and of other
     * channels.
     *
     * @param events how many events these records held
     */
    void reached(long records, long ofRecords, long events);

    /** An event that reached the channel in either world. */
    void judged(Judged judged);

    /** An incident of the channel was opened, behind the beginning of the span. */
    void opened(World world, Incident incident, String founded);

    /** An incident of the channel changed, perhaps just opened; what it counts is up to date. */
    void changed(World world, Incident incident);

    /** An incident of the channel was closed so long ago that it cannot change any more. */
    void forgotten(World world, Incident incident);

    /** Something that makes the result less than exact. */
    void noted(Note note, long times);
  }

  /** Why a result may differ from what would have been. */
  enum Note {
    /** Events that are judged differently today than they were, under the same rules. */
    JUDGED_DIFFERENTLY,
    /** What people did with incidents that were closed before anything is known. */
    ACTION_ON_UNKNOWN_INCIDENT,
    /** What people did with incidents that do not exist, or are closed, under the changed rules. */
    ACTION_WITHOUT_INCIDENT
  }

  /**
   * One event.
   *
   * @param at when it was received, epoch milliseconds
   * @param integrationId who received it
   * @param before empty when it did not reach the channel then; as {@code after}
   */
  record Judged(
      String eventId,
      long at,
      long integrationId,
      Event event,
      Optional<Fate> before,
      Optional<Fate> after) {}

  /**
   * What became of an event in the channel.
   *
   * @param alertId empty when it led to no alert
   * @param begins whether that alert began with it
   * @param incident as it is behind the event
   * @param founded the event its incident began with, or the incident's id where it began before
   *     the span; empty without incident
   * @param why the deciding step
   */
  record Fate(
      Outcome outcome,
      String alertId,
      boolean begins,
      Optional<Incident> incident,
      String founded,
      Step why) {}

  /** A span whose beginning nothing is known of. */
  final class UnknownPast extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public UnknownPast(String reason) {
      super(reason);
      this.reason = reason;
    }

    public String reason() {
      return reason;
    }
  }
}
