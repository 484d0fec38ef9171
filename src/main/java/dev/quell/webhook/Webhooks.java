package dev.quell.webhook;

import dev.quell.channel.Channels;
import dev.quell.queue.CommandHandler;
import dev.quell.queue.LogRecord;
import dev.quell.storage.Database;
import dev.quell.storage.Sequences;
import dev.quell.storage.Sql;
import dev.quell.web.ApiException;
import dev.quell.web.Json;
import dev.quell.web.Owner;
import dev.quell.web.Requests;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The webhooks of the installation, kept in memory as the flow last left them. */
public final class Webhooks implements CommandHandler {
  private static final JsonMapper JSON = Json.mapper();
  private static final int MOST = 200;

  private final Database database;
  private final Channels channels;
  private volatile Known known = new Known(Map.of(), Map.of());

  /** All of them, and those that are switched on by what they tell of. */
  private record Known(Map<Long, Webhook> byId, Map<Kind, List<Webhook>> listening) {}

  public Webhooks(Database database, Channels channels) {
    this.database = database;
    this.channels = channels;
    settled(true);
  }

  /** Whose it is; empty when there is none. */
  public Optional<Owner> owner(long id) {
    return find(id).map(Webhook::owner);
  }

  /** Those that belong to this team. */
  public List<ApiException.Ref> ofTeam(long teamId) {
    return all().stream()
        .filter(one -> one.settings().teamId() == teamId)
        .map(one -> new ApiException.Ref("webhook", one.id(), one.settings().name()))
        .toList();
  }

  Optional<Webhook> find(long id) {
    return Optional.ofNullable(known.byId().get(id));
  }

  Webhook existing(long id) {
    return find(id).orElseThrow(() -> ApiException.notFound("webhook", id));
  }

  Collection<Webhook> all() {
    return known.byId().values();
  }

  /** Those that are switched on; asked for each entry of a timeline, so no work is done here. */
  List<Webhook> listening(Kind kind) {
    return known.listening().getOrDefault(kind, List.of());
  }

  @Override
  public String area() {
    return "webhook";
  }

  @Override
  public String apply(Sql sql, LogRecord.Command command, long offset) {
    if (command.kind().equals("webhook.create")) {
      return create(sql, command);
    }
    long id = JSON.readTree(command.body()).path("webhook_id").asLong(0);
    Webhook old = existing(id);
    Webhook.Stamps stamps = old.stamps().changed(command.by(), command.receivedAt());
    switch (command.kind()) {
      case "webhook.update" -> WebhookStore.put(sql, updated(command, old, stamps));
      case "webhook.enable" -> WebhookStore.put(sql, old.switched(true, stamps));
      case "webhook.disable" -> WebhookStore.put(sql, old.switched(false, stamps));
      case "webhook.rotate-secret" -> {
        String secret = JSON.readTree(command.body()).path("secret").asString();
        WebhookStore.put(sql, old.with(old.settings().withSecret(secret), stamps));
      }
      case "webhook.delete" -> {
        WebhookStore.remove(sql, id);
        WebhookEventStore.removeOf(sql, id);
      }
      default -> throw new IllegalArgumentException("command: " + command.kind());
    }
    return "{}";
  }

  @Override
  public void settled(boolean kept) {
    Map<Long, Webhook> byId = new LinkedHashMap<>();
    Map<Kind, List<Webhook>> listening = new EnumMap<>(Kind.class);
    database.read(WebhookStore::all).forEach(one -> byId.put(one.id(), one));
    for (Kind kind : Kind.values()) {
      listening.put(
          kind, byId.values().stream().filter(one -> one.enabled() && one.kind() == kind).toList());
    }
    known = new Known(byId, listening);
  }

  private String create(Sql sql, LogRecord.Command command) {
    if (known.byId().size() >= MOST) {
      throw Requests.invalid("webhook_name", MOST + " webhooks", "fewer; delete one first");
    }
    WebhookForm form = JSON.readValue(command.body(), WebhookForm.class);
    Kind kind = Kind.of("webhook_type", form.webhookType().orElse(""));
    Webhook.Settings settings = form.read(kind);
    check(settings, 0);
    // the same numbers as those of integrations: published operations call a webhook one
    long id = Sequences.next(sql, "integration");
    Webhook.Stamps stamps = Webhook.Stamps.first(command.by(), command.receivedAt());
    WebhookStore.put(sql, new Webhook(id, kind, settings, true, stamps));
    return JSON.createObjectNode().put("webhook_id", id).toString();
  }

  private Webhook updated(LogRecord.Command command, Webhook old, Webhook.Stamps stamps) {
    WebhookForm form = JSON.readValue(command.body(), WebhookForm.class);
    form.webhookType()
        .filter(type -> !type.equals(old.kind().wire()))
        .ifPresent(type -> {
          throw Requests.invalid("webhook_type", '"' + type + '"', old.kind().wire());
        });
    Webhook.Settings settings = form.read(old.kind(), old.settings());
    check(settings, old.id());
    return old.with(settings, stamps);
  }

  private void check(Webhook.Settings settings, long ownId) {
    boolean taken =
        all().stream()
            .anyMatch(one -> one.id() != ownId && one.settings().name().equals(settings.name()));
    if (taken) {
      throw Requests.invalid(
          "webhook_name", '"' + settings.name() + '"', "a name no other webhook has");
    }
    for (long channel : settings.channelIds()) {
      if (channels.find(channel).isEmpty()) {
        throw ApiException.notFound("channel", channel);
      }
    }
  }
}
