package dev.quell.source.vendor;

import dev.quell.model.Event;
import dev.quell.source.Json;
import dev.quell.source.JsonObject;
import dev.quell.source.Notes;
import dev.quell.source.Origin;
import dev.quell.source.Payload;
import dev.quell.source.Reading;
import dev.quell.source.Refusal;
import dev.quell.source.Source;
import dev.quell.source.SourceDescriptor;
import dev.quell.source.SourceDescriptor.Text;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The webhook of Prometheus Alertmanager (version 4), and of Grafana, which sends the same with
 * more fields. Each alert of a group is an event of its own.
 */
public final class PrometheusAlerts implements Source {
  private static final int MOST_ALERTS = 20_000;

  private static final SourceDescriptor DESCRIPTOR =
      new SourceDescriptor(
          "prometheus.alert",
          "prometheus",
          new Text("Prometheus Alertmanager", "Prometheus Alertmanager"),
          new Text(
              "Alerts of Prometheus through Alertmanager's webhook; Grafana's works, too.",
              "通过 Alertmanager 的 Webhook 接收 Prometheus 告警，同样支持 Grafana。"),
          "monitoring",
          List.of());

  @Override
  public SourceDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Reading read(Payload payload) {
    if (Json.isBlank(payload.body())) {
      return new Reading.Refused("body: empty (expected: a JSON object)");
    }
    return Json.read(
        payload.body(),
        root -> {
          try {
            return group(Origin.of(DESCRIPTOR, payload), root);
          } catch (Refusal refusal) {
            return new Reading.Refused(refusal.reason());
          }
        });
  }

  private static Reading group(Origin origin, JsonNode root) throws Refusal {
    if (!root.isObject()) {
      throw new Refusal("body", root, "a JSON object, as the webhook of Alertmanager sends it");
    }
    Notes notes = new Notes();
    JsonObject group = new JsonObject(root, notes);
    JsonNode alerts = group.get("alerts");
    if (!alerts.isContainer()) {
      throw new Refusal("alerts", alerts, "a list of alerts, as Alertmanager sends it");
    }
    if (alerts.isEmpty()) {
      return new Reading.NothingToDo("no alerts in the group");
    }
    if (alerts.size() > MOST_ALERTS && alerts.isArray()) {
      throw new Refusal(
          "alerts: " + alerts.size() + " items (expected: at most " + MOST_ALERTS + ")");
    }
    List<String> missing = new ArrayList<>();
    List<Event> events = events(origin, group, missing);
    truncated(group, missing);
    notes.lines().forEach(missing::add);
    if (events.isEmpty()) {
      return new Reading.Refused(String.join("; ", missing));
    }
    return new Reading.Events(events, missing);
  }

  private static List<Event> events(Origin origin, JsonObject group, List<String> missing) {
    List<Event> events = new ArrayList<>(group.size("alerts"));
    String status = group.text("status");
    int nameless = 0;
    for (JsonObject object : group.list("alerts")) {
      PrometheusAlert alert = new PrometheusAlert(object.with(new Notes()), status);
      if (alert.isNamed()) {
        events.add(alert.toEvent(origin));
      } else {
        nameless++;
      }
    }
    if (nameless > 0) {
      missing.add("alerts: " + nameless + " not taken (expected: labels or a fingerprint)");
    }
    return events;
  }

  /** What {@code max_alerts} cut off is told nowhere else, its recoveries neither. */
  private static void truncated(JsonObject group, List<String> missing) {
    JsonNode truncated = group.get("truncatedAlerts");
    if (truncated.isIntegralNumber() && truncated.asLong(0) > 0) {
      missing.add(
          "truncatedAlerts: "
              + truncated.asLong(0)
              + " more alerts of this group were not sent (expected: max_alerts: 0 in"
              + " Alertmanager's webhook_configs)");
    }
  }
}
