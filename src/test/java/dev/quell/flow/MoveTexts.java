package dev.quell.flow;

import dev.quell.storage.Database;
import java.util.List;
import java.util.Random;

/** Makes up what people do with incidents beside acknowledging and closing them. */
final class MoveTexts {
  private MoveTexts() {}

  /** A command. */
  record Move(String kind, String body) {}

  static Move of(Database database, String one, String other, Random random) {
    String ids = "\"incident_ids\": [\"%s\"]".formatted(one);
    return switch (random.nextInt(11)) {
      case 0, 1 ->
          new Move(
              "incident.snooze", "{%s, \"minutes\": %d}".formatted(ids, 1 + random.nextInt(12)));
      case 2 -> new Move("incident.wake", "{" + ids + "}");
      case 3 ->
          new Move(
              "incident.assign",
              "{%s, \"assigned_to\": {\"person_ids\": [%d]}}"
                  .formatted(ids, 1 + random.nextInt(2)));
      case 4 ->
          new Move(
              "incident.reset",
              "{%s, \"title\": \"named so\", \"incident_severity\": \"Info\"}".formatted(ids));
      case 5 -> new Move("incident.disable_merge", "{" + ids + "}");
      case 6 -> new Move("incident.enable_merge", "{" + ids + "}");
      case 7, 8 ->
          new Move(
              "incident.merge",
              "{\"target_incident_id\": \"%s\", \"source_incident_ids\": [\"%s\"], \"remove_source_incidents\": %s}"
                  .formatted(one, other, random.nextInt(4) == 0));
      case 9 -> split(database, one, random);
      default ->
          random.nextInt(3) == 0
              ? new Move("incident.remove", "{" + ids + "}")
              : new Move(
                  "incident.create",
                  "{\"incident_severity\": \"Warning\", \"title\": \"by hand\", \"channel_id\": %d}"
                      .formatted(random.nextInt(3)));
    };
  }

  private static Move split(Database database, String incident, Random random) {
    List<String> alerts =
        database.read(sql ->
            sql.list(
                "select alert_id from alert where incident_id = ? and status < 9 order by 1",
                row -> row.getString(1),
                incident));
    String some =
        String.join(
            ", ",
            alerts.stream().limit(1 + random.nextInt(2)).map(alert -> '"' + alert + '"').toList());
    return new Move(
        "incident.split",
        "{\"incident_id\": \"%s\", \"alert_ids\": [%s]}".formatted(incident, some));
  }
}
