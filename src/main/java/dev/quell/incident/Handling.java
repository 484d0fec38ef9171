package dev.quell.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What people did with an incident.
 *
 * @param closerId who closed it; 0 is the system
 * @param assigned the last assignment
 * @param snoozedUntil epoch milliseconds; 0: it is not snoozed
 */
public record Handling(
    Progress progress,
    List<Responder> responders,
    Findings findings,
    long closerId,
    Optional<Assignment> assigned,
    long snoozedUntil,
    Particulars particulars) {
  static final Handling NEW = openedBy(Particulars.NONE);

  /** An older checkpoint knows of no particulars. */
  public Handling {
    responders = List.copyOf(responders);
    particulars = Objects.requireNonNullElse(particulars, Particulars.NONE);
  }

  static Handling openedBy(Particulars particulars) {
    return new Handling(
        Progress.TRIGGERED, List.of(), Findings.NONE, 0, Optional.empty(), 0, particulars);
  }

  /** Of those that hold; 0: nobody acknowledged it. */
  long earliestAck() {
    return progress == Progress.PROCESSING
        ? responders.stream()
            .mapToLong(Responder::acknowledgedAt)
            .filter(at -> at > 0)
            .min()
            .orElse(0)
        : 0;
  }

  boolean isAcknowledgedBy(long person) {
    return progress == Progress.PROCESSING
        && responders.stream()
            .anyMatch(one -> one.personId() == person && one.acknowledgedAt() > 0);
  }

  Handling acknowledgedBy(long person, long now) {
    List<Responder> changed = new ArrayList<>();
    boolean known = false;
    for (Responder responder : responders) {
      boolean same = responder.personId() == person;
      known |= same;
      changed.add(same ? new Responder(person, responder.assignedAt(), now) : responder);
    }
    if (!known) {
      changed.add(new Responder(person, now, now));
    }
    return with(Progress.PROCESSING, changed);
  }

  /** It is not snoozed any more: who is left without anybody wants to be told. */
  Handling acknowledgementWithdrawnBy(long person) {
    List<Responder> changed =
        responders.stream()
            .map(one -> one.personId() == person ? one.withoutAcknowledgement() : one)
            .toList();
    boolean others = changed.stream().anyMatch(one -> one.acknowledgedAt() > 0);
    return with(others ? Progress.PROCESSING : Progress.TRIGGERED, changed).snoozed(0);
  }

  /** See {@link Incident#assignedTo}. */
  Handling assignedTo(Assignment assignment, List<Long> everybody, long now) {
    boolean escalated = assignment.type() == Assignment.Type.ESCALATE;
    List<Responder> people = new ArrayList<>();
    responders.stream()
        .filter(one -> escalated || everybody.contains(one.personId()))
        .forEach(people::add);
    boolean acknowledged =
        (escalated && progress == Progress.PROCESSING)
            || people.stream()
                .anyMatch(one -> everybody.contains(one.personId()) && one.acknowledgedAt() > 0);
    if (!acknowledged) {
      people.replaceAll(Responder::withoutAcknowledgement);
    }
    return new Handling(
            acknowledged ? Progress.PROCESSING : Progress.TRIGGERED,
            people,
            findings,
            closerId,
            Optional.of(assignment),
            0,
            particulars)
        .joinedBy(everybody, now);
  }

  /** Who had it, and acknowledged it, is known until the new ones are. */
  Handling awaiting(Assignment assignment) {
    return new Handling(
        Progress.TRIGGERED,
        responders,
        findings,
        closerId,
        Optional.of(assignment),
        0,
        particulars);
  }

  /** Nobody looks after it: who said so has not come to an end with it. */
  Handling triggeredAgain() {
    List<Responder> fresh = responders.stream().map(Responder::withoutAcknowledgement).toList();
    return with(Progress.TRIGGERED, fresh).snoozed(0);
  }

  /** Somebody takes part as well; who does already stays as they are. */
  Handling joinedBy(List<Long> more, long now) {
    List<Responder> people = new ArrayList<>(responders);
    more.stream()
        .distinct()
        .filter(id -> responders.stream().noneMatch(one -> one.personId() == id))
        .forEach(id -> people.add(new Responder(id, now, 0)));
    return with(progress, people);
  }

  Handling closedBy(long person) {
    return new Handling(Progress.CLOSED, responders, findings, person, assigned, 0, particulars);
  }

  Handling reopened() {
    List<Responder> fresh = responders.stream().map(Responder::withoutAcknowledgement).toList();
    return new Handling(Progress.TRIGGERED, fresh, findings, 0, assigned, 0, particulars);
  }

  Handling snoozed(long until) {
    return new Handling(progress, responders, findings, closerId, assigned, until, particulars);
  }

  Handling with(Progress next, List<Responder> people) {
    return new Handling(next, people, findings, closerId, assigned, snoozedUntil, particulars);
  }

  Handling with(Findings found) {
    return new Handling(progress, responders, found, closerId, assigned, snoozedUntil, particulars);
  }

  Handling with(Particulars changed) {
    return new Handling(progress, responders, findings, closerId, assigned, snoozedUntil, changed);
  }
}
