package dev.quell.escalation;

import dev.quell.incident.UnitOfWork;
import dev.quell.notify.outbox.Doorbell;
import dev.quell.storage.Database;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How far incidents have come, as the flow last left them; the flow is the only writer. */
final class Chains {
  private static final int REMEMBERED = 20_000;

  private final Database database;
  private final Doorbell doorbell;
  private final Map<String, Optional<Chain>> lately =
      new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<Chain>> eldest) {
          return size() > REMEMBERED;
        }
      };

  Chains(Database database, Doorbell doorbell) {
    this.database = database;
    this.doorbell = doorbell;
  }

  Decided decided(UnitOfWork unit) {
    return unit.beside(Decided.class, () -> new Decided(doorbell, this::keep));
  }

  Optional<Chain> of(UnitOfWork unit, String incidentId) {
    return decided(unit)
        .chain(incidentId)
        .or(() ->
            lately.computeIfAbsent(
                incidentId, id -> database.read(sql -> ChainStore.byIncident(sql, id))));
  }

  void put(UnitOfWork unit, Chain chain) {
    decided(unit).put(chain, unit.now());
  }

  void forget() {
    lately.clear();
  }

  private void keep(Decided decided) {
    decided.chains().forEach((id, chain) -> lately.put(id, Optional.of(chain)));
  }
}
