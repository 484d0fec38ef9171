package dev.quell.oncall;

import dev.quell.app.TestServer;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import dev.quell.web.Answer;
import dev.quell.web.ApiClient;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** A server with some people, asked about schedules; apostrophes stand for quotes. */
final class ScheduleWorld {
  private static final AtomicInteger NAMES = new AtomicInteger();
  private static final long ALICE = 901;

  private final TestServer server;
  private final ApiClient client;

  ScheduleWorld(TestDatabases kind) {
    this(TestServer.shared(kind));
  }

  ScheduleWorld(TestServer server) {
    this.server = server;
    client = server.client();
    server
        .app()
        .part(Database.class)
        .write(sql -> {
          for (long id = ALICE; id < ALICE + 3; id++) {
            sql.update(
                """
                insert into member
                  (member_id, name, email, password_hash, status, created_at, updated_at)
                values (?, ?, ?, '', 'enabled', 0, 0) on conflict do nothing
                """,
                id,
                "Member " + id,
                "member" + id + "@example.org");
          }
          return 0;
        });
  }

  TestServer server() {
    return server;
  }

  /** A name no other test uses. */
  static String name() {
    return "schedule " + NAMES.incrementAndGet();
  }

  JsonNode call(String path, String members) {
    return client.call(path, json(members));
  }

  Answer post(String path, String members) {
    return client.post(path, json(members));
  }

  /** The id of a schedule with these layers. */
  long create(String layers) {
    return call("/schedule/create", "'schedule_name': '" + name() + "', 'layers': [" + layers + "]")
        .get("schedule_id")
        .asLong();
  }

  private static String json(String members) {
    return "{" + members.replace('\'', '"') + "}";
  }

  /** A daily rotation of these people from 2025-11-17 00:00 UTC on. */
  static String daily(String more, long... people) {
    StringBuilder groups = new StringBuilder();
    for (long person : people) {
      groups
          .append(groups.isEmpty() ? "" : ", ")
          .append("{'group_name': 'G%1$s', 'members': [{'person_ids': [%1$s]}]}".formatted(person));
    }
    return """
    {'layer_name': 'base', 'mode': 0, 'layer_start': 1763337600, 'rotation_unit': 'day',
     'rotation_value': 1, 'groups': [%s]%s}
    """
        .formatted(groups, more);
  }
}
