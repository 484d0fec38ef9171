package dev.quell.channel;

import dev.quell.channel.rule.RuleLists;
import dev.quell.channel.rule.RuleRow;
import dev.quell.storage.Database;
import dev.quell.storage.MemberNames;
import dev.quell.storage.Sql;
import dev.quell.web.Caller;
import dev.quell.web.Edits;
import dev.quell.web.Json;
import dev.quell.web.Needs;
import dev.quell.web.Page;
import dev.quell.web.PageRequest;
import dev.quell.web.Permission;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** How a channel's noise settings and rules came to be what they are, and the way back. */
@RestController
@Tag(name = "Noise rules")
public final class ChannelVersionApi {
  private static final JsonMapper JSON = Json.mapper();

  private final RuleDesk desk;
  private final Channels channels;
  private final Database database;
  private final InstantSource clock;

  public ChannelVersionApi(
      RuleDesk desk, Channels channels, Database database, InstantSource clock) {
    this.desk = desk;
    this.channels = channels;
    this.database = database;
    this.clock = clock;
  }

  record ListRequest(@Required Long channelId, int p, int limit) {}

  record InfoRequest(@Required Long channelId, @Required Long version) {}

  /** With {@code currentVersion} it is refused when that is no longer the newest. */
  record RestoreRequest(
      @Required Long channelId, @Required Long version, Optional<Long> currentVersion) {}

  record Restored(long version) {}

  /**
   * A state of the channel, without what it says.
   *
   * @param updatedBy 0 is the server itself
   * @param updatedAt epoch seconds
   * @param incidentCnt incidents opened under it
   */
  record Line(
      long version,
      long updatedBy,
      String updatedByName,
      long updatedAt,
      List<NoiseChange> summary,
      long incidentCnt) {}

  /** A state of the channel with all it says. */
  record Version(
      long version,
      long updatedBy,
      String updatedByName,
      long updatedAt,
      List<NoiseChange> summary,
      NoiseSettingsItem settings,
      List<SilenceItem> silences,
      List<InhibitItem> inhibits,
      List<DropItem> unsubscribes) {}

  @Operation(summary = "Every state of a channel's noise settings and rules, the newest first")
  @PostMapping("/channel/version/list")
  @Needs(Permission.CHANNELS_READ)
  Page<Line> list(@RequestBody ListRequest request) {
    Channel channel = desk.channel(request.channelId());
    PageRequest page = PageRequest.of(request.p(), request.limit());
    return database.read(sql -> {
      List<ChannelVersionStore.Line> lines =
          ChannelVersionStore.list(sql, channel.id(), page.limit(), page.offset());
      Map<Long, String> names =
          MemberNames.of(
              sql,
              lines.stream().map(ChannelVersionStore.Line::updatedBy).collect(Collectors.toSet()));
      Map<Long, Long> incidents =
          ChannelVersionStore.incidents(
              sql, channel.id(), lines.stream().map(ChannelVersionStore.Line::version).toList());
      List<Line> items =
          lines.stream()
              .map(line ->
                  new Line(
                      line.version(),
                      line.updatedBy(),
                      names.getOrDefault(line.updatedBy(), ""),
                      line.updatedAt() / 1000,
                      line.summary(),
                      incidents.getOrDefault(line.version(), 0L)))
              .toList();
      return Page.of(items, ChannelVersionStore.count(sql, channel.id()), page);
    });
  }

  @Operation(summary = "One state of a channel's noise settings and rules")
  @PostMapping("/channel/version/info")
  @Needs(Permission.CHANNELS_READ)
  Version info(@RequestBody InfoRequest request) {
    Channel channel = desk.channel(request.channelId());
    long version = request.version();
    return database.read(sql -> {
      ChannelVersionStore.Line line =
          ChannelVersionStore.one(sql, channel.id(), version)
              .orElseThrow(() -> NoiseVersions.noVersion(version));
      ChannelVersionStore.Content content =
          ChannelVersionStore.content(sql, channel.id(), version).orElseThrow();
      return version(sql, channel, line, content);
    });
  }

  @Operation(summary = "Make an old state the newest; rules that still exist keep their ids")
  @PostMapping("/channel/version/restore")
  @Needs(Permission.CHANNELS_MANAGE)
  @Edits("channel_id")
  Restored restore(@RequestBody RestoreRequest request, Caller caller) {
    return JSON.readValue(desk.run("channel.version.restore", request, caller), Restored.class);
  }

  private Version version(
      Sql sql,
      Channel channel,
      ChannelVersionStore.Line line,
      ChannelVersionStore.Content content) {
    RuleLists rules = RuleRow.lists(content.rules());
    ChannelSettings settings = SettingsReader.read(content.settings());
    Channel then = channel.withNoise(settings, rules, line.version());
    RuleSurroundings around = RuleSurroundings.past(sql, then, channels, clock.millis());
    return new Version(
        line.version(),
        line.updatedBy(),
        MemberNames.of(sql, List.of(line.updatedBy())).getOrDefault(line.updatedBy(), ""),
        line.updatedAt() / 1000,
        line.summary(),
        NoiseSettingsItem.of(settings),
        rules.silences().stream().map(rule -> SilenceItem.of(then, rule, around)).toList(),
        rules.inhibits().stream().map(rule -> InhibitItem.of(then, rule, around)).toList(),
        rules.drops().stream().map(rule -> DropItem.of(then, rule, around)).toList());
  }
}
