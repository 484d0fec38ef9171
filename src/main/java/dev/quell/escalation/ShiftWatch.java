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
  private static final int AT_ONCE = 200;

  private final ShiftNotices shifts;
  private final Commands commands;
  private final InstantSource clock;
  private final Set<Asked> asked = new HashSet<>();
  private long look = Long.MIN_VALUE;

  private record Asked(ShiftNotice.About about, Set<Long> people) {
    static Asked of(ShiftNotice shift) {
      return new Asked(shift.about(), shift.people());
    }
  }

  public ShiftWatch(ShiftNotices shifts, Commands commands, InstantSource clock) {
    this.shifts = shifts;
    this.commands = commands;
    this.clock = clock;
  }

  /** Looks each ten seconds; whether there is more to ask for at once. */
  public synchronized boolean runDue() {
    long now = clock.millis();
    if (now / EVERY_MILLIS == look) {
      return false;
    }
    look = now / EVERY_MILLIS;
    List<ShiftNotice> due = shifts.due(now);
    asked.retainAll(due.stream().map(Asked::of).toList());
    List<ShiftNotice> fresh =
        due.stream().filter(shift -> !asked.contains(Asked.of(shift))).limit(AT_ONCE).toList();
    if (!fresh.isEmpty()) {
      List<ShiftNotice.About> abouts = fresh.stream().map(ShiftNotice::about).toList();
      commands.run(ShiftCommands.TELL, 0, ShiftCommands.body(abouts));
      fresh.forEach(shift -> asked.add(Asked.of(shift)));
    }
    boolean more = fresh.size() == AT_ONCE;
    if (more) {
      look = Long.MIN_VALUE;
    }
    return more;
  }
}
