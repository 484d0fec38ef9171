package dev.quell.access;

import dev.quell.app.TestServer;
import dev.quell.web.Answer;
import dev.quell.web.ApiClient;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** People of a server, who came in by their invitations; apostrophes stand for quotes. */
public final class Staff {
  public static final long ADMIN = 2;
  public static final long RESPONDER = 6;
  public static final long VIEWER = 8;
  static final String PASSWORD = "an old brown shoe";

  private static final AtomicInteger NAMES = new AtomicInteger();

  private final TestServer server;
  private final ApiClient admin;

  public Staff(TestServer server) {
    this.server = server;
    this.admin = server.client();
  }

  /** Somebody who has come in, with a browser of their own. */
  public record Somebody(long id, String name, String email, ApiClient client) {
    public Answer post(String path, String body) {
      return client.post(path, json(body));
    }

    public JsonNode call(String path, String body) {
      return client.call(path, json(body));
    }
  }

  /** Somebody who came in before, in a browser of their own. */
  public static ApiClient again(TestServer server, String email) {
    return server.anonymous().logIn(email, PASSWORD);
  }

  /** A name no other test uses. */
  public static String name(String begin) {
    return begin + " " + NAMES.incrementAndGet();
  }

  public Somebody somebody(long role) {
    return somebody(name("person"), role);
  }

  public Somebody somebody(String name, long role) {
    String email = name.replace(' ', '.').toLowerCase(java.util.Locale.ROOT) + "@example.org";
    JsonNode item = invite(name, email, role);
    String url = item.get("invitation_url").asString();
    accept(token(url), PASSWORD).data();
    return new Somebody(
        item.get("member_id").asLong(), name, email, server.anonymous().logIn(email, PASSWORD));
  }

  JsonNode invite(String name, String email, long role) {
    return call(
            "/member/invite",
            "{'members': [{'member_name': '%s', 'email': '%s', 'role_ids': [%d]}]}"
                .formatted(name, email, role))
        .at("/items/0");
  }

  Answer accept(String token, String password) {
    return server
        .anonymous()
        .post(
            "/session/invitation/accept",
            json("{'token': '" + token + "', 'password': '" + password + "'}"));
  }

  static String token(String url) {
    return url.substring(url.indexOf('#') + 1);
  }

  public long team(String name, long... people) {
    StringBuilder ids = new StringBuilder();
    for (long id : people) {
      ids.append(ids.isEmpty() ? "" : ", ").append(id);
    }
    return call("/team/upsert", "{'team_name': '" + name + "', 'person_ids': [" + ids + "]}")
        .get("team_id")
        .asLong();
  }

  /** As the first administrator. */
  public JsonNode call(String path, String body) {
    return admin.call(path, json(body));
  }

  public Answer post(String path, String body) {
    return admin.post(path, json(body));
  }

  public static String json(String text) {
    return text.replace('\'', '"');
  }
}
