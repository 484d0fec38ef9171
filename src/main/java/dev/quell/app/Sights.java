package dev.quell.app;

import dev.quell.channel.Channel;
import dev.quell.channel.ChannelOwners;
import dev.quell.channel.Channels;
import dev.quell.queue.Sight;
import dev.quell.storage.Database;
import dev.quell.web.Caller;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What whoever calls just now may see of events, by the private channels there are. */
record Sights(Channels channels, ChannelOwners owners, Database database)
    implements Supplier<Sight> {

  @Override
  public Sight get() {
    Map<Long, String> hidden = new HashMap<>();
    Caller.current()
        .map(owners::hiddenFrom)
        .ifPresent(ids ->
            ids.forEach(id -> hidden.put(id, channels.find(id).map(Channel::name).orElse(""))));
    return hidden.isEmpty() ? Sight.EVERYTHING : new Sight(hidden, alert -> isIn(hidden, alert));
  }

  private boolean isIn(Map<Long, String> hidden, String alertId) {
    return database
        .read(sql ->
            sql.one(
                "select channel_id from alert where alert_id = ?", row -> row.getLong(1), alertId))
        .filter(hidden::containsKey)
        .isPresent();
  }
}
