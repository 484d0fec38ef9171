package dev.quell.incident;

import dev.quell.web.Json;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Incidents and alerts as programs outside are told of them: all the API says, as it is now. */
public final class LatestObjects {
  private static final JsonMapper JSON = Json.mapper();

  private final IncidentReader reader;
  private final UnaryOperator<String> link;

  /**
   * @param link where the console shows an incident, by its id
   */
  public LatestObjects(IncidentReader reader, UnaryOperator<String> link) {
    this.reader = reader;
    this.link = link;
  }

  /** An incident; empty when it was removed. */
  public Optional<ObjectNode> incident(String id) {
    return reader
        .incidentNow(id)
        .map(item -> {
          ObjectNode node = JSON.valueToTree(item);
          node.put("detail_url", link.apply(id));
          ArrayNode people = node.putArray("responder_ids");
          item.people().responders().forEach(one -> people.add(one.personId()));
          return node;
        });
  }

  /** An alert, with what its own operations leave to its incident; empty when there is none. */
  public Optional<ObjectNode> alert(String id) {
    return reader
        .alertNow(id)
        .map(found -> {
          ObjectNode node = JSON.valueToTree(found.item());
          Alert alert = found.alert();
          node.put("progress", (alert.isOpen() ? Progress.TRIGGERED : Progress.CLOSED).wire());
          node.put("close_time", alert.times().close() / 1000);
          return node;
        });
  }

  /** Id, name and e-mail address of a member; empty when there is none. */
  public Optional<ObjectNode> person(long id) {
    return reader.person(id).map(JSON::<ObjectNode>valueToTree);
  }
}
