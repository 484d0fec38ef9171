package dev.quell.insight;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quell.channel.Channel;
import dev.quell.channel.Channels;
import dev.quell.insight.UsageStore.Integration;
import dev.quell.storage.Database;
import dev.quell.storage.Sql;
import dev.quell.web.ApiException;
import dev.quell.web.Needs;
import dev.quell.web.Permission;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What hangs on an integration or a channel: read before somebody deletes it. */
@RestController
@Tag(name = "Usage", description = "What hangs on an integration or a channel")
public final class UsageApi {
  private static final long HOUR_MILLIS = 3_600_000;
  private static final int HOURS = 24;

  private final Database database;
  private final Channels channels;
  private final InstantSource clock;

  public UsageApi(Database database, Channels channels, InstantSource clock) {
    this.database = database;
    this.channels = channels;
    this.clock = clock;
  }

  record IntegrationRequest(@Required Long integrationId) {}

  record ChannelRequest(@Required Long channelId) {}

  record NamedChannel(long channelId, String channelName) {}

  /**
   * What an integration feeds.
   *
   * @param openIncidentCnt open incidents with an open alert of it
   * @param channels its own, or those its route names
   */
  record IntegrationUsage(
      long openAlertCnt,
      long openIncidentCnt,
      @JsonProperty("callback_cnt_24h") long callbackCnt24h,
      int caseCnt,
      List<NamedChannel> channels) {}

  record PrivateIntegration(long integrationId, String name, String status) {}

  /** A route that names the channel in so many cases, or as its default. */
  record RoutedBy(long integrationId, String name, int caseCnt, boolean isDefault) {}

  record ChannelUsage(
      long openAlertCnt,
      long openIncidentCnt,
      List<PrivateIntegration> privateIntegrations,
      List<RoutedBy> routedBy) {}

  @Operation(summary = "What an integration feeds")
  @PostMapping("/integration/usage")
  @Needs(Permission.ANALYTICS_READ)
  IntegrationUsage integration(@RequestBody IntegrationRequest request) {
    long id = request.integrationId();
    long firstHour = Math.floorDiv(clock.millis(), HOUR_MILLIS) - HOURS + 1;
    return database.read(sql -> {
      Integration integration =
          UsageStore.integration(sql, id)
              .orElseThrow(() -> ApiException.notFound("integration", id));
      return integrationUsage(sql, integration, firstHour);
    });
  }

  @Operation(summary = "What a channel holds and who sends to it")
  @PostMapping("/channel/usage")
  @Needs(Permission.ANALYTICS_READ)
  ChannelUsage channel(@RequestBody ChannelRequest request) {
    long id = request.channelId();
    if (!exists(id)) {
      throw ApiException.notFound("channel", id);
    }
    return database.read(sql ->
        new ChannelUsage(
            UsageStore.openAlertsOfChannel(sql, id),
            UsageStore.openIncidentsOfChannel(sql, id),
            UsageStore.ofChannel(sql, id).stream()
                .map(own -> new PrivateIntegration(own.id(), own.name(), own.status()))
                .toList(),
            routedBy(sql, id)));
  }

  private IntegrationUsage integrationUsage(Sql sql, Integration integration, long firstHour) {
    Set<Long> fed = new LinkedHashSet<>();
    int cases = 0;
    if (integration.channelId() != 0) {
      fed.add(integration.channelId());
    } else {
      for (JsonNode route : UsageStore.route(sql, integration.id()).stream().toList()) {
        cases = route.path("cases").size();
        route.path("cases").forEach(one -> fed.addAll(channelsOf(one)));
        fed.addAll(channelsOf(route.path("default")));
      }
    }
    return new IntegrationUsage(
        UsageStore.openAlertsOfIntegration(sql, integration.id()),
        UsageStore.openIncidentsOfIntegration(sql, integration.id()),
        UsageStore.callbacksSince(sql, integration.id(), firstHour),
        cases,
        fed.stream()
            .flatMap(id -> channels.find(id).stream())
            .filter(channel -> channel.status() != Channel.Status.DELETED)
            .map(channel -> new NamedChannel(channel.id(), channel.name()))
            .toList());
  }

  private static List<RoutedBy> routedBy(Sql sql, long channelId) {
    List<RoutedBy> found = new ArrayList<>();
    for (UsageStore.Route route : UsageStore.routes(sql)) {
      int cases = 0;
      for (JsonNode one : route.body().path("cases")) {
        cases += channelsOf(one).contains(channelId) ? 1 : 0;
      }
      boolean isDefault = channelsOf(route.body().path("default")).contains(channelId);
      if (cases > 0 || isDefault) {
        Integration integration = route.integration();
        found.add(new RoutedBy(integration.id(), integration.name(), cases, isDefault));
      }
    }
    return found;
  }

  private static List<Long> channelsOf(JsonNode part) {
    List<Long> ids = new ArrayList<>();
    part.path("channel_ids").forEach(id -> ids.add(id.asLong()));
    return ids;
  }

  private boolean exists(long channelId) {
    return channels
        .find(channelId)
        .filter(channel -> channel.status() != Channel.Status.DELETED)
        .isPresent();
  }
}
