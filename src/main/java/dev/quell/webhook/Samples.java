package dev.quell.webhook;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A made-up incident and a made-up alert, so that an endpoint can be tried. */
final class Samples {
  private static final String INCIDENT_ID = "000000000000000000000001";
  private static final String TITLE = "Test of a webhook: nothing happened";

  private Samples() {}

  /**
   * All that is always told of one.
   *
   * @param now epoch seconds
   */
  static ObjectNode of(Kind kind, long now) {
    ObjectNode made = JsonNodeFactory.instance.objectNode();
    made.put("title", TITLE).put("description", "Sent by the test button of Quell.");
    made.put("progress", "Triggered");
    made.put("channel_id", 0).put("channel_name", "");
    for (String name : new String[] {"created_at", "updated_at", "start_time", "last_time"}) {
      made.put(name, now);
    }
    made.put("end_time", 0).put("close_time", 0);
    made.putObject("labels").put("check", "test").put("resource", "example");
    return kind == Kind.INCIDENT ? incident(made) : alert(made);
  }

  private static ObjectNode incident(ObjectNode made) {
    made.put("incident_id", INCIDENT_ID).put("num", "000001");
    made.put("incident_severity", "Info").put("incident_status", "Info");
    made.put("impact", "").put("root_cause", "").put("resolution", "");
    made.put("ack_time", 0).put("snoozed_before", 0).put("alert_cnt", 1);
    made.put("detail_url", "").put("group_method", "n");
    made.putObject("fields");
    made.putArray("responders");
    return made;
  }

  private static ObjectNode alert(ObjectNode made) {
    made.put("alert_id", "000000000000000000000002").put("alert_key", "test");
    made.put("title_rule", "").put("event_cnt", 1);
    made.put("alert_severity", "Info").put("alert_status", "Info");
    made.put("data_source_id", 0).put("data_source_name", "").put("data_source_type", "");
    made.putObject("incident").put("incident_id", INCIDENT_ID).put("title", TITLE);
    return made;
  }
}
