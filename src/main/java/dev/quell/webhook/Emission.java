package dev.quell.webhook;

import dev.quell.channel.ChannelOwners;
import dev.quell.incident.Beside;
import dev.quell.incident.Listener;
import dev.quell.incident.TimelineEntry;
import dev.quell.incident.UnitOfWork;
import dev.quell.storage.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides which webhooks are told of what timelines tell; that is written with the change itself.
 * While nobody listens it costs the look at an empty list.
 */
public final class Emission implements Listener {
  private final Webhooks webhooks;
  private final ChannelOwners owners;
  private final Runnable arrived;

  /**
   * @param arrived is called when there may be something to send
   */
  public Emission(Webhooks webhooks, ChannelOwners owners, Runnable arrived) {
    this.webhooks = webhooks;
    this.owners = owners;
    this.arrived = arrived;
  }

  @Override
  public void told(UnitOfWork unit, long channelId, TimelineEntry entry) {
    Optional<Kind> kind = Kind.ofEvent(entry.type());
    if (kind.isEmpty()) {
      return;
    }
    for (Webhook webhook : webhooks.listening(kind.get())) {
      if (webhook.hears(entry.type()) && mayHear(webhook, channelId)) {
        unit.beside(Emitted.class, () -> new Emitted(arrived))
            .add(event(webhook, channelId, entry));
      }
    }
  }

  /** One for all channels hears of a private one only when it is that channel's teams'. */
  private boolean mayHear(Webhook webhook, long channelId) {
    if (webhook.namesChannels()) {
      return webhook.settings().channelIds().contains(channelId);
    }
    long team = webhook.settings().teamId();
    return !owners.isPrivate(channelId)
        || (team != 0
            && owners
                .owner(channelId)
                .filter(one -> one.teamId() == team || one.managingTeamIds().contains(team))
                .isPresent());
  }

  private static WebhookEvent event(Webhook webhook, long channelId, TimelineEntry entry) {
    return new WebhookEvent(
        WebhookEvent.id(entry.subjectId(), entry.number(), entry.type()),
        webhook.id(),
        webhook.kind(),
        entry.type(),
        subject(entry),
        entry.number(),
        channelId,
        entry.creatorId(),
        entry.at());
  }

  /** That an alert joined stands in the timeline of the incident and is told of the alert. */
  private static String subject(TimelineEntry entry) {
    return entry.type().equals("a_merge")
        ? String.valueOf(entry.detail().get("alert_id"))
        : entry.subjectId();
  }

  /** What one unit of work decided to tell; written with it or not at all. */
  private static final class Emitted implements Beside {
    private final List<WebhookEvent> events = new ArrayList<>();
    private final Runnable arrived;

    Emitted(Runnable arrived) {
      this.arrived = arrived;
    }

    void add(WebhookEvent event) {
      events.add(event);
    }

    @Override
    public void write(Sql sql) {
      WebhookEventStore.add(sql, events);
    }

    @Override
    public void kept() {
      arrived.run();
    }
  }
}
