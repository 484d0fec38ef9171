package dev.quell.simulator;

import dev.quell.simulator.Disturbance.Curve;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One scenario on a clock turned by hand, played to a receiver that writes everything down. */
final class Stage implements AutoCloseable {
  static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  static final String ACCOUNT = "2108465793";
  static final Metric CPU = new Metric("CpuTotal", "Percent", "CPU使用率", "CPU utilization", 30);

  private final SimulatedClock clock = SimulatedClock.jumping(START);
  private final RecordingReceiver receiver;
  private final CallbackSender sender;
  private final CloudMonitor monitor;

  Stage(Scenario scenario) throws IOException {
    this(scenario, RecordingReceiver.friendly(), CloudMonitor.Settings.of(() -> START));
  }

  Stage(Scenario scenario, RecordingReceiver receiver, CloudMonitor.Settings settings) {
    this(scenario, receiver, settings, Duration.ofSeconds(30));
  }

  Stage(
      Scenario scenario,
      RecordingReceiver receiver,
      CloudMonitor.Settings settings,
      Duration timeout) {
    this.receiver = receiver;
    CallbackSender.Address address =
        CallbackSender.Address.of(receiver.url())
            .withToken("secret")
            .withTiming(timeout, Duration.ofMillis(1));
    this.sender = new CallbackSender(address, scenario.faults());
    CloudMonitor.Settings shared =
        new CloudMonitor.Settings(settings.callLimit(), settings.lanes(), clock);
    this.monitor = new CloudMonitor(scenario, clock, sender, shared);
  }

  static Stage playing(AlertPolicy policy, Disturbance... disturbances) throws IOException {
    return new Stage(scenario(policy, disturbances));
  }

  static Scenario scenario(AlertPolicy policy, Disturbance... disturbances) {
    return new Scenario(
        "stage",
        7,
        1440,
        ACCOUNT,
        List.of(policy),
        List.of(disturbances),
        List.of(),
        Faults.none());
  }

  /** A rule on CPU above 80 for 3 minutes, a reminder every 10. */
  static AlertPolicy.Draft cpuRule(Target... targets) {
    return AlertPolicy.draft("1866302915447130112", "cpu-high", "VCM_ECS", "Instance")
        .tier(Level.WARNING, Condition.above(CPU, 80))
        .timing(3, 10)
        .watching(List.of(targets));
  }

  static Target server(String name) {
    return new Target("i-" + name, name, "cn-beijing", "cn-beijing-a", "default");
  }

  /** The CPU of one server stays at a value for some minutes. */
  static Disturbance cpu(String server, int from, int minutes, double value) {
    return new Disturbance(
        target -> target.name().equals(server), "CpuTotal", from, minutes, plateau(value));
  }

  static Curve plateau(double value) {
    return new Curve.Plateau(value);
  }

  /** Lives up to and with a minute of the scenario. */
  void playTo(int minute) {
    monitor.runUntil(START.plus(Duration.ofMinutes(minute)).plusSeconds(30));
  }

  Ledger ledger() {
    return monitor.ledger();
  }

  List<RecordingReceiver.Call> calls() {
    return receiver.calls();
  }

  List<JsonNode> bodies() {
    return receiver.bodies();
  }

  /** The items of the list of this kind in a body. */
  static List<JsonNode> items(JsonNode body, CallbackKind kind) {
    return body.path(kind.list()).valueStream().toList();
  }

  static List<String> types(List<JsonNode> bodies) {
    return bodies.stream().map(body -> body.path("Type").stringValue()).toList();
  }

  static long epoch(int minute) {
    return START.getEpochSecond() + 60L * minute;
  }

  @Override
  public void close() {
    sender.close();
    receiver.close();
  }
}
