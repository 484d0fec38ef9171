package dev.quell.channel;

import dev.quell.channel.rule.RuleLists;

/** All that says how a channel reduces noise. */
public record ChannelNoise(ChannelSettings settings, RuleLists rules) {

  /** As the channel does it now. */
  public static ChannelNoise of(Channel channel) {
    return new ChannelNoise(channel.settings(), channel.rules());
  }
}
