package dev.quell.webhook;

import dev.quell.incident.LatestObjects;
import dev.quell.web.Json;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts an event into the published form, by what is known when it is sent. */
final class EventBody {
  private static final JsonMapper JSON = Json.mapper();

  private final LatestObjects objects;

  EventBody(LatestObjects objects) {
    this.objects = objects;
  }

  /** What is sent; empty when there is nothing left to tell of. */
  Optional<String> of(Webhook webhook, WebhookEvent event) {
    Optional<ObjectNode> object =
        event.kind() == Kind.INCIDENT
            ? objects.incident(event.refId())
            : objects.alert(event.refId());
    return object.map(found -> {
      ObjectNode envelope = envelope(event);
      if (event.personId() > 0) {
        objects.person(event.personId()).ifPresent(person -> envelope.set("person", person));
      }
      envelope.set(event.kind().wire(), found);
      return said(webhook, envelope);
    });
  }

  /** What a try says: a made-up incident or alert. */
  static String sample(Webhook webhook, WebhookEvent event) {
    ObjectNode envelope = envelope(event);
    envelope.set(event.kind().wire(), Samples.of(event.kind(), event.at() / 1000));
    return said(webhook, envelope);
  }

  private static ObjectNode envelope(WebhookEvent event) {
    return JSON.createObjectNode()
        .put("event_time", event.at())
        .put("event_type", event.type())
        .put("event_id", event.id());
  }

  private static String said(Webhook webhook, ObjectNode envelope) {
    String custom = webhook.settings().customBody();
    return custom.isEmpty() ? JSON.writeValueAsString(envelope) : CustomBody.fill(custom, envelope);
  }
}
