package dev.quell.app;

import dev.quell.channel.ChannelOwners;
import dev.quell.channel.Channels;
import dev.quell.flow.FlowWorker;
import dev.quell.incident.IncidentFacts;
import dev.quell.incident.IncidentReader;
import dev.quell.incident.LatestObjects;
import dev.quell.notify.GuardedClient;
import dev.quell.notify.outbox.Doorbell;
import dev.quell.queue.Commands;
import dev.quell.storage.Database;
import dev.quell.webhook.Emission;
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
  /** Rings at whoever tells webhooks. */
  record Bell(Doorbell doorbell) {}

  @Bean
  Bell webhookBell() {
    return new Bell(new Doorbell());
  }

  @Bean
  Webhooks webhooks(Database database, Channels channels) {
    return new Webhooks(database, channels);
  }

  @Bean
  Emission emission(Webhooks webhooks, Channels channels, Bell bell) {
    return new Emission(webhooks, new ChannelOwners(channels), bell.doorbell()::ring);
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
      Bell bell) {
    return new WebhookHistoryApi(
        new WebhookHistoryApi.Parts(
            webhooks,
            database,
            objects,
            channels,
            owners,
            clock,
            settings.timeZone(),
            bell.doorbell()::ring));
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
      Bell bell) {
    WebhookSender sender =
        new WebhookSender(
            new WebhookSender.Parts(
                database, webhooks, objects, client, clock, new WebhookMetrics(registry)));
    bell.doorbell().answeredBy(sender::arrived);
    return sender;
  }
}
