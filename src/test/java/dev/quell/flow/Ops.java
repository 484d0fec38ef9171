package dev.quell.flow;

import dev.quell.model.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Makes up sequences of operations in which few keys, values and edges meet often. */
final class Ops {
  private static final List<Severity> LEVELS =
      List.of(Severity.CRITICAL, Severity.WARNING, Severity.INFO);
  private static final List<String> ACTS =
      List.of(
          "incident.ack",
          "incident.ack",
          "incident.unack",
          "incident.unack",
          "incident.resolve",
          "incident.resolve",
          "incident.reopen",
          "incident.reopen");

  private static final Duration RETRIES_WITHIN = Duration.ofHours(1);

  private final Random random;
  private final Setups setups;
  private final boolean retries;
  private final List<Op.Push> pushes = new ArrayList<>();
  private Setup setup;
  private Op.Act acted = new Op.Act(0, "nothing", 0);
  private long now;

  private Ops(long seed, boolean retries) {
    this.random = new Random(seed);
    this.setups = new Setups(random);
    this.retries = retries;
    this.now = setups.start();
    this.setup = setups.setup(now);
  }

  /** {@code retries}: some senders say which of their callbacks are the same. */
  static Story story(long seed, int count, boolean retries) {
    Ops maker = new Ops(seed, retries);
    long start = maker.now;
    Setup setup = maker.setup;
    return new Story(start, setup, maker.next(count));
  }

  private List<Op> next(int count) {
    List<Op> ops = new ArrayList<>();
    while (ops.size() < count) {
      now += step();
      ops.add(
          switch (random.nextInt(16)) {
            case 0, 1 -> act();
            case 2 -> new Op.Wait(now);
            case 3 -> edit();
            case 4, 5 -> again();
            default -> push();
          });
    }
    return ops;
  }

  /** Mostly little or none, sometimes just up to or just past a window. */
  private long step() {
    return switch (random.nextInt(20)) {
      case 0 -> setup.closing().mergeWindow().toMillis() / 2 % 600_000;
      case 1 -> near(Duration.ofMinutes(5));
      case 2 -> near(Duration.ofMinutes(7));
      case 3 -> near(Duration.ofMinutes(10));
      case 4, 5 -> near(Duration.ofMinutes(1));
      case 6 -> untilWhole(Duration.ofMinutes(15));
      case 7 -> untilWhole(Duration.ofMinutes(1));
      case 8 -> random.nextInt(8) == 0 ? near(Duration.ofHours(2)) : near(Duration.ofHours(1));
      case 9, 10, 11 -> 0;
      case 12 -> random.nextInt(1000);
      default -> 1 + random.nextInt(20_000);
    };
  }

  private long near(Duration window) {
    return window.toMillis() + 1 - random.nextInt(3);
  }

  private long untilWhole(Duration part) {
    return part.toMillis() - now % part.toMillis() + (random.nextInt(3) == 0 ? -1 : 0);
  }

  /** Often somebody takes back what was done last. */
  private Op act() {
    boolean takesBack = random.nextBoolean();
    String kind = ACTS.get(random.nextInt(ACTS.size()));
    if (takesBack && acted.kind().equals("incident.ack")) {
      acted = new Op.Act(now, "incident.unack", acted.newer());
    } else if (takesBack && acted.kind().equals("incident.resolve")) {
      acted = new Op.Act(now, "incident.reopen", acted.newer());
    } else {
      acted = new Op.Act(now, kind, random.nextInt(2) * random.nextInt(4));
    }
    return acted;
  }

  private Op edit() {
    setup = setups.edited(setup, now);
    return new Op.Edit(now, setup);
  }

  private Op push() {
    Op.Push push =
        new Op.Push(
            now,
            !retries || random.nextBoolean() ? 0 : 1 + pushes.size(),
            Setups.KEYS.get(random.nextInt(Setups.KEYS.size())),
            random.nextInt(4) == 0
                ? Optional.empty()
                : Optional.of(LEVELS.get(random.nextInt(LEVELS.size()))),
            happened(),
            labels(),
            "description " + random.nextInt(2),
            random.nextInt(3) == 0);
    pushes.add(push);
    return push;
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>();
    if (random.nextInt(6) > 0) {
      labels.put("zone", Setups.ZONES.get(random.nextInt(3) / 2));
    }
    if (random.nextInt(3) > 0) {
      labels.put("host", Setups.HOSTS.get(random.nextInt(3) / 2));
    }
    return labels;
  }

  /** What was pushed lately, with its trace id if it had one: retries come within the hour. */
  private Op again() {
    List<Op.Push> lately =
        pushes.stream().filter(push -> now - push.at() < RETRIES_WITHIN.toMillis()).toList();
    if (lately.isEmpty()) {
      return new Op.Wait(now);
    }
    Op.Push old = lately.get(random.nextInt(lately.size()));
    return new Op.Push(
        now,
        old.retry(),
        old.key(),
        old.severity(),
        old.happened(),
        old.labels(),
        old.description(),
        old.suppressEqual());
  }

  private Optional<Long> happened() {
    return switch (random.nextInt(6)) {
      case 0 -> Optional.of(now - random.nextInt(120_000));
      case 1 -> Optional.of(now + random.nextInt(60_000));
      default -> Optional.empty();
    };
  }
}
