package dev.quell.app;

import dev.quell.channel.ChannelOwners;
import dev.quell.channel.Channels;
import dev.quell.flow.FlowWorker;
import dev.quell.incident.IncidentFacts;
import dev.quell.incident.IncidentReader;
import dev.quell.incident.LatestObjects;
import dev.quell.notify.GuardedClient;
import dev.quell.queue.Commands;
import dev.quell.storage.Database;
import dev.quell.webhook.Emission;
import dev.quell.webhook.Signal;
import dev.quell.webhook.WebhookApi;
import dev.quell.webhook.WebhookHistoryApi;
import dev.quell.webhook.WebhookMetrics;
import dev.quell.webhook.WebhookSender;
import dev.quell.webhook.Webhooks;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Telling other programs what happens to incidents and alerts. */
@Configuration(proxyBeanMethods = false)
class WebhookWiring {
  @Bean
  Signal webhookSignal() {
    return new Signal();
  }

  @Bean
  Webhooks webhooks(Database database, Channels channels) {
    return new Webhooks(database, channels);
  }

  @Bean
  Emission emission(Webhooks webhooks, Channels channels, Signal signal) {
    return new Emission(webhooks, new ChannelOwners(channels), signal::give);
  }

  @Bean
  LatestObjects latestObjects(IncidentReader reader, IncidentFacts facts) {
    return new LatestObjects(reader, facts::link);
  }

  @Bean
  WebhookApi webhookApi(
      Webhooks webhooks,
      Commands commands,
      Database database,
      GuardedClient client,
      InstantSource clock) {
    return new WebhookApi(webhooks, commands, database, client, clock);
  }

  @Bean
  WebhookHistoryApi webhookHistoryApi(
      Webhooks webhooks,
      Database database,
      LatestObjects objects,
      Channels channels,
      ChannelOwners owners,
      InstantSource clock,
      Settings settings,
      Signal signal) {
    return new WebhookHistoryApi(
        new WebhookHistoryApi.Parts(
            webhooks,
            database,
            objects,
            channels,
            owners,
            clock,
            settings.timeZone(),
            signal::give));
  }

  /** Comes after the flow, so that it ends before it. */
  @Bean(initMethod = "start", destroyMethod = "close")
  WebhookSender webhookSender(
      Database database,
      Webhooks webhooks,
      LatestObjects objects,
      GuardedClient client,
      FlowWorker flow,
      InstantSource clock,
      MeterRegistry registry,
      Signal signal) {
    WebhookSender sender =
        new WebhookSender(
            new WebhookSender.Parts(
                database, webhooks, objects, client, clock, new WebhookMetrics(registry)));
    signal.answeredBy(sender::arrived);
    return sender;
  }
}
