package dev.quell.intake;

import dev.quell.model.Sha256;
import dev.quell.queue.CommandHandler;
import dev.quell.queue.LogRecord;
import dev.quell.source.Source;
import dev.quell.source.SourceDescriptor;
import dev.quell.storage.Database;
import dev.quell.storage.Sequences;
import dev.quell.storage.Sql;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import dev.quell.web.Requests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All integrations, found by id or by key without a look at the store. */
public final class Integrations implements CommandHandler {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MAX_NAME = 199;

  private final Database database;
  private final Map<String, Source> sources;
  private final Map<ByteBuffer, Long> oldKeyUses = new ConcurrentHashMap<>();
  private volatile Known known = new Known(Map.of(), Map.of());

  /** Keys are found by their hash, so that how long a look-up takes tells nothing about them. */
  private record Known(Map<Long, Integration> byId, Map<ByteBuffer, Keyed> byKey) {}

  /** An integration found by its key, or by the one before. */
  record Keyed(Integration integration, boolean byOldKey) {}

  public Integrations(Database database, List<Source> sources) {
    this.database = database;
    Map<String, Source> byKind = new LinkedHashMap<>();
    sources.forEach(source -> byKind.put(source.descriptor().kind(), source));
    this.sources = byKind;
    settled(true);
  }

  public Optional<Integration> find(long id) {
    return Optional.ofNullable(known.byId.get(id));
  }

  /** Also by an old key whose time is over. */
  Optional<Keyed> byKey(String key) {
    return Optional.ofNullable(known.byKey.get(hash(key)));
  }

  void oldKeyUsed(Integration integration, long now) {
    oldKeyUses.put(hash(integration.oldKey().key()), now);
  }

  /**
   * When a callback last came with the old key, epoch milliseconds; 0 when none did. Kept in memory
   * only, so a restart begins anew: it is a hint of who still has to change, not a record.
   */
  long oldKeyLastUsed(Integration integration) {
    return oldKeyUses.getOrDefault(hash(integration.oldKey().key()), 0L);
  }

  public Collection<Integration> all() {
    return known.byId.values();
  }

  Collection<Source> sources() {
    return sources.values();
  }

  Source source(Integration integration) {
    Source source = sources.get(integration.kind());
    if (source == null) {
      throw new IllegalStateException(
          "integration " + integration.id() + " is of unknown kind " + integration.kind());
    }
    return source;
  }

  @Override
  public String area() {
    return "integration";
  }

  @Override
  public String apply(Sql sql, LogRecord.Command command, long offset) {
    JsonNode body = JSON.readTree(command.body());
    long now = command.receivedAt();
    if (command.kind().equals("integration.create")) {
      return create(sql, command, body);
    }
    Integration old = existing(body.path("integration_id").asLong(0));
    Integration changed =
        switch (command.kind()) {
          case "integration.update" -> updated(old, body, now);
          case "integration.enable" -> enabled(sql, old, now);
          case "integration.disable" -> old.with(Integration.Status.DISABLED, now);
          case "integration.delete" -> old.with(Integration.Status.DELETED, now);
          case "integration.rotate-key" -> rotated(old, body, now);
          case "integration.revoke-old-key" -> old.withoutOldKey(now);
          default -> throw new IllegalArgumentException("command: " + command.kind());
        };
    IntegrationStore.put(sql, changed);
    return JSON.createObjectNode().put("old_key_until", changed.oldKey().until()).toString();
  }

  @Override
  public void settled(boolean kept) {
    Map<Long, Integration> byId = new LinkedHashMap<>();
    Map<ByteBuffer, Keyed> byKey = new HashMap<>();
    for (Integration integration : database.read(IntegrationStore::all)) {
      byId.put(integration.id(), integration);
      byKey.put(hash(integration.key()), new Keyed(integration, false));
      if (!integration.oldKey().key().isEmpty()) {
        byKey.put(hash(integration.oldKey().key()), new Keyed(integration, true));
      }
    }
    known = new Known(byId, byKey);
    oldKeyUses.keySet().retainAll(byKey.keySet());
  }

  Integration existing(long id) {
    return find(id).orElseThrow(() -> ApiException.notFound("integration", id));
  }

  private String create(Sql sql, LogRecord.Command command, JsonNode body) {
    String kind = body.path("plugin_type").asString("");
    Requests.oneOf("plugin_type", kind, sources.keySet());
    long channelId = body.path("channel_id").asLong(0);
    if (channelId != 0 && !IntegrationStore.channelExists(sql, channelId)) {
      throw ApiException.notFound("channel", channelId);
    }
    long id = Sequences.next(sql, "integration");
    Integration empty =
        new Integration(
            id,
            kind,
            name(body, ""),
            channelId,
            Integration.Status.ENABLED,
            Map.of(),
            body.path("key").asString(),
            Integration.OldKey.NONE,
            0,
            command.by(),
            command.receivedAt(),
            command.receivedAt());
    IntegrationStore.put(
        sql, empty.with(empty.name(), settings(empty, body), command.receivedAt()));
    return JSON.createObjectNode().put("integration_id", id).toString();
  }

  private Integration updated(Integration old, JsonNode body, long now) {
    int minutes = body.path("silent_after_minutes").asInt(old.silentAfterMinutes());
    return old.with(name(body, old.name()), settings(old, body), now).withSilentAfter(minutes);
  }

  /** What a private integration brings would go nowhere once its channel is deleted. */
  private static Integration enabled(Sql sql, Integration old, long now) {
    if (old.channelId() != 0 && !IntegrationStore.channelExists(sql, old.channelId())) {
      throw new ApiException(
          ErrorCode.RESOURCE_NOT_FOUND,
          "integration "
              + old.id()
              + " belongs to channel "
              + old.channelId()
              + ", which is deleted (expected: an existing channel)");
    }
    return old.with(Integration.Status.ENABLED, now);
  }

  /** The grace ends on a full second, since that is what people are told. */
  private static Integration rotated(Integration old, JsonNode body, long now) {
    long grace = TimeUnit.MINUTES.toSeconds(body.path("grace_minutes").asLong(0));
    long until = grace == 0 ? now : (Math.ceilDiv(now, 1000) + grace) * 1000;
    return old.withKey(body.path("key").asString(), until, now);
  }

  private static String name(JsonNode body, String fallback) {
    return Requests.text("name", body.path("name").asString(fallback), MAX_NAME).strip();
  }

  /** The old settings with those of the request over them; an empty value removes one. */
  private Map<String, String> settings(Integration old, JsonNode body) {
    SourceDescriptor descriptor = source(old).descriptor();
    Map<String, String> settings = new HashMap<>(old.settings());
    body.path("settings")
        .forEachEntry((name, value) -> {
          SourceDescriptor.Setting setting =
              descriptor.settings().stream()
                  .filter(candidate -> candidate.name().equals(name))
                  .findFirst()
                  .orElseThrow(() -> Requests.invalid("settings", name, names(descriptor)));
          String text = value.asString("");
          Requests.atMost("settings." + name, text, setting.maxLength());
          if (text.isEmpty()) {
            settings.remove(name);
          } else {
            settings.put(name, text);
          }
        });
    SettingCheck.require(source(old), settings);
    return settings;
  }

  private static String names(SourceDescriptor descriptor) {
    List<String> names =
        descriptor.settings().stream().map(SourceDescriptor.Setting::name).toList();
    return names.isEmpty() ? "no settings" : "one of " + String.join(", ", names);
  }

  private static ByteBuffer hash(String key) {
    return ByteBuffer.wrap(Sha256.of(key.getBytes(StandardCharsets.UTF_8)));
  }
}
