package dev.quell.app;

import dev.quell.channel.ChannelApi;
import dev.quell.channel.ChannelOwners;
import dev.quell.channel.Channels;
import dev.quell.flow.ChannelDestinations;
import dev.quell.flow.Replay;
import dev.quell.incident.AlertApi;
import dev.quell.incident.CustomFields;
import dev.quell.incident.IncidentApi;
import dev.quell.incident.IncidentReader;
import dev.quell.insight.EnrichmentPreviewApi;
import dev.quell.insight.Past;
import dev.quell.insight.RecentEvents;
import dev.quell.insight.RecentProblems;
import dev.quell.insight.RoutePreviewApi;
import dev.quell.insight.UsageApi;
import dev.quell.insight.backtest.BacktestApi;
import dev.quell.insight.backtest.Backtests;
import dev.quell.oncall.Calendars;
import dev.quell.pipeline.AlertPipelineApi;
import dev.quell.pipeline.Destinations;
import dev.quell.pipeline.EnrichmentApi;
import dev.quell.pipeline.Pipeline;
import dev.quell.pipeline.RouteApi;
import dev.quell.pipeline.mapping.LookupApi;
import dev.quell.pipeline.mapping.LookupDesk;
import dev.quell.pipeline.mapping.MappingTableApi;
import dev.quell.queue.Checkpoints;
import dev.quell.queue.Commands;
import dev.quell.queue.EventLog;
import dev.quell.queue.Journal;
import dev.quell.storage.Database;
import java.net.URI;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The published operations. */
@Configuration(proxyBeanMethods = false)
class ApiWiring {

  @Bean
  Destinations destinations(Channels channels) {
    return new ChannelDestinations(channels);
  }

  @Bean
  ChannelApi channelApi(Channels channels, Commands commands, Database database) {
    return new ChannelApi(channels, commands, database);
  }

  @Bean
  IncidentReader incidentReader(
      Database database, Channels channels, EventLog log, CustomFields fields, Settings settings) {
    String console = settings.publicUrl().map(URI::toString).orElse("");
    return new IncidentReader(database, channels, log, fields, console);
  }

  @Bean
  AlertApi alertApi(IncidentReader reader, InstantSource clock) {
    return new AlertApi(reader, clock);
  }

  @Bean
  IncidentApi incidentApi(IncidentReader reader, Commands commands, InstantSource clock) {
    return new IncidentApi(reader, commands, clock);
  }

  @Bean
  RouteApi routeApi(
      Pipeline pipeline,
      Commands commands,
      Database database,
      Destinations destinations,
      ChannelOwners channels) {
    return new RouteApi(pipeline, commands, database, destinations, channels::hiddenFrom);
  }

  @Bean
  RoutePreviewApi routePreviewApi(
      Database database,
      EventLog log,
      Journal journal,
      Pipeline pipeline,
      Destinations destinations,
      Sights sights) {
    return new RoutePreviewApi(
        pipeline, destinations, new RecentProblems(database, log, journal, sights));
  }

  @Bean
  Past past(Database database, Checkpoints checkpoints, InstantSource clock, Calendars calendars) {
    return new Replay(database, checkpoints, clock, new PastCalendars(calendars));
  }

  @Bean
  Backtests backtests(Past past, InstantSource clock) {
    return new Backtests(past, clock);
  }

  @Bean
  BacktestApi backtestApi(Backtests backtests, Past past, Channels channels, Settings settings) {
    return new BacktestApi(backtests, past, channels, settings.timeZone());
  }

  @Bean
  EnrichmentApi enrichmentApi(Pipeline pipeline, Commands commands, InstantSource clock) {
    return new EnrichmentApi(pipeline, commands, clock);
  }

  @Bean
  AlertPipelineApi alertPipelineApi(Pipeline pipeline, Commands commands, InstantSource clock) {
    return new AlertPipelineApi(pipeline, commands, clock);
  }

  @Bean
  MappingTableApi mappingTableApi(Pipeline pipeline, Commands commands, Database database) {
    return new MappingTableApi(pipeline.tables(), commands, database);
  }

  @Bean
  LookupApi lookupApi(Pipeline pipeline, LookupDesk desk, Commands commands) {
    return new LookupApi(pipeline.apis(), desk, commands);
  }

  @Bean
  EnrichmentPreviewApi enrichmentPreviewApi(
      Pipeline pipeline,
      LookupDesk desk,
      Destinations destinations,
      EventLog log,
      Journal journal,
      Sights sights) {
    return new EnrichmentPreviewApi(
        pipeline, desk, destinations, new RecentEvents(log, journal, sights));
  }

  @Bean
  UsageApi usageApi(Database database, Channels channels, InstantSource clock) {
    return new UsageApi(database, channels, clock);
  }
}
