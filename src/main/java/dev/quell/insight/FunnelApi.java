package dev.quell.insight;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.quell.channel.Channel;
import dev.quell.channel.ChannelHourStore;
import dev.quell.channel.ChannelHours;
import dev.quell.channel.ChannelHours.Word;
import dev.quell.channel.Channels;
import dev.quell.storage.Database;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import dev.quell.web.Needs;
import dev.quell.web.Permission;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How many events of a channel became how few incidents. */
@RestController
@Tag(name = "Noise rules")
public final class FunnelApi {
  private static final int HOUR = 3600;
  private static final int DAY = 24 * HOUR;
  private static final int LONGEST = 31 * DAY;

  /** Up to so long a span is told by the hour. */
  private static final int BY_HOUR = 2 * DAY;

  private static final long LATEST = 253_402_300_799L;

  private final Channels channels;
  private final Database database;

  public FunnelApi(Channels channels, Database database) {
    this.channels = channels;
    this.database = database;
  }

  /** Epoch seconds; widened to whole hours. */
  record FunnelRequest(
      @Required Long channelId, @Required Long startTime, @Required Long endTime) {}

  /**
   * What became of events.
   *
   * @param events triggers and recoveries that concerned the channel
   * @param alerts new ones, held or not
   * @param joined alerts that went into an open incident
   * @param notified new incidents people are told of
   */
  record Counts(
      long events,
      long dropped,
      long merged,
      long suppressed,
      long recovered,
      long ignored,
      long alerts,
      long joined,
      long incidents,
      long notified) {
    static Counts of(Map<Word, Long> counts) {
      return new Counts(
          counts.getOrDefault(Word.EVENTS, 0L),
          counts.getOrDefault(Word.DROPPED, 0L),
          counts.getOrDefault(Word.MERGED, 0L),
          counts.getOrDefault(Word.SUPPRESSED, 0L),
          counts.getOrDefault(Word.RECOVERED, 0L),
          counts.getOrDefault(Word.IGNORED, 0L),
          counts.getOrDefault(Word.ALERTS, 0L),
          counts.getOrDefault(Word.JOINED, 0L),
          counts.getOrDefault(Word.INCIDENTS, 0L),
          counts.getOrDefault(Word.NOTIFIED, 0L));
    }

    /** 100 − incidents ÷ events × 100, to one decimal; 0 without events. */
    double noiseReduction() {
      return events == 0 ? 0 : Math.max(0, Math.round(1000 - 1000.0 * incidents / events) / 10.0);
    }
  }

  /** One unit of time; {@code at} is its beginning, epoch seconds. */
  record Item(long at, @JsonUnwrapped Counts counts) {}

  /** The funnel of a span. */
  record Funnel(int unitSeconds, List<Item> items, Counts totals, double noiseReduction) {}

  @Operation(summary = "How many events became how few incidents, by hour or by 24 hours")
  @PostMapping("/channel/funnel")
  @Needs(Permission.ANALYTICS_READ)
  Funnel funnel(@RequestBody FunnelRequest request) {
    long channel = existing(request.channelId());
    long start = Requests.between("start_time", request.startTime(), 1, LATEST);
    long end = Requests.between("end_time", request.endTime(), start + 1, start + LONGEST);
    int unit = end - start <= BY_HOUR ? HOUR : DAY;
    long first = ChannelHours.hourOf(start * 1000);
    long last = ChannelHours.hourOf(end * 1000 - 1);
    List<ChannelHourStore.Row> rows =
        database.read(sql -> ChannelHourStore.between(sql, channel, first, last + 1));
    int hours = unit / HOUR;
    List<Map<Word, Long>> units = new ArrayList<>();
    for (long hour = first; hour <= last; hour += hours) {
      units.add(new EnumMap<>(Word.class));
    }
    Map<Word, Long> all = new EnumMap<>(Word.class);
    rows.forEach(row ->
        row.counts()
            .forEach((word, count) -> {
              units.get((int) ((row.hour() - first) / hours)).merge(word, count, Long::sum);
              all.merge(word, count, Long::sum);
            }));
    List<Item> items = new ArrayList<>();
    units.forEach(counts ->
        items.add(new Item((first + (long) items.size() * hours) * HOUR, Counts.of(counts))));
    Counts totals = Counts.of(all);
    return new Funnel(unit, items, totals, totals.noiseReduction());
  }

  private long existing(long id) {
    return channels
        .find(id)
        .filter(found -> found.status() != Channel.Status.DELETED)
        .map(Channel::id)
        .orElseThrow(() ->
            new ApiException(
                ErrorCode.RESOURCE_NOT_FOUND,
                "channel_id: " + id + " (expected: an existing channel)"));
  }
}
