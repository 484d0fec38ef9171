package dev.quell.escalation;

import dev.quell.oncall.OnCall;
import java.util.List;
import java.util.Optional;

/** Who is on call. */
public interface OnDuty {

  /** Those on call in a schedule at an instant, epoch milliseconds; none: a gap. */
  List<OnCall> at(long scheduleId, long instant);

  /** What a schedule is called; empty: there is none. */
  Optional<String> name(long scheduleId);
}
