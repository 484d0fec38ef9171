package dev.quell.notify.outbox;

import dev.quell.notify.outbox.NoticeStore.Kept;
import dev.quell.storage.Database;
import dev.quell.storage.Dialect;
import dev.quell.storage.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Takes out of the store what is to be sent now, at the pace its recipients bear. */
final class Outbox {
  /** Longer than any attempt takes, and its way back into the log in a flood. */
  static final Duration CLAIM = Duration.ofMinutes(2);

  private static final int AT_ONCE = 1000;
  private static final long SOON_MILLIS = 1000;

  private final Database database;

  Outbox(Database database) {
    this.database = database;
  }

  /** What one message speaks for: one notice, or several of one recipient. */
  record Parcel(List<Kept> notices) {
    Parcel {
      notices = List.copyOf(notices);
    }

    Kept first() {
      return notices.getFirst();
    }
  }

  /**
   * What was taken.
   *
   * @param full whether there may be more
   */
  record Taken(List<Parcel> parcels, boolean full) {}

  /**
   * What a target bears.
   *
   * @param perMinute how many messages the recipient of a notice takes in a minute
   * @param room how many more messages a target may be given now
   */
  record Limits(ToIntFunction<Notice> perMinute, ToIntFunction<String> room) {}

  /**
   * Takes what is due.
   *
   * @param underWay notices of which an attempt has not been written down yet
   */
  Taken take(long now, Set<String> underWay, Limits limits) {
    return database.write(sql -> {
      List<Kept> claimed = NoticeStore.claim(sql, now, now + CLAIM.toMillis(), AT_ONCE);
      Map<String, List<Kept>> byTarget = new LinkedHashMap<>();
      claimed.stream()
          .filter(kept -> !underWay.contains(kept.notice().id()))
          .forEach(kept ->
              byTarget.computeIfAbsent(kept.notice().target(), key -> new ArrayList<>()).add(kept));
      return new Taken(parcels(sql, byTarget, now, limits), claimed.size() == AT_ONCE);
    });
  }

  /**
   * Makes due what a server that died had claimed. Only where no other server can be at work on the
   * same store: with an embedded one.
   */
  void releaseClaims(long now) {
    database.writeAll(sql -> {
      if (sql.dialect() == Dialect.SQLITE) {
        NoticeStore.releaseAll(sql, now);
      }
    });
  }

  Optional<Long> nextDue() {
    return database.read(NoticeStore::nextDue);
  }

  private static List<Parcel> parcels(
      Sql sql, Map<String, List<Kept>> byTarget, long now, Limits limits) {
    Map<String, Integer> most = new HashMap<>();
    byTarget.forEach((target, notices) -> {
      int limit = limits.perMinute().applyAsInt(notices.getFirst().notice());
      if (limit > 0) {
        most.put(target, limit);
      }
    });
    Map<String, Pace.Sent> sent =
        NoticeStore.sentSince(sql, most.keySet(), now - Pace.MINUTE_MILLIS);
    List<Parcel> parcels = new ArrayList<>();
    byTarget.forEach((target, notices) -> {
      Pace.Sent lately = sent.getOrDefault(target, Pace.Sent.NOTHING);
      switch (Pace.plan(notices.size(), lately, most.getOrDefault(target, 0))) {
        case Pace.Plan.Singly() -> {
          int room = Math.clamp(limits.room().applyAsInt(target), 0, notices.size());
          notices.subList(0, room).forEach(kept -> parcels.add(new Parcel(List.of(kept))));
          NoticeStore.putBack(sql, notices.subList(room, notices.size()), now + SOON_MILLIS);
        }
        case Pace.Plan.Together() ->
            parcels.add(
                new Parcel(
                    notices.stream()
                        .sorted(Comparator.comparingLong(kept -> kept.notice().createdAt()))
                        .toList()));
        case Pace.Plan.Later(var at) -> NoticeStore.putBack(sql, notices, at);
      }
    });
    NoticeStore.begun(sql, parcels.stream().flatMap(one -> one.notices().stream()).toList(), now);
    return parcels;
  }
}
