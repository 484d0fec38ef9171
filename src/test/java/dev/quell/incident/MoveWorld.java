package dev.quell.incident;

import dev.quell.app.AlertWorld;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** An alert world with three people more, one of them disabled, and short ways to say things. */
final class MoveWorld implements AutoCloseable {
  static final long ALICE = 501;
  static final long BOB = 502;
  static final long DISABLED = 503;

  final AlertWorld alerts;

  MoveWorld(TestDatabases kind, String settings) {
    alerts = new AlertWorld(kind, settings);
    alerts
        .server()
        .app()
        .part(Database.class)
        .write(sql -> {
          for (long id = ALICE; id <= DISABLED; id++) {
            sql.update(
                """
                insert into member
                  (member_id, name, email, password_hash, status, created_at, updated_at)
                values (?, ?, ?, '', ?, 0, 0)
                """,
                id,
                "Member " + id,
                "member" + id + "@example.org",
                id == DISABLED ? "disabled" : "enabled");
          }
          return 0;
        });
  }

  /** Tells of a problem a second after all before. */
  void push(String key, String status, String title) {
    alerts.server().clock().advance(Duration.ofSeconds(1));
    alerts.push(key, status, title);
  }

  JsonNode call(String path, String members) {
    return alerts.call(path, "{" + members + "}");
  }

  String refused(String path, String members) {
    return alerts.post(path, "{" + members + "}").refusal();
  }

  /** The sentence of a refusal. */
  String sentence(String path, String members) {
    return alerts.post(path, "{" + members + "}").message();
  }

  JsonNode info(String incident) {
    return call("/incident/info", id(incident));
  }

  /** Without who was told, which goes its own way. */
  List<String> feed(String incident) {
    return feedItems(incident)
        .valueStream()
        .map(item -> item.get("type").asString())
        .filter(type -> !type.equals("i_notify"))
        .toList();
  }

  JsonNode feedItems(String incident) {
    return call("/incident/feed", id(incident) + ", 'asc': true").get("items");
  }

  List<String> titles(String filter) {
    return call("/incident/list", filter).get("items").findValuesAsString("title");
  }

  static String id(String incident) {
    return "'incident_id': '" + incident + "'";
  }

  static String ids(String... incidents) {
    return "'incident_ids': ['" + String.join("', '", incidents) + "']";
  }

  @Override
  public void close() {
    alerts.close();
  }
}
