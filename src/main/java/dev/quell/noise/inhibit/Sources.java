package dev.quell.noise.inhibit;

import dev.quell.channel.Channel;
import dev.quell.incident.Alert;
import dev.quell.incident.AlertWatcher;
import dev.quell.incident.Incident;
import dev.quell.incident.UnitOfWork;
import dev.quell.noise.judge.ChannelState.Wanted;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the alert that explains another without asking all that are open. Memory only: a channel's
 * is made of its open alerts when it is first asked, or asked under new rules, and from then on
 * follows every change; so it finds the same however long ago it was made.
 */
public final class Sources implements AlertWatcher {
  /** Records of a lane that lags behind are judged at instants that have passed already. */
  private static final Duration LAG = Duration.ofHours(1);

  private final Map<Long, ChannelSources> channels = new HashMap<>();

  /** The active alert of a channel that is wanted, as this unit sees it. */
  public Optional<Alert> find(UnitOfWork unit, Channel channel, Wanted wanted, long now) {
    ChannelSources known = channels.get(channel.id());
    if (known == null || known.version() != channel.noiseVersion()) {
      known = made(unit, channel, now);
      channels.put(channel.id(), known);
    }
    return known.find(wanted, unit::incident).flatMap(unit::alert);
  }

  private static ChannelSources made(UnitOfWork unit, Channel channel, long now) {
    ChannelSources made = new ChannelSources(channel.noiseVersion(), channel.rules().inhibits());
    long since = now - made.longestLookBack().plus(LAG).toMillis();
    unit.openSince(channel.id(), since, made::changed);
    return made;
  }

  @Override
  public void changed(Alert alert) {
    ChannelSources known = channels.get(alert.origin().channelId());
    if (known != null) {
      known.changed(alert);
    }
  }

  @Override
  public void changed(Incident incident) {
    ChannelSources known = channels.get(incident.channelId());
    if (known != null) {
      known.changed(incident);
    }
  }

  @Override
  public void forget() {
    channels.clear();
  }
}
