package dev.quell.app;

import dev.quell.channel.ChannelApi;
import dev.quell.channel.Channels;
import dev.quell.pipeline.Pipeline;
import dev.quell.pipeline.RouteApi;
import dev.quell.queue.Commands;
import dev.quell.storage.Database;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The published operations. */
@Configuration(proxyBeanMethods = false)
class ApiWiring {

  @Bean
  ChannelApi channelApi(Channels channels, Commands commands, Database database) {
    return new ChannelApi(channels, commands, database);
  }

  @Bean
  RouteApi routeApi(Pipeline pipeline, Commands commands, Database database) {
    return new RouteApi(pipeline, commands, database);
  }
}
