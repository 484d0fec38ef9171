package dev.quell.incident;

import dev.quell.queue.Commands;
import dev.quell.web.Caller;
import dev.quell.web.Json;
import dev.quell.web.Nothing;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** What a caller wants done to incidents, on its way into the log. */
record IncidentOrders(Commands commands) {
  /** How many incidents one call may name. */
  static final int MOST_AT_ONCE = 100;

  private static final JsonMapper JSON = Json.mapper();

  /** The same to each of them. */
  Nothing each(String kind, Caller caller, List<String> incidentIds, Map<String, Object> more) {
    Map<String, Object> body = new TreeMap<>(more);
    body.put("incident_ids", QueryWords.ids("incident_ids", incidentIds, 1, MOST_AT_ONCE));
    run(kind, caller, body);
    return new Nothing();
  }

  /** To one of them. */
  Nothing one(String kind, Caller caller, String incidentId, Map<String, Object> more) {
    QueryWords.id("incident_id", incidentId);
    return each(kind, caller, List.of(incidentId), more);
  }

  /** The answer of the command. */
  String run(String kind, Caller caller, Map<String, Object> body) {
    return commands.run(kind, caller.personId(), JSON.writeValueAsString(body));
  }
}
