package dev.quell.app;

import dev.quell.oncall.FeedApi;
import dev.quell.oncall.OverrideApi;
import dev.quell.oncall.RosterApi;
import dev.quell.oncall.ScheduleApi;
import dev.quell.oncall.Schedules;
import dev.quell.queue.Commands;
import java.net.URI;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who is on call, told and changed. */
@Configuration(proxyBeanMethods = false)
class OncallWiring {

  @Bean
  ScheduleApi scheduleApi(
      Schedules schedules, Commands commands, InstantSource clock, Settings settings) {
    return new ScheduleApi(schedules, commands, clock, settings.timeZone());
  }

  @Bean
  OverrideApi overrideApi(Commands commands) {
    return new OverrideApi(commands);
  }

  @Bean
  RosterApi rosterApi(Schedules schedules, InstantSource clock, Settings settings) {
    return new RosterApi(schedules, clock, settings.timeZone());
  }

  @Bean
  FeedApi feedApi(Schedules schedules, Commands commands, InstantSource clock, Settings settings) {
    String address = settings.publicUrl().map(URI::toString).orElse("");
    return new FeedApi(schedules, commands, clock, address);
  }
}
