package dev.quell.app;

import dev.quell.channel.ChannelOwners;
import dev.quell.intake.Integrations;
import dev.quell.notify.catalog.Templates;
import dev.quell.oncall.Calendars;
import dev.quell.oncall.Schedules;
import dev.quell.storage.Database;
import dev.quell.web.Belongings;
import dev.quell.web.Owner;
import dev.quell.webhook.Webhooks;
import java.util.Locale;
import java.util.Optional;

/** Asks whoever keeps a thing whose it is; alerts and incidents are their channel's. */
record OwnedThings(
    ChannelOwners channels,
    Calendars calendars,
    Schedules schedules,
    Integrations integrations,
    Templates templates,
    Webhooks webhooks,
    Database database)
    implements Belongings {
  private static final int SHORT_ID = 6;

  @Override
  public Optional<Owner> of(String idField, Object id) {
    return switch (idField) {
      case "channel_id" -> id instanceof Long channel ? channels.owner(channel) : Optional.empty();
      case "schedule_id" ->
          id instanceof Long schedule ? schedules.owner(schedule) : Optional.empty();
      case "integration_id" ->
          id instanceof Long integration ? ofIntegration(integration) : Optional.empty();
      case "webhook_id" -> id instanceof Long webhook ? webhooks.owner(webhook) : Optional.empty();
      case "template_id" -> templates.owner(id.toString());
      case "cal_id" -> calendars.owner(id.toString());
      case "incident_id", "source_incident_id", "target_incident_id" -> ofIncident(read(id));
      case "alert_id" -> inChannel("select channel_id from alert where alert_id = ?", read(id));
      default -> Optional.empty();
    };
  }

  /** As whoever serves the call reads it: spelled otherwise, it must not become another thing. */
  private static String read(Object id) {
    return id.toString().strip().toLowerCase(Locale.ROOT);
  }

  /**
   * One that pushes into a channel alone is that channel's; the others are everybody's. A webhook
   * is called an integration too, with a number no other has.
   */
  private Optional<Owner> ofIntegration(long id) {
    return integrations
        .find(id)
        .filter(integration -> integration.channelId() != 0)
        .flatMap(integration -> channels.owner(integration.channelId()))
        .or(() -> webhooks.owner(id));
  }

  private Optional<Owner> ofIncident(String id) {
    return id.length() == SHORT_ID
        ? inChannel(
            """
            select channel_id from incident where num = ?
            order by created_at desc, incident_id desc limit 1
            """,
            id.toUpperCase(Locale.ROOT))
        : inChannel("select channel_id from incident where incident_id = ?", id);
  }

  private Optional<Owner> inChannel(String statement, String id) {
    return database
        .read(sql -> sql.one(statement, row -> row.getLong(1), id))
        .flatMap(channels::owner);
  }
}
