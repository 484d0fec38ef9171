package dev.quell.channel;

import dev.quell.channel.rule.RuleId;
import dev.quell.channel.rule.SilenceRule;
import dev.quell.queue.Commands;
import dev.quell.web.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Notices silences that were to go away when their time is over, and asks for that. */
public final class SpentSilences {
  private static final JsonMapper JSON = Json.mapper();
  private static final long PAUSE = Duration.ofSeconds(10).toMillis();

  /** So long the flow is given to get to it. */
  private static final long PATIENCE = Duration.ofMinutes(10).toMillis();

  private final Channels channels;
  private final Commands commands;
  private final InstantSource clock;
  private final Map<String, Long> asked = new HashMap<>();
  private long nextLook = Long.MIN_VALUE;

  public SpentSilences(Channels channels, Commands commands, InstantSource clock) {
    this.channels = channels;
    this.commands = commands;
    this.clock = clock;
  }

  /** Asks for the removal of all that are spent, if it is time to look; never has more to do. */
  public boolean runDue() {
    long now = clock.millis();
    if (now >= nextLook) {
      nextLook = now + PAUSE;
      asked.values().removeIf(at -> at < now - PATIENCE);
      for (Channel channel : channels.all()) {
        for (SilenceRule rule : channel.rules().silences()) {
          if (rule.isSpentAt(now) && asked.putIfAbsent(rule.head().id(), now) == null) {
            RuleId id = new RuleId(channel.id(), rule.head().id());
            commands.leave("channel.silence.expire", JSON.writeValueAsString(id));
          }
        }
      }
    }
    return false;
  }
}
