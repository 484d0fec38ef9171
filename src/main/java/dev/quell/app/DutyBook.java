package dev.quell.app;

import dev.quell.escalation.OnDuty;
import dev.quell.oncall.OnCall;
import dev.quell.oncall.Schedules;
import java.util.List;
import java.util.Optional;

/** Asks the schedules who is on call. */
record DutyBook(Schedules schedules) implements OnDuty {
  @Override
  public List<OnCall> at(long scheduleId, long instant) {
    return schedules.onCall(scheduleId, instant);
  }

  @Override
  public Optional<String> name(long scheduleId) {
    return schedules.name(scheduleId);
  }
}
