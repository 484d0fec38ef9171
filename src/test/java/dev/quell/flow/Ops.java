package dev.quell.flow;

import dev.quell.model.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Makes up sequences of operations in which few keys, values and edges meet often. */
final class Ops {
  private static final List<String> KEYS = List.of("cpu", "disk", "net");
  private static final List<String> GROUPS = List.of("", "east", "west");
  private static final List<Severity> LEVELS =
      List.of(Severity.CRITICAL, Severity.WARNING, Severity.INFO);
  private static final List<String> ACTS =
      List.of("incident.ack", "incident.unack", "incident.resolve", "incident.reopen");

  private static final Duration RETRIES_WITHIN = Duration.ofHours(1);

  private final Random random;
  private final SlowModel.Rules rules;
  private final List<Op.Push> pushes = new ArrayList<>();
  private long now;

  Ops(long seed, long start, SlowModel.Rules rules) {
    this.random = new Random(seed);
    this.now = start;
    this.rules = rules;
  }

  static SlowModel.Rules rules(long seed) {
    Random random = new Random(seed);
    return new SlowModel.Rules(
        random.nextInt(4) > 0,
        random.nextBoolean() ? Duration.ZERO : Duration.ofMinutes(10),
        random.nextBoolean() ? Duration.ofMinutes(1440) : Duration.ofMinutes(5),
        random.nextBoolean() ? Duration.ZERO : Duration.ofMinutes(7),
        random.nextBoolean(),
        random.nextInt(4) > 0);
  }

  List<Op> next(int count) {
    List<Op> ops = new ArrayList<>();
    while (ops.size() < count) {
      now += step();
      ops.add(
          switch (random.nextInt(12)) {
            case 0 -> new Op.Act(now, ACTS.get(random.nextInt(ACTS.size())), random.nextInt(4));
            case 1 -> new Op.Wait(now);
            case 2 -> again();
            default -> push();
          });
    }
    return ops;
  }

  /** Mostly little, sometimes just up to or just past a window. */
  private long step() {
    return switch (random.nextInt(12)) {
      case 0 -> rules.mergeWindow().toMillis() / 2;
      case 1 -> 1 + Duration.ofMinutes(5).toMillis() - random.nextInt(3);
      case 2 -> 1 + Duration.ofMinutes(7).toMillis() - random.nextInt(3);
      case 3 -> 1 + Duration.ofMinutes(10).toMillis() - random.nextInt(3);
      default -> 1 + random.nextInt(20_000);
    };
  }

  private Op push() {
    Op.Push push =
        new Op.Push(
            now,
            random.nextBoolean() ? 0 : 1 + pushes.size(),
            KEYS.get(random.nextInt(KEYS.size())),
            random.nextInt(3) == 0
                ? Optional.empty()
                : Optional.of(LEVELS.get(random.nextInt(LEVELS.size()))),
            happened(),
            GROUPS.get(random.nextInt(GROUPS.size())),
            "description " + random.nextInt(2),
            random.nextInt(3) == 0);
    pushes.add(push);
    return push;
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
        old.group(),
        old.description(),
        old.suppressEqual());
  }

  private Optional<Long> happened() {
    return switch (random.nextInt(4)) {
      case 0 -> Optional.of(now - random.nextInt(120_000));
      case 1 -> Optional.of(now + random.nextInt(60_000));
      default -> Optional.empty();
    };
  }
}
