package dev.quell.webhook;

import dev.quell.notify.GuardedClient;
import dev.quell.queue.Commands;
import dev.quell.storage.Database;
import dev.quell.web.ApiException;
import dev.quell.web.Caller;
import dev.quell.web.Edits;
import dev.quell.web.ErrorCode;
import dev.quell.web.Json;
import dev.quell.web.Needs;
import dev.quell.web.Nothing;
import dev.quell.web.PageRequest;
import dev.quell.web.Permission;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Setting up which programs are told what happens to incidents and alerts. */
@RestController
@Tag(name = "Webhooks", description = "Telling other programs of incidents and alerts")
public final class WebhookApi {
  private static final JsonMapper JSON = Json.mapper();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SECRET_BYTES = 32;

  private final Webhooks webhooks;
  private final Commands commands;
  private final Database database;
  private final Post post;
  private final InstantSource clock;

  /**
   * @param client the way out for tries
   */
  public WebhookApi(
      Webhooks webhooks,
      Commands commands,
      Database database,
      GuardedClient client,
      InstantSource clock) {
    this.webhooks = webhooks;
    this.commands = commands;
    this.database = database;
    this.post = new Post(client, clock);
    this.clock = clock;
  }

  record WebhookId(@Required Long webhookId) {}

  /**
   * A new webhook.
   *
   * @param secret told this once where Quell made it
   */
  record Created(long webhookId, String webhookName, Optional<String> secret) {}

  record Rotated(String secret, String keyId) {}

  private record Rotation(long webhookId, String secret) {}

  record ListRequest(int p, int limit, Optional<String> webhookType, Optional<String> query) {}

  record Items(int total, boolean hasNextPage, List<WebhookItem> items) {}

  /**
   * What a try came to.
   *
   * @param duration milliseconds
   */
  record Tried(
      String status,
      int statusCode,
      long duration,
      String errorMessage,
      String requestHeaders,
      String requestBody,
      String responseHeaders,
      String responseBody) {}

  @Operation(summary = "Webhooks, a page at a time, the oldest first")
  @PostMapping("/webhook/list")
  @Needs(Permission.INTEGRATIONS_READ)
  Items list(@RequestBody ListRequest request, Caller caller) {
    PageRequest page = PageRequest.of(request.p(), request.limit());
    Optional<Kind> kind =
        request
            .webhookType()
            .filter(word -> !word.isEmpty())
            .map(word -> Kind.of("webhook_type", word));
    String query = request.query().orElse("").strip().toLowerCase(Locale.ROOT);
    List<Webhook> found =
        webhooks.all().stream()
            .filter(one -> kind.isEmpty() || one.kind() == kind.get())
            .filter(one ->
                (one.settings().name() + "\n" + Endpoint.shown(one.settings().endpoint(), caller))
                    .toLowerCase(Locale.ROOT)
                    .contains(query))
            .toList();
    List<WebhookItem> items =
        database.read(sql ->
            found.stream()
                .skip(page.offset())
                .limit(page.limit())
                .map(one -> WebhookItem.of(one, HistoryStore.last(sql, one.id()), caller))
                .toList());
    return new Items(found.size(), page.offset() + items.size() < found.size(), items);
  }

  @Operation(summary = "One webhook; its secrets are hidden")
  @PostMapping("/webhook/info")
  @Needs(Permission.INTEGRATIONS_READ)
  WebhookItem info(@RequestBody WebhookId request, Caller caller) {
    Webhook found = webhooks.existing(request.webhookId());
    return WebhookItem.of(found, database.read(sql -> HistoryStore.last(sql, found.id())), caller);
  }

  @Operation(
      summary = "Make a webhook",
      description =
          "Without a secret Quell makes one and tells it in the answer, and never again. An empty"
              + " one means that requests are not signed.")
  @PostMapping("/webhook/create")
  @Needs(Permission.INTEGRATIONS_MANAGE)
  Created create(@RequestBody WebhookForm form, Caller caller) {
    ofOwnTeam(form, caller);
    Optional<String> made = form.secret().isPresent() ? Optional.empty() : Optional.of(secret());
    WebhookForm whole =
        new WebhookForm(
            Optional.empty(),
            form.webhookType(),
            form.webhookName(),
            form.teamId(),
            form.endpoint(),
            form.channelIds(),
            form.eventTypes(),
            form.headers(),
            Optional.of(form.secret().orElseGet(made::get)),
            form.customBody(),
            form.retryHours(),
            form.timeoutSeconds());
    long id = JSON.readTree(run("webhook.create", whole, caller)).path("webhook_id").asLong();
    return new Created(id, form.webhookName(), made);
  }

