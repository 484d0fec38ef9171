package dev.quell.incident;

import dev.quell.queue.StateKind;
import dev.quell.queue.StateKind.Asked;
import dev.quell.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** The SQL of the texts that incidents opened with. */
final class SeenTextStore {
  private static final String TEXTS = "select channel_id, pieces, seen_at from channel_text ";

  static final StateKind<SeenText> ALL =
      new StateKind<>("channel_text", SeenText.class, SeenTextStore::page);

  private SeenTextStore() {}

  /** Each text once: some drivers make one statement of them all. */
  static void put(Sql sql, Collection<SeenText> texts) {
    MemoryTexts distinct = new MemoryTexts();
    texts.forEach(distinct::put);
    sql.batch(
        """
        insert into channel_text (channel_id, pieces, seen_at) values (?, ?, ?)
        on conflict (channel_id, pieces) do update set seen_at =
          case when excluded.seen_at > channel_text.seen_at then excluded.seen_at
               else channel_text.seen_at end
        """,
        distinct.all().stream()
            .map(text -> new Object[] {text.channelId(), text.pieces(), text.seenAt()})
            .toList());
  }

  /** Those seen after the instant, the oldest first; the newest when they are too many. */
  static List<SeenText> newest(Sql sql, long channelId, long after, int most) {
    return sql.list(
            TEXTS
                + "where channel_id = ? and seen_at > ? order by seen_at desc, pieces desc limit ?",
            SeenTextStore::text,
            channelId,
            after,
            most)
        .reversed();
  }

  /** Removes some that were seen before the instant; how many. */
  static int prune(Sql sql, long before, int most) {
    return sql.update(
        """
        delete from channel_text where (channel_id, pieces) in (
          select channel_id, pieces from channel_text where seen_at < ? limit ?)
        """,
        before,
        most);
  }

  private static List<SeenText> page(Sql sql, Asked<SeenText> asked) {
    return sql.list(
        TEXTS + "where (channel_id, pieces) > (?, ?) order by channel_id, pieces limit ?",
        SeenTextStore::text,
        asked.last().map(SeenText::channelId).orElse(0L),
        asked.last().map(SeenText::pieces).orElse(""),
        asked.limit());
  }

  private static SeenText text(ResultSet row) throws SQLException {
    return new SeenText(row.getLong(1), row.getString(2), row.getLong(3));
  }
}
