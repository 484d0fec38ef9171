package dev.quell.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Lives through a scenario minute by minute and calls the receiver as Cloud Monitor would. */
public final class CloudMonitor {
  private static final int CALLS_PER_MINUTE = 100;
  private static final int SECONDS_PER_MINUTE = 60;

  /** How far past a minute its callbacks leave; their evaluation is over by then. */
  private static final Duration LAG = Duration.ofSeconds(8);

  /**
   * What may differ between runs of one scenario.
   *
   * @param callLimit calls a minute, the rest is lost
   * @param lanes rules that call side by side
   * @param receiverClock what the receiver takes for the time
   */
  public record Settings(OptionalInt callLimit, int lanes, InstantSource receiverClock) {
    public Settings {
      if (lanes < 1) {
        throw new IllegalArgumentException("lanes: " + lanes + " (expected: 1 or more)");
      }
    }

    /** No limit of calls, eight lanes. */
    public static Settings of(InstantSource receiverClock) {
      return new Settings(OptionalInt.empty(), 8, receiverClock);
    }

    /** The limit Cloud Monitor documents: 100 calls a minute. */
    public Settings limited() {
      return new Settings(OptionalInt.of(CALLS_PER_MINUTE), lanes, receiverClock);
    }

    public Settings inLanes(int count) {
      return new Settings(callLimit, count, receiverClock);
    }
  }

  private record Watch(AlertPolicy policy, List<TargetWatch> targets) {}

  private final Scenario scenario;
  private final SimulatedClock clock;
  private final Settings settings;
  private final Postman postman;
  private final CallbackWriter writer;
  private final List<Watch> watches;
  private final long firstMinute;
  private long nextMinute;

  /** Begins at the first full minute of {@code clock}. */
  public CloudMonitor(
      Scenario scenario, SimulatedClock clock, CallbackSender sender, Settings settings) {
    this.scenario = scenario;
    this.clock = clock;
    this.settings = settings;
    this.postman =
        new Postman(sender, settings.receiverClock(), scenario.faults(), settings.lanes());
    this.firstMinute = Math.ceilDiv(clock.instant().getEpochSecond(), SECONDS_PER_MINUTE);
    this.nextMinute = firstMinute;
    Chance chance = new Chance(new Chance(scenario.seed()).number("run", firstMinute));
    this.writer = new CallbackWriter(scenario.accountId(), chance);
    this.watches = scenario.policies().stream().map(this::watch).toList();
  }

  private Watch watch(AlertPolicy policy) {
    return new Watch(
        policy,
        policy.targets().stream()
            .map(target -> new TargetWatch(policy, target, scenario))
            .toList());
  }

  public Ledger ledger() {
    return postman.ledger();
  }

  /** Lives on until {@code end}, or until the thread is interrupted; may be called again. */
  public void runUntil(Instant end) {
    while (!leaving(nextMinute).isAfter(end)) {
      clock.advanceTo(leaving(nextMinute));
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      deliver(callbacks(nextMinute));
      nextMinute++;
    }
    postman.flush();
    clock.advanceTo(end);
  }

  private static Instant leaving(long minute) {
    return Instant.ofEpochSecond(minute * SECONDS_PER_MINUTE).plus(LAG);
  }

  private void deliver(List<Callback> callbacks) {
    int limit = Math.min(settings.callLimit().orElse(Integer.MAX_VALUE), callbacks.size());
    postman.deliver(callbacks.subList(0, limit));
    postman.lose(callbacks.subList(limit, callbacks.size()));
  }

  private List<Callback> callbacks(long minute) {
    long elapsed = minute - firstMinute;
    List<Callback> callbacks = new ArrayList<>();
    for (Watch watch : watches) {
      List<Finding> findings = new ArrayList<>();
      for (TargetWatch target : watch.targets()) {
        findings.addAll(target.look(minute, elapsed));
      }
      callbacks.addAll(writer.metricCallbacks(watch.policy(), findings, minute));
    }
    for (CloudEvent event : scenario.events()) {
      if (event.minute() == elapsed % scenario.minutes()) {
        callbacks.add(writer.eventCallback(event, minute));
      }
    }
    return callbacks;
  }
}
