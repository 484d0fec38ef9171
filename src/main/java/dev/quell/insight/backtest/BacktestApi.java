package dev.quell.insight.backtest;

import dev.quell.channel.Channel;
import dev.quell.channel.ChannelNoise;
import dev.quell.channel.Channels;
import dev.quell.channel.NoiseSettings;
import dev.quell.channel.rule.ChannelRule;
import dev.quell.channel.rule.ChannelRule.Kind;
import dev.quell.channel.rule.RuleLists;
import dev.quell.channel.rule.TriedRule;
import dev.quell.insight.Past;
import dev.quell.insight.backtest.Run.Asked;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import dev.quell.web.Needs;
import dev.quell.web.Nothing;
import dev.quell.web.Permission;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Trying changed noise settings on what came in, before they are saved. */
@RestController
@Tag(
    name = "Backtests",
    description = "What changed noise settings would have made of what came in")
public final class BacktestApi {
  private static final long LAST_SECOND = 253_402_300_799L;
  private static final Duration LONGEST = Duration.ofDays(31);

  private final Backtests backtests;
  private final Past past;
  private final Channels channels;
  private final ZoneId usualZone;

  /** Silences that name no zone go by the clocks of {@code usualZone}. */
  public BacktestApi(Backtests backtests, Past past, Channels channels, ZoneId usualZone) {
    this.usualZone = usualZone;
    this.backtests = backtests;
    this.past = past;
    this.channels = channels;
  }

  /**
   * What shall be tried on what was received from {@code startTime} until {@code endTime}.
   *
   * @param settings those left out are as they are now
   * @param silences all there would be, in their order; as they are now when left out, as are
   *     {@code inhibits} and, for rules that drop, {@code unsubscribes}
   */
  record BacktestRequest(
      @Required Long channelId,
      @Required Long startTime,
      @Required Long endTime,
      Optional<NoiseSettings> settings,
      Optional<List<TriedRule>> silences,
      Optional<List<TriedRule>> inhibits,
      Optional<List<TriedRule>> unsubscribes) {}

  record SuggestRequest(
      @Required Long channelId, @Required Long startTime, @Required Long endTime) {}

  record Started(String backtestId) {}

  record BacktestId(@Required String backtestId) {}

  record ChannelId(@Required Long channelId) {}

  /** What can be tried, seconds. */
  record SpanItem(long earliest, long latest) {}

  record Runs(List<BacktestItem> items) {}

  @Operation(summary = "Try changed noise settings on what came in; nothing is saved")
  @PostMapping("/channel/noise/backtest")
  @Needs(Permission.CHANNELS_MANAGE)
  Started backtest(@RequestBody BacktestRequest request) {
    Channel channel = channel(request.channelId());
    Past.Span span = span(request.startTime(), request.endTime());
    Past.Trial trial = new Past.Trial(channel.id(), span, Optional.of(noise(channel, request)));
    Asked asked =
        new Asked(
            "backtest",
            channel.id(),
            request.startTime(),
            request.endTime(),
            request.settings(),
            request.silences(),
            request.inhibits(),
            request.unsubscribes());
    Run run =
        backtests.start(asked, trial, progress -> new Comparison(span, progress, past::sentence));
    return new Started(run.id());
  }

  @Operation(summary = "Look for ways to group that would have made few incidents")
  @PostMapping("/channel/noise/suggest")
  @Needs(Permission.CHANNELS_MANAGE)
  Started suggest(@RequestBody SuggestRequest request) {
    Channel channel = channel(request.channelId());
    Past.Span span = span(request.startTime(), request.endTime());
    Asked asked =
        new Asked(
            "suggest",
            channel.id(),
            request.startTime(),
            request.endTime(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Past.Trial trial = new Past.Trial(channel.id(), span, Optional.empty());
    Run run = backtests.start(asked, trial, progress -> new Suggesting(channel, span, progress));
    return new Started(run.id());
  }

  @Operation(summary = "How far a backtest has come, and what it found out")
  @PostMapping("/channel/noise/backtest/info")
  @Needs(Permission.CHANNELS_READ)
  BacktestItem info(@RequestBody BacktestId id) {
    return run(id.backtestId()).item(true);
  }

  @Operation(summary = "End a backtest; what it found out so far is lost")
  @PostMapping("/channel/noise/backtest/cancel")
  @Needs(Permission.CHANNELS_MANAGE)
  Nothing cancel(@RequestBody BacktestId id) {
    run(id.backtestId()).cancel();
    return new Nothing();
  }

  @Operation(summary = "The backtests of a channel that are still known, newest first")
  @PostMapping("/channel/noise/backtest/list")
  @Needs(Permission.CHANNELS_READ)
  Runs list(@RequestBody ChannelId id) {
    return new Runs(
        backtests.of(channel(id.channelId()).id()).stream().map(run -> run.item(false)).toList());
  }

  @Operation(summary = "What of the past can be tried")
  @PostMapping("/channel/noise/backtest/span")
  @Needs(Permission.CHANNELS_READ)
  SpanItem span(@RequestBody ChannelId id) {
    channel(id.channelId());
    Past.Span known = past.span();
    return new SpanItem(known.from() / 1000, known.to() / 1000);
  }

  private ChannelNoise noise(Channel channel, BacktestRequest request) {
    NoiseSettings settings = request.settings().orElseGet(() -> NoiseSettings.of("{}"));
    RuleLists now = channel.rules();
    TriedRule.Reader reader =
        new TriedRule.Reader(channel.id(), now, usualZone.getId(), past.span().to());
    List<ChannelRule> rules = new ArrayList<>();
    rules.addAll(
        request
            .unsubscribes()
            .map(wanted -> reader.read("unsubscribes", Kind.UNSUBSCRIBE, wanted))
            .orElseGet(() -> List.copyOf(now.drops())));
    rules.addAll(
        request
            .silences()
            .map(wanted -> reader.read("silences", Kind.SILENCE, wanted))
            .orElseGet(() -> List.copyOf(now.silences())));
    rules.addAll(
        request
            .inhibits()
            .map(wanted -> reader.read("inhibits", Kind.INHIBIT, wanted))
            .orElseGet(() -> List.copyOf(now.inhibits())));
    return new ChannelNoise(settings.over(channel.settings()), RuleLists.of(rules));
  }

  private Channel channel(long id) {
    return channels
        .find(id)
        .filter(found -> found.status() != Channel.Status.DELETED)
        .orElseThrow(() -> ApiException.notFound("channel", id));
  }

  private Run run(String id) {
    return backtests.find(id).orElseThrow(() -> ApiException.notFound("backtest", id));
  }

  private Past.Span span(long start, long end) {
    Requests.between("start_time", start, 0, LAST_SECOND);
    Requests.between("end_time", end, 0, LAST_SECOND);
    if (end <= start) {
      throw Requests.invalid("end_time", end, "after start_time " + start);
    }
    if (end - start > LONGEST.toSeconds()) {
      throw Requests.invalid(
          "end_time",
          (end - start) + " s after start_time",
          "at most " + LONGEST.toDays() + " days, " + LONGEST.toSeconds() + " s");
    }
    long from = beginning(start);
    try {
      past.refuseUnknown(from);
    } catch (Past.UnknownPast e) {
      throw new ApiException(ErrorCode.INVALID_PARAMETER, e.reason());
    }
    return new Past.Span(from, end * 1000);
  }

  /** What is known may begin within a second; that second is tried from there. */
  private long beginning(long start) {
    long known = past.span().from();
    return known / 1000 == start ? known : start * 1000;
  }
}
