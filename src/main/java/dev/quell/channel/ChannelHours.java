package dev.quell.channel;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What became of the events of channels, counted by the hour on its way to the store. */
public final class ChannelHours {
  private static final long HOUR_MILLIS = 3_600_000;

  private final Map<Hour, Map<Word, Long>> hours = new TreeMap<>();

  /** What is counted: events by what became of them, and the alerts and incidents they made. */
  public enum Word {
    /** Triggers and recoveries that concerned the channel. */
    EVENTS,
    DROPPED,
    SUPPRESSED,
    MERGED,
    RECOVERED,
    IGNORED,
    /** New ones, held or not. */
    ALERTS,
    /** Alerts that went into an open incident. */
    JOINED,
    /** New ones. */
    INCIDENTS,
    /** New incidents people are told of. */
    NOTIFIED;

    /** The word of the API, and the column. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One channel's hour since the epoch. */
  record Hour(long channelId, long hour) implements Comparable<Hour> {
    @Override
    public int compareTo(Hour other) {
      int byId = Long.compare(channelId, other.channelId);
      return byId != 0 ? byId : Long.compare(hour, other.hour);
    }
  }

  public static long hourOf(long millis) {
    return Math.floorDiv(millis, HOUR_MILLIS);
  }

  /** One more of them, at that instant; epoch milliseconds. */
  public void count(long channelId, long at, Word word) {
    hours
        .computeIfAbsent(new Hour(channelId, hourOf(at)), hour -> new EnumMap<>(Word.class))
        .merge(word, 1L, Long::sum);
  }

  Map<Hour, Map<Word, Long>> hours() {
    return hours;
  }
}
