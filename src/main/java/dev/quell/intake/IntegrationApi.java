package dev.quell.intake;

import dev.quell.queue.Commands;
import dev.quell.source.Source;
import dev.quell.source.SourceDescriptor;
import dev.quell.web.Caller;
import dev.quell.web.Edits;
import dev.quell.web.HiddenText;
import dev.quell.web.Needs;
import dev.quell.web.Nothing;
import dev.quell.web.Page;
import dev.quell.web.PageRequest;
import dev.quell.web.Permission;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Making and changing integrations. */
@RestController
@Tag(name = "Integrations", description = "Senders, their keys and their settings")
public final class IntegrationApi {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int KEY_BYTES = 16;
  private static final long WEEK_MINUTES = 7 * 24 * 60;

  private final Integrations integrations;
  private final Commands commands;
  private final Activities activities;
  private final InstantSource clock;
  private final PushUrls urls;
  private final SecureRandom random = new SecureRandom();
  private final List<Type> types;

  public IntegrationApi(
      Integrations integrations,
      Commands commands,
      Activities activities,
      InstantSource clock,
      PushUrls urls) {
    this.integrations = integrations;
    this.commands = commands;
    this.activities = activities;
    this.clock = clock;
    this.urls = urls;
    this.types = integrations.sources().stream().map(IntegrationApi::type).toList();
  }

  /**
   * Where senders reach this server.
   *
   * @param hidden whether whoever calls may not see that channel, nor what pushes into it
   */
  public record PushUrls(
      Optional<URI> publicUrl,
      java.util.function.Supplier<String> local,
      java.util.function.LongPredicate hidden) {
    String of(Source source, String key) {
      String base = publicUrl.map(URI::toString).orElseGet(local);
      return base
          + "/event/push/alert/"
          + source.descriptor().pushPath()
          + "?integration_key="
          + key;
    }
  }

  record Text(String en, String zh) {
    static Text of(SourceDescriptor.Text text) {
      return new Text(text.en(), text.zh());
    }
  }

  record Setting(
      String name,
      Text label,
      Text help,
      String type,
      boolean required,
      boolean secret,
      int maxLength) {}

  record Type(
      String pluginType,
      String category,
      Text name,
      Text summary,
      String pushPath,
      List<Setting> settings,
      Text guide,
      String icon) {}

  record Types(List<Type> items) {}

  record CreateRequest(
      @Required String pluginType,
      @Required String name,
      Optional<Long> channelId,
      Map<String, String> settings) {}

  record Created(long integrationId, String integrationKey, String pushUrl) {}

  record IdRequest(@Required Long integrationId) {}

  record UpdateRequest(
      @Required Long integrationId,
      Optional<String> name,
      Map<String, String> settings,
      Optional<Long> silentAfterMinutes) {}

  record ListRequest(
      Optional<Long> channelId,
      Optional<String> pluginType,
      Optional<String> category,
      Optional<String> status,
      Optional<String> query,
      int p,
      int limit) {}

  record RotateRequest(@Required Long integrationId, Optional<Long> graceMinutes) {}

  record Rotated(String integrationKey, String pushUrl, long oldKeyUntil) {}

  record Errors(List<Activity.Reason> items) {}

  @Operation(summary = "Every kind of sender, with its settings and its guide")
  @PostMapping("/integration/type/list")
  @Needs(Permission.INTEGRATIONS_READ)
  Types types() {
    return new Types(types);
  }

  @Operation(summary = "Make an integration; private with channel_id, shared without")
  @PostMapping("/integration/create")
  @Needs(Permission.INTEGRATIONS_MANAGE)
  @Edits("channel_id")
  Created create(@RequestBody CreateRequest request, Caller caller) {
    String key = newKey();
    ObjectNode body =
        JSON.createObjectNode()
            .put("plugin_type", request.pluginType())
            .put("name", request.name())
            .put("channel_id", request.channelId().orElse(0L))
            .put("key", key);
    body.set("settings", JSON.valueToTree(request.settings()));
    String answer = commands.run("integration.create", caller.personId(), body.toString());
    long id = JSON.readTree(answer).path("integration_id").asLong();
    return new Created(id, key, url(integrations.existing(id)));
  }

  @Operation(summary = "One integration")
  @PostMapping("/integration/info")
  @Needs(Permission.INTEGRATIONS_READ)
  IntegrationItem info(@RequestBody IdRequest request) {
    return items(List.of(integrations.existing(request.integrationId()))).getFirst();
  }

  @Operation(
      summary = "Integrations, of all channels or one",
      description =
          "status is one of enabled, disabled, silent and trouble; the last means that something of"
              + " it was rejected, unrouted, set aside or refused in the last 24 hours")
  @PostMapping("/integration/list")
  @Needs(Permission.INTEGRATIONS_READ)
  Page<IntegrationItem> list(@RequestBody ListRequest request) {
    PageRequest page = PageRequest.of(request.p(), request.limit());
    IntegrationFilter filter =
        new IntegrationFilter(
            request.channelId(),
            request.pluginType().orElse(""),
            request.category().orElse(""),
            request.status().orElse(""),
            request.query().orElse(""),
            one -> integrations.source(one).descriptor().category());
    List<Integration> wanted =
        filter.of(integrations.all(), activities).stream()
            .filter(one -> one.channelId() == 0 || !urls.hidden().test(one.channelId()))
            .toList();
    List<Integration> shown = wanted.stream().skip(page.offset()).limit(page.limit()).toList();
    return Page.of(items(shown), wanted.size(), page);
  }

