package dev.quell.flow;

import dev.quell.channel.Channel;
import dev.quell.channel.KnownChannels;
import dev.quell.pipeline.Destinations;
import java.util.Optional;

/** The channels, as far as routing sees them. */
public record ChannelDestinations(KnownChannels channels) implements Destinations {

  @Override
  public boolean takesAlerts(long channelId) {
    return channels.find(channelId).filter(Channel::takesAlerts).isPresent();
  }

  @Override
  public Optional<Long> named(String name) {
    return channels.named(name).map(Channel::id);
  }

  @Override
  public String nameOf(long channelId) {
    return channels.find(channelId).map(Channel::name).orElse(Long.toString(channelId));
  }
}