  @Operation(
      summary = "Replace the settings of a webhook",
      description = "Hidden secrets stay what they were, and so does a secret that is left out.")
  @PostMapping("/webhook/update")
  @Needs(Permission.INTEGRATIONS_MANAGE)
  @Edits("webhook_id")
  Nothing update(@RequestBody WebhookForm form, Caller caller) {
    Requests.required("webhook_id", form.webhookId().orElse(null));
    ofOwnTeam(form, caller);
    run("webhook.update", form, caller);
    return new Nothing();
  }

  @Operation(summary = "Give a webhook another secret, which is told this once")
  @PostMapping("/webhook/rotate-secret")
  @Needs(Permission.INTEGRATIONS_MANAGE)
  @Edits("webhook_id")
  Rotated rotate(@RequestBody WebhookId request, Caller caller) {
    String fresh = secret();
    run("webhook.rotate-secret", new Rotation(request.webhookId(), fresh), caller);
    return new Rotated(fresh, Post.keyId(fresh));
  }

  @Operation(summary = "Tell a webhook of what happens from now on")
  @PostMapping("/webhook/enable")
  @Needs(Permission.INTEGRATIONS_MANAGE)
  @Edits("webhook_id")
  Nothing enable(@RequestBody WebhookId request, Caller caller) {
    run("webhook.enable", request, caller);
    return new Nothing();
  }

  @Operation(summary = "Tell a webhook nothing; what happens meanwhile it never hears of")
  @PostMapping("/webhook/disable")
  @Needs(Permission.INTEGRATIONS_MANAGE)
  @Edits("webhook_id")
  Nothing disable(@RequestBody WebhookId request, Caller caller) {
    run("webhook.disable", request, caller);
    return new Nothing();
  }

  @Operation(summary = "Delete a webhook; what it is still to be told is dropped")
  @PostMapping("/webhook/delete")
  @Needs(Permission.INTEGRATIONS_MANAGE)
  @Edits("webhook_id")
  Nothing delete(@RequestBody WebhookId request, Caller caller) {
    run("webhook.delete", request, caller);
    return new Nothing();
  }

  @Operation(
      summary = "Tell a webhook of a made-up incident or alert, once, and say what it answered")
  @PostMapping("/webhook/test")
  @Needs(Permission.INTEGRATIONS_MANAGE)
  @Edits("webhook_id")
  Tried test(@RequestBody WebhookId request) {
    Webhook webhook = webhooks.existing(request.webhookId());
    long now = clock.millis();
    String type = webhook.settings().eventTypes().getFirst();
    String id = WebhookEvent.id("test", RANDOM.nextInt(), type);
    WebhookEvent event = new WebhookEvent(id, webhook.id(), webhook.kind(), type, "", 0, 0, 0, now);
    Attempt attempt = post.send(webhook, id, EventBody.sample(webhook, event));
    return new Tried(
        attempt.succeeded() ? "success" : "failed",
        attempt.statusCode(),
        attempt.took(),
        attempt.error(),
        attempt.requestHeaders(),
        attempt.requestBody(),
        attempt.responseHeaders(),
        attempt.responseBody());
  }

  /** A webhook of a team hears of that team's private channels. */
  private static void ofOwnTeam(WebhookForm form, Caller caller) {
    long team = form.teamId().orElse(0L);
    if (team != 0 && !caller.rights().isAdmin() && !caller.rights().teamIds().contains(team)) {
      throw new ApiException(
          ErrorCode.ACCESS_DENIED,
          "team_id: " + team + " is a team you are not in (expected: one of your teams, or none)");
    }
  }

  private static String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return "whsec_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private String run(String kind, Record request, Caller caller) {
    return commands.run(kind, caller.personId(), JSON.writeValueAsString(request));
  }
}
