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

  static final int AT_ONCE = 1000;
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
      List<Kept> wanted =
          claimed.stream().filter(kept -> !underWay.contains(kept.notice().id())).toList();
      return new Taken(parcels(sql, Load.of(wanted, limits), now), claimed.size() == AT_ONCE);
    });
  }

  /** Paces what is claimed already; asks the store only for targets that have a limit. */
  List<Parcel> pace(List<Kept> claimed, long now, Limits limits) {
    Load load = Load.of(claimed, limits);
    return load.isFree()
        ? claimed.stream().map(kept -> new Parcel(List.of(kept))).toList()
        : database.write(sql -> parcels(sql, load, now));
  }

  /** Gives up claims. */
  void giveBack(List<Kept> claimed, long now) {
    if (!claimed.isEmpty()) {
      database.writeAll(sql -> NoticeStore.putBack(sql, claimed, now));
    }
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

  private static List<Parcel> parcels(Sql sql, Load load, long now) {
    Map<String, Pace.Sent> sent =
        NoticeStore.sentSince(sql, load.most().keySet(), now - Pace.MINUTE_MILLIS, now);
    List<Parcel> parcels = new ArrayList<>();
    List<Kept> counted = new ArrayList<>();
    load.byTarget()
        .forEach((target, notices) -> {
          Pace.Sent lately = sent.getOrDefault(target, Pace.Sent.NOTHING);
          int most = load.most().getOrDefault(target, 0);
          List<Parcel> some =
              switch (Pace.plan(notices.size(), lately, most)) {
                case Pace.Plan.Singly() -> singly(sql, notices, load.room(target), now);
                case Pace.Plan.Together() ->
                    List.of(
                        new Parcel(
                            notices.stream()
                                .sorted(Comparator.comparingLong(kept -> kept.notice().createdAt()))
                                .toList()));
                case Pace.Plan.Later(var at) -> {
                  NoticeStore.putBack(sql, notices, at);
                  yield List.of();
                }
              };
          parcels.addAll(some);
          if (most > 0) {
            some.forEach(parcel -> counted.addAll(parcel.notices()));
          }
        });
    NoticeStore.begun(sql, counted, now);
    return parcels;
  }

  private static List<Parcel> singly(Sql sql, List<Kept> notices, int room, long now) {
    NoticeStore.putBack(sql, notices.subList(room, notices.size()), now + SOON_MILLIS);
    return notices.subList(0, room).stream().map(kept -> new Parcel(List.of(kept))).toList();
  }

  /**
   * What is to be sent, by target.
   *
   * @param most how many messages a minute targets take that have a limit
   */
  private record Load(Map<String, List<Kept>> byTarget, Map<String, Integer> most, Limits limits) {
    static Load of(List<Kept> notices, Limits limits) {
      Map<String, List<Kept>> byTarget = new LinkedHashMap<>();
      Map<String, Integer> most = new HashMap<>();
      for (Kept kept : notices) {
        byTarget.computeIfAbsent(kept.notice().target(), key -> new ArrayList<>()).add(kept);
      }
      byTarget.forEach((target, some) -> {
        int limit = limits.perMinute().applyAsInt(some.getFirst().notice());
        if (limit > 0) {
          most.put(target, limit);
        }
      });
      return new Load(byTarget, most, limits);
    }

    /** How many of its notices a target may be given now. */
    int room(String target) {
      int all = byTarget.getOrDefault(target, List.of()).size();
      return Math.clamp(limits.room().applyAsInt(target), 0, all);
    }

    /** Whether all of it may be sent, one by one. */
    boolean isFree() {
      return most.isEmpty()
          && byTarget.entrySet().stream()
              .allMatch(one -> room(one.getKey()) == one.getValue().size());
    }
  }
}
