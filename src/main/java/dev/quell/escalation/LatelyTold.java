package dev.quell.escalation;

import dev.quell.incident.IncidentFacts;
import dev.quell.incident.IncidentFacts.Told;
import dev.quell.notify.outbox.NoticeStore.Kept;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What messages say of incidents: notices of one decision that were taken together leave together
 * and need not each look it up.
 */
final class LatelyTold {
  private static final int REMEMBERED = 500;

  private final IncidentFacts facts;
  private final Map<Look, Told> looked =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Look, Told> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** One decision, taken at one moment: their claims end together. */
  private record Look(String dispatch, long claimedUntil) {}

  LatelyTold(IncidentFacts facts) {
    this.facts = facts;
  }

  Optional<Told> of(Kept kept) {
    Look look = new Look(kept.notice().dispatch(), kept.dueAt());
    synchronized (looked) {
      Told known = looked.get(look);
      if (known != null) {
        return Optional.of(known);
      }
    }
    Optional<Told> told = facts.told(kept.notice().incidentId());
    synchronized (looked) {
      told.ifPresent(found -> looked.put(look, found));
    }
    return told;
  }
}
