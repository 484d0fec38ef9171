package dev.quell.escalation;

import dev.quell.incident.IncidentFacts;
import dev.quell.incident.IncidentFacts.Told;
import dev.quell.notify.outbox.NoticeStore.Kept;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * What messages say of incidents: notices of one decision that were taken together leave together,
 * and one of them looks the incident up for all.
 */
final class LatelyTold {
  private static final int REMEMBERED = 500;

  /** What was looked up longer ago may have changed. */
  private static final long MOMENT_NANOS = 2_000_000_000L;

  private final IncidentFacts facts;
  private final Map<Look, CompletableFuture<Optional<Told>>> looks =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(
            Map.Entry<Look, CompletableFuture<Optional<Told>>> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** One decision, taken at one moment: their claims end together. */
  private record Look(String dispatch, long claimedUntil, long moment) {}

  LatelyTold(IncidentFacts facts) {
    this.facts = facts;
  }

  Optional<Told> of(Kept kept) {
    Look look = new Look(kept.notice().dispatch(), kept.dueAt(), System.nanoTime() / MOMENT_NANOS);
    CompletableFuture<Optional<Told>> mine = new CompletableFuture<>();
    CompletableFuture<Optional<Told>> first;
    synchronized (looks) {
      first = looks.putIfAbsent(look, mine);
    }
    if (first != null) {
      return joined(first);
    }
    try {
      mine.complete(facts.told(kept.notice().incidentId()));
    } catch (RuntimeException | Error e) {
      synchronized (looks) {
        looks.remove(look);
      }
      mine.completeExceptionally(e);
    }
    return joined(mine);
  }

  private static Optional<Told> joined(CompletableFuture<Optional<Told>> look) {
    try {
      return look.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
