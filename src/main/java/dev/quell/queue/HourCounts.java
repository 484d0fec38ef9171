package dev.quell.queue;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happened to integrations, counted by the hour of arrival, on its way to the store's counts.
 *
 * <p>Kept in the order of integrations and hours, in which every writer locks the rows.
 */
public final class HourCounts {
  /** Where reasons are too many to tell apart. */
  static final String OTHER = "other";

  /** So many reasons of a kind are told apart in an hour. */
  static final int MOST_REASONS = 20;

  private static final long HOUR_MILLIS = 3_600_000;

  private final Map<Hour, Counts> hours = new TreeMap<>();
  private final Map<Reason, Told> reasons = new TreeMap<>();
  private final Map<Kind, Integer> reasonsOfKind = new TreeMap<>();

  /** What is counted: callbacks by their verdict, events, and events and callbacks that failed. */
  public enum Word {
    ACCEPTED,
    DUPLICATE,
    NOTHING_TO_DO,
    REJECTED,
    SET_ASIDE,
    EVENTS,
    UNROUTED,
    REFUSED;

    /** The word of the API, and the column. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One integration's hour since the epoch. */
  record Hour(long integrationId, long hour) implements Comparable<Hour> {
    static Hour of(long integrationId, long at) {
      return new Hour(integrationId, hourOf(at));
    }

    @Override
    public int compareTo(Hour other) {
      int byId = Long.compare(integrationId, other.integrationId);
      return byId != 0 ? byId : Long.compare(hour, other.hour);
    }
  }

  private record Kind(Hour hour, Word word) implements Comparable<Kind> {
    @Override
    public int compareTo(Kind other) {
      int byHour = hour.compareTo(other.hour);
      return byHour != 0 ? byHour : word.compareTo(other.word);
    }
  }

  /** One reason of an hour. */
  record Reason(Hour hour, Word kind, String text) implements Comparable<Reason> {
    @Override
    public int compareTo(Reason other) {
      int byHour = hour.compareTo(other.hour);
      int byKind = byHour != 0 ? byHour : kind.compareTo(other.kind);
      return byKind != 0 ? byKind : text.compareTo(other.text);
    }
  }

  /** How often a reason was given, and by which delivery last. */
  record Told(long count, long lastAt, String deliveryId) {
    Told and(Told other) {
      Told newer = other.lastAt >= lastAt ? other : this;
      return new Told(count + other.count, newer.lastAt, newer.deliveryId);
    }
  }

  /** The numbers of one hour. */
  static final class Counts {
    private final Map<Word, Long> byWord = new EnumMap<>(Word.class);
    private long lastAt;

    long of(Word word) {
      return byWord.getOrDefault(word, 0L);
    }

    long lastAt() {
      return lastAt;
    }
  }

  /**
   * Something that went wrong.
   *
   * @param reason in words that many share
   * @param deliveryId empty when it was never stored
   */
  public record Trouble(Word kind, String reason, String deliveryId) {}

  public static long hourOf(long millis) {
    return Math.floorDiv(millis, HOUR_MILLIS);
  }

  public void count(long integrationId, long at, Word word, long count) {
    counts(Hour.of(integrationId, at)).byWord.merge(word, count, Long::sum);
  }

  /** A callback was stored. */
  public void stored(long integrationId, long at) {
    Counts counts = counts(Hour.of(integrationId, at));
    counts.lastAt = Math.max(counts.lastAt, at);
  }

  /** Counts the trouble's kind and its reason. */
  public void trouble(long integrationId, long at, Trouble trouble, long count) {
    count(integrationId, at, trouble.kind(), count);
    Hour hour = Hour.of(integrationId, at);
    told(
        new Reason(hour, trouble.kind(), trouble.reason()),
        new Told(count, at, trouble.deliveryId()));
  }

  public boolean isEmpty() {
    return hours.isEmpty();
  }

  /** Takes over what another has counted. */
  public void addAll(HourCounts other) {
    other.hours.forEach((hour, more) -> {
      Counts counts = counts(hour);
      more.byWord.forEach((word, count) -> counts.byWord.merge(word, count, Long::sum));
      counts.lastAt = Math.max(counts.lastAt, more.lastAt);
    });
    other.reasons.forEach(this::told);
  }

  Map<Hour, Counts> hours() {
    return hours;
  }

  Map<Reason, Told> reasons() {
    return reasons;
  }

  private void told(Reason reason, Told told) {
    Reason counted = reason;
    if (!reasons.containsKey(reason) && !reason.text().equals(OTHER)) {
      Kind kind = new Kind(reason.hour(), reason.kind());
      if (reasonsOfKind.merge(kind, 1, Integer::sum) > MOST_REASONS) {
        counted = new Reason(reason.hour(), reason.kind(), OTHER);
      }
    }
    reasons.merge(counted, told, Told::and);
  }

  private Counts counts(Hour hour) {
    return hours.computeIfAbsent(hour, fresh -> new Counts());
  }
}
