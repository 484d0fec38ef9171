package dev.quell.escalation;

import dev.quell.oncall.ShiftNotice;
import dev.quell.oncall.ShiftNotices;
import dev.quell.queue.Commands;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Asks for notices about shifts when there is something to say that was not asked for yet. */
public final class ShiftWatch {
  private static final long EVERY_MILLIS = Duration.ofSeconds(10).toMillis();

  private final ShiftNotices shifts;
  private final Commands commands;
  private final InstantSource clock;
  private Set<Asked> asked = Set.of();
  private long look = Long.MIN_VALUE;

  private record Asked(ShiftNotice.About about, Set<Long> people) {}

  public ShiftWatch(ShiftNotices shifts, Commands commands, InstantSource clock) {
    this.shifts = shifts;
    this.commands = commands;
    this.clock = clock;
  }

  /** Looks each ten seconds; there is never more to do at once. */
  public synchronized boolean runDue() {
    long now = clock.millis();
    if (now / EVERY_MILLIS != look) {
      List<ShiftNotice> due = shifts.due(now);
      Set<Asked> all = new HashSet<>();
      due.forEach(one -> all.add(new Asked(one.about(), one.people())));
      if (!asked.containsAll(all)) {
        commands.run(ShiftCommands.TELL, 0, "{}");
      }
      asked = all;
      look = now / EVERY_MILLIS;
    }
    return false;
  }
}
