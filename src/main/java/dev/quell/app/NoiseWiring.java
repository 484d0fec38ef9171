package dev.quell.app;

import dev.quell.channel.ChannelVersionApi;
import dev.quell.channel.Channels;
import dev.quell.channel.DropRuleApi;
import dev.quell.channel.InhibitRuleApi;
import dev.quell.channel.RuleDesk;
import dev.quell.channel.SilenceRuleApi;
import dev.quell.flow.AlertWhyApi;
import dev.quell.incident.AlertPast;
import dev.quell.incident.IncidentReader;
import dev.quell.incident.QuickSilenceApi;
import dev.quell.insight.FunnelApi;
import dev.quell.insight.RulePreviewApi;
import dev.quell.oncall.CalendarApi;
import dev.quell.oncall.Calendars;
import dev.quell.queue.Commands;
import dev.quell.queue.Journal;
import dev.quell.storage.Database;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What people say about noise: the rules of channels, and their history. */
@Configuration(proxyBeanMethods = false)
class NoiseWiring {

  @Bean
  RuleDesk ruleDesk(Channels channels, Commands commands, Database database, InstantSource clock) {
    return new RuleDesk(channels, commands, database, clock);
  }

  @Bean
  DropRuleApi dropRuleApi(RuleDesk desk) {
    return new DropRuleApi(desk);
  }

  @Bean
  SilenceRuleApi silenceRuleApi(RuleDesk desk, Settings settings) {
    return new SilenceRuleApi(desk, settings.timeZone());
  }

  @Bean
  InhibitRuleApi inhibitRuleApi(RuleDesk desk) {
    return new InhibitRuleApi(desk);
  }

  @Bean
  QuickSilenceApi quickSilenceApi(IncidentReader reader, InstantSource clock) {
    return new QuickSilenceApi(reader, clock);
  }

  @Bean
  RulePreviewApi rulePreviewApi(
      RuleDesk desk, Channels channels, Database database, InstantSource clock, Settings settings) {
    return new RulePreviewApi(desk, channels, database, clock, settings.timeZone());
  }

  @Bean
  CalendarApi calendarApi(Calendars calendars, Commands commands, InstantSource clock) {
    return new CalendarApi(calendars, commands, clock);
  }

  @Bean
  AlertWhyApi alertWhyApi(Database database, Journal journal, Channels channels, Sights sights) {
    return new AlertWhyApi(new AlertPast(database), journal, channels, sights);
  }

  @Bean
  FunnelApi funnelApi(Channels channels, Database database) {
    return new FunnelApi(channels, database);
  }

  @Bean
  ChannelVersionApi channelVersionApi(
      RuleDesk desk, Channels channels, Database database, InstantSource clock) {
    return new ChannelVersionApi(desk, channels, database, clock);
  }
}
