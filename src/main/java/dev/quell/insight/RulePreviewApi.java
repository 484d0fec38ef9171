package dev.quell.insight;

import dev.quell.channel.Channel;
import dev.quell.channel.Channels;
import dev.quell.channel.RuleDesk;
import dev.quell.channel.RuleWarning;
import dev.quell.channel.RuleWarnings;
import dev.quell.channel.rule.ChannelRule;
import dev.quell.channel.rule.DropRule;
import dev.quell.channel.rule.InhibitRule;
import dev.quell.channel.rule.RuleDraft;
import dev.quell.channel.rule.SilenceRule;
import dev.quell.model.Filter;
import dev.quell.storage.Database;
import dev.quell.web.Costly;
import dev.quell.web.Needs;
import dev.quell.web.Permission;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Trying a rule of a channel on its newest alerts, before it is saved. */
@RestController
@Tag(name = "Noise rules")
public final class RulePreviewApi {
  private static final int MOST_SHOWN = 20;
  private static final int MOST_SAMPLED = 1000;
  private static final int MOST_ASKED = 500;

  private final RuleDesk desk;
  private final Channels channels;
  private final Database database;
  private final InstantSource clock;
  private final String usualZone;

  /** Times of drafts that name no zone go by the clocks of {@code usualZone}. */
  public RulePreviewApi(
      RuleDesk desk, Channels channels, Database database, InstantSource clock, ZoneId usualZone) {
    this.desk = desk;
    this.channels = channels;
    this.database = database;
    this.clock = clock;
    this.usualZone = usualZone.getId();
  }

  record LabelsRequest(@Required Long channelId) {}

  record Suggestions(List<LabelSuggestions.Suggestion> items) {}

  /** An alert the rule is about; {@code startTime} in epoch seconds. */
  record Match(String alertId, String alertTitle, String alertSeverity, long startTime) {
    static Match of(RecentAlert alert) {
      return new Match(
          alert.id(), alert.title(), alert.severity().wire(), alert.startTime() / 1000);
    }
  }

  /**
   * What a rule would have met.
   *
   * @param sampleCnt how many alerts of the channel were looked at, its newest
   * @param matchCnt of them, those it would have decided; of an inhibition, targets with a source
   *     that was going on when they began
   * @param sourceMatchCnt of an inhibition: those that match as sources
   * @param targetMatchCnt of an inhibition: those that match as targets
   * @param newest some of {@code matchCnt}, the newest first
   */
  record Preview(
      int sampleCnt,
      int matchCnt,
      Optional<Integer> sourceMatchCnt,
      Optional<Integer> targetMatchCnt,
      List<Match> newest,
      List<RuleWarning> warnings) {}

  @Operation(summary = "Which of a channel's newest alerts a rule is about; nothing is saved")
  @PostMapping("/channel/rule/match-preview")
  @Costly
  @Needs(Permission.CHANNELS_READ)
  Preview preview(@RequestBody RuleDraft draft) {
    Channel channel = desk.channel(draft.channelId());
    int shown =
        draft.limit() == 0
            ? MOST_SHOWN
            : (int) Requests.between("limit", draft.limit(), 1, MOST_SHOWN);
    ChannelRule rule = draft.rule(channel.rules(), usualZone);
    List<PastAlert> sample =
        database.read(sql -> RecentAlertStore.newestOfChannel(sql, channel.id(), MOST_SAMPLED));
    RuleMatches matches = RuleMatches.of(rule, sample);
    List<RuleWarning> warnings =
        RuleWarnings.of(channel.rules().with(rule), rule, channels, clock.millis());
    return new Preview(
        sample.size(),
        matches.matching().size(),
        matches.sources(),
        matches.targets(),
        matches.matching().stream().limit(shown).map(Match::of).toList(),
        warnings);
  }

  @Operation(
      summary = "Keys and values that rules can ask for, as a channel's newest alerts have them")
  @PostMapping("/channel/label/list")
  @Costly
  @Needs(Permission.CHANNELS_READ)
  Suggestions labels(@RequestBody LabelsRequest request) {
    long channel = desk.channel(request.channelId()).id();
    return new Suggestions(
        LabelSuggestions.of(
            database
                .read(sql -> RecentAlertStore.newestOfChannel(sql, channel, MOST_ASKED))
                .stream()
                .map(PastAlert::alert)
                .toList()));
  }

  /** What a rule says of a sample. */
  private record RuleMatches(
      List<RecentAlert> matching, Optional<Integer> sources, Optional<Integer> targets) {

    static RuleMatches of(ChannelRule rule, List<PastAlert> sample) {
      return switch (rule) {
        case DropRule drop -> of(drop.filter(), sample);
        case SilenceRule silence -> of(silence.filter(), sample);
        case InhibitRule inhibit -> {
          InhibitSample inhibited = new InhibitSample(inhibit, sample);
          yield new RuleMatches(
              inhibited.explained(),
              Optional.of(inhibited.sources()),
              Optional.of(inhibited.targets()));
        }
      };
    }

    private static RuleMatches of(Filter filter, List<PastAlert> sample) {
      List<RecentAlert> matching =
          sample.stream().map(PastAlert::alert).filter(filter::matches).toList();
      return new RuleMatches(matching, Optional.empty(), Optional.empty());
    }
  }
}
