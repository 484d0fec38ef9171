package dev.quell.channel;

import dev.quell.channel.ChannelHours.Word;
import dev.quell.storage.Retention;
import dev.quell.storage.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The SQL of what became of the events of channels, hour by hour. */
public final class ChannelHourStore {
  /** People look back 31 days, from any minute of an hour. */
  public static final Retention.Aged AGED =
      new Retention.Aged("channel_hour", Duration.ofDays(31).plusHours(1), ChannelHourStore::prune);

  private static final String COLUMNS =
      Stream.of(Word.values()).map(Word::wire).collect(Collectors.joining(", "));

  private static final String ADD =
      """
      insert into channel_hour (channel_id, hour, %s)
      values (?, ?%s)
      on conflict (channel_id, hour) do update set %s
      """
          .formatted(
              COLUMNS,
              ", ?".repeat(Word.values().length),
              Stream.of(Word.values())
                  .map(word -> "%1$s = channel_hour.%1$s + excluded.%1$s".formatted(word.wire()))
                  .collect(Collectors.joining(", ")));

  private ChannelHourStore() {}

  /** The counts of one hour. */
  public record Row(long hour, Map<Word, Long> counts) {
    public Row {
      counts = Map.copyOf(counts);
    }
  }

  /** Adds to what is there: one row for each channel and hour. */
  public static void add(Sql sql, ChannelHours counted) {
    List<Object[]> rows = new ArrayList<>();
    counted
        .hours()
        .forEach((hour, counts) -> {
          List<Object> values = new ArrayList<>();
          values.add(hour.channelId());
          values.add(hour.hour());
          Stream.of(Word.values()).forEach(word -> values.add(counts.getOrDefault(word, 0L)));
          rows.add(values.toArray());
        });
    sql.batch(ADD, rows);
  }

  /** The hours of a channel from one up to another, which is left out, in order. */
  public static List<Row> between(Sql sql, long channelId, long from, long to) {
    return sql.list(
        "select hour, "
            + COLUMNS
            + " from channel_hour where channel_id = ? and hour >= ? and hour < ? order by hour",
        row -> {
          Map<Word, Long> counts = new EnumMap<>(Word.class);
          for (Word word : Word.values()) {
            counts.put(word, row.getLong(word.wire()));
          }
          return new Row(row.getLong("hour"), counts);
        },
        channelId,
        from,
        to);
  }

  private static int prune(Sql sql, long before, int most) {
    return sql.update(
        """
        delete from channel_hour where (channel_id, hour) in (
          select channel_id, hour from channel_hour where hour < ? limit ?)
        """,
        ChannelHours.hourOf(before),
        most);
  }
}
