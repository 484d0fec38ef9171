package dev.quell.escalation;

import dev.quell.incident.Beside;
import dev.quell.notify.outbox.Doorbell;
import dev.quell.notify.outbox.Notice;
import dev.quell.notify.outbox.NoticeStore;
import dev.quell.storage.Sql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What one unit of work decided about telling people; written with it or not at all. */
final class Decided implements Beside {
  private final Map<String, Chain> chains = new LinkedHashMap<>();
  private final List<Notice> notices = new ArrayList<>();
  private final Consumer<Decided> kept;
  private final Doorbell doorbell;
  private List<NoticeStore.Kept> fresh = List.of();
  private long now;

  Decided(Doorbell doorbell, Consumer<Decided> kept) {
    this.doorbell = doorbell;
    this.kept = kept;
  }

  Optional<Chain> chain(String incidentId) {
    return Optional.ofNullable(chains.get(incidentId));
  }

  void put(Chain chain, long at) {
    chains.put(chain.incidentId(), chain);
    now = at;
  }

  void add(Notice notice) {
    notices.add(notice);
  }

  Map<String, Chain> chains() {
    return chains;
  }

  @Override
  public void write(Sql sql) {
    ChainStore.put(sql, chains.values(), now);
    fresh = doorbell.fresh(notices);
    NoticeStore.add(sql, fresh);
  }

  @Override
  public void kept() {
    kept.accept(this);
    doorbell.ring(fresh);
  }
}
