package dev.quell.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Brings the callbacks of a minute to the receiver and writes the ledger.
 *
 * <p>Rules go side by side, the calls of one rule one after the other; all triggers of a minute go
 * before all recoveries, so that what a receiver makes of a minute does not depend on who is
 * faster. Where the network misbehaves, everything goes in one line, in the ledger's order.
 */
final class Postman {
  private final CallbackSender sender;
  private final InstantSource receiverClock;
  private final Faults faults;
  private final int lanes;
  private final Ledger ledger = new Ledger();
  private final Map<String, Callback> held = new LinkedHashMap<>();

  Postman(CallbackSender sender, InstantSource receiverClock, Faults faults, int lanes) {
    this.sender = sender;
    this.receiverClock = receiverClock;
    this.faults = faults;
    this.lanes = lanes;
  }

  Ledger ledger() {
    return ledger;
  }

  void deliver(List<Callback> callbacks) {
    if (faults.any()) {
      callbacks.forEach(this::deliverBadly);
      return;
    }
    sideBySide(callbacks.stream().filter(one -> !one.kind().recovery()).toList());
    sideBySide(callbacks.stream().filter(one -> one.kind().recovery()).toList());
  }

  /** Counts what the limit of calls swallows. */
  void lose(List<Callback> callbacks) {
    Instant now = receiverClock.instant();
    callbacks.forEach(callback -> ledger.add(LedgerEntry.neverSent(callback, now)));
  }

  /** Delivers what still waits for a successor to go first. */
  void flush() {
    List<Callback> rest = List.copyOf(held.values());
    held.clear();
    rest.forEach(callback -> ledger.add(delivered(callback)));
  }

  private void deliverBadly(Callback callback) {
    Optional<Callback> late = Optional.ofNullable(held.remove(callback.lane()));
    if (late.isEmpty() && faults.swaps(callback.traceId())) {
      held.put(callback.lane(), callback);
      return;
    }
    ledger.add(delivered(callback));
    late.ifPresent(before -> ledger.add(delivered(before)));
  }

  private void sideBySide(List<Callback> callbacks) {
    Map<String, List<Callback>> byRule = new LinkedHashMap<>();
    for (Callback callback : callbacks) {
      byRule.computeIfAbsent(callback.subject(), ignored -> new ArrayList<>()).add(callback);
    }
    Map<String, LedgerEntry> done = new ConcurrentHashMap<>();
    List<Future<?>> lines = new ArrayList<>();
    try (ExecutorService workers =
        Executors.newFixedThreadPool(lanes, Thread.ofVirtual().factory())) {
      for (List<Callback> line : byRule.values()) {
        lines.add(
            workers.submit(() -> line.forEach(one -> done.put(one.traceId(), delivered(one)))));
      }
    }
    for (Callback callback : callbacks) {
      Optional.ofNullable(done.get(callback.traceId())).ifPresent(ledger::add);
    }
    for (Future<?> line : lines) {
      if (line.state() == Future.State.FAILED) {
        throw new IllegalStateException("a delivery broke", line.exceptionNow());
      }
    }
  }

  private LedgerEntry delivered(Callback callback) {
    Instant received = receiverClock.instant();
    return LedgerEntry.delivered(callback, received, sender.send(callback));
  }
}