  @Operation(summary = "Change the name, the settings, or after which silence to tell")
  @PostMapping("/integration/update")
  @Needs(Permission.INTEGRATIONS_MANAGE)
  @Edits("integration_id")
  Nothing update(@RequestBody UpdateRequest request, Caller caller) {
    ObjectNode body = JSON.createObjectNode().put("integration_id", request.integrationId());
    request.name().ifPresent(name -> body.put("name", name));
    request
        .silentAfterMinutes()
        .map(minutes -> Requests.between("silent_after_minutes", minutes, 0, WEEK_MINUTES))
        .ifPresent(minutes -> body.put("silent_after_minutes", minutes));
    body.set("settings", JSON.valueToTree(request.settings()));
    commands.run("integration.update", caller.personId(), body.toString());
    return new Nothing();
  }

  @Operation(summary = "Let it push again")
  @PostMapping("/integration/enable")
  @Needs(Permission.INTEGRATIONS_MANAGE)
  @Edits("integration_id")
  Nothing enable(@RequestBody IdRequest request, Caller caller) {
    return change("integration.enable", request, caller);
  }

  @Operation(summary = "Refuse its pushes")
  @PostMapping("/integration/disable")
  @Needs(Permission.INTEGRATIONS_MANAGE)
  @Edits("integration_id")
  Nothing disable(@RequestBody IdRequest request, Caller caller) {
    return change("integration.disable", request, caller);
  }

  @Operation(summary = "Remove it; what it brought stays")
  @PostMapping("/integration/delete")
  @Needs(Permission.INTEGRATIONS_MANAGE)
  @Edits("integration_id")
  Nothing delete(@RequestBody IdRequest request, Caller caller) {
    return change("integration.delete", request, caller);
  }

  @Operation(summary = "Give it another key; the old one pushes for grace_minutes more, or no more")
  @PostMapping("/integration/rotate-key")
  @Needs(Permission.INTEGRATIONS_MANAGE)
  @Edits("integration_id")
  Rotated rotateKey(@RequestBody RotateRequest request, Caller caller) {
    String key = newKey();
    long grace =
        Requests.between("grace_minutes", request.graceMinutes().orElse(0L), 0, WEEK_MINUTES);
    ObjectNode body =
        JSON.createObjectNode()
            .put("integration_id", request.integrationId())
            .put("key", key)
            .put("grace_minutes", grace);
    String answer = commands.run("integration.rotate-key", caller.personId(), body.toString());
    Source source = integrations.source(integrations.existing(request.integrationId()));
    long until = grace == 0 ? 0 : JSON.readTree(answer).path("old_key_until").asLong() / 1000;
    return new Rotated(key, urls.of(source, key), until);
  }

  @Operation(summary = "End the old key's grace at once")
  @PostMapping("/integration/revoke-old-key")
  @Needs(Permission.INTEGRATIONS_MANAGE)
  @Edits("integration_id")
  Nothing revokeOldKey(@RequestBody IdRequest request, Caller caller) {
    return change("integration.revoke-old-key", request, caller);
  }

  @Operation(summary = "Why callbacks came to nothing in the last 24 hours, by reason")
  @PostMapping("/integration/errors")
  @Needs(Permission.INTEGRATIONS_READ)
  Errors errors(@RequestBody IdRequest request) {
    return new Errors(activities.reasons(integrations.existing(request.integrationId()).id()));
  }

  private Nothing change(String kind, IdRequest request, Caller caller) {
    ObjectNode body = JSON.createObjectNode().put("integration_id", request.integrationId());
    commands.run(kind, caller.personId(), body.toString());
    return new Nothing();
  }

  /** However many they are, the store is asked once; who may not push is not told the key. */
  private List<IntegrationItem> items(List<Integration> shown) {
    boolean tellsKey =
        Caller.current()
            .filter(caller -> caller.rights().has(Permission.INTEGRATIONS_MANAGE))
            .isPresent();
    Map<Long, Activity> known = activities.of(shown);
    long now = clock.millis();
    List<IntegrationItem> items = new ArrayList<>();
    for (Integration integration : shown) {
      Activity activity = known.get(integration.id());
      if (activity != null) {
        items.add(
            IntegrationItem.of(
                integration,
                new IntegrationItem.Surroundings(
                    integrations.source(integration).descriptor(),
                    tellsKey ? integration.key() : HiddenText.HIDDEN,
                    urls.of(
                        integrations.source(integration),
                        tellsKey ? integration.key() : HiddenText.HIDDEN),
                    urls.publicUrl().isPresent(),
                    activity,
                    integrations.oldKeyLastUsed(integration),
                    now)));
      }
    }
    return items;
  }

  private String url(Integration integration) {
    return urls.of(integrations.source(integration), integration.key());
  }

  private String newKey() {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static Type type(Source source) {
    SourceDescriptor descriptor = source.descriptor();
    return new Type(
        descriptor.kind(),
        descriptor.category(),
        Text.of(descriptor.name()),
        Text.of(descriptor.summary()),
        descriptor.pushPath(),
        descriptor.settings().stream()
            .map(setting ->
                new Setting(
                    setting.name(),
                    Text.of(setting.label()),
                    Text.of(setting.help()),
                    setting.typeWord(),
                    setting.required(),
                    setting.secret(),
                    setting.maxLength()))
            .toList(),
        new Text(
            SourceTexts.read(descriptor, "guide.en.md"),
            SourceTexts.read(descriptor, "guide.zh.md")),
        SourceTexts.read(descriptor, "icon.svg"));
  }
}
