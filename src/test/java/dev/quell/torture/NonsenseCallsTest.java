package dev.quell.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.Settings;
import dev.quell.app.TestServer;
import dev.quell.storage.TestDatabases;
import dev.quell.web.Answer;
import dev.quell.web.ApiClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.Yaml;

/** Every operation of the API answers nonsense with a refusal, never with a failure of its own. */
class NonsenseCallsTest {
  private static final Logger LOG = LoggerFactory.getLogger(NonsenseCallsTest.class);
  private static final int CALLS = Integer.getInteger("quell.torture.calls", 20);

  /** Checking a password is made slow on purpose. */
  private static final String LOGIN = "/session/create";

  private static final int LOGINS = 12;
  private static final long SEED = Long.getLong("quell.torture.seed", 1);
  private static final List<String> WHOLE =
      List.of("", "null", "[]", "1", "\"x\"", "{", "{}", "[[[[", "{\"a\":1}{\"b\":2}", "\u0000");

  @TempDir Path folder;
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final Random random = new Random(SEED);
  private final Mutations mutations = new Mutations(SEED, List.of(new byte[] {'{', '}'}));

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void nonsenseIsRefusedByEveryOperation(TestDatabases kind) {
    try (TestServer server = TestServer.start(settings -> on(kind, settings))) {
      ApiClient client = server.client();
      client.call("/channel/create", "{\"channel_name\": \"there\"}");
      client.call(
          "/integration/create", "{\"plugin_type\": \"standard.alert\", \"name\": \"there\"}");
      Map<String, List<String>> operations = operations(client);
      createsWithTextThatStoresRefuse(client);
      assertThat(operations.keySet()).contains("/channel/create", "/integration/delivery/list");

      List<String> failures = new ArrayList<>();
      operations.forEach((path, fields) -> {
        for (int i = 0; i < (path.equals(LOGIN) ? LOGINS : CALLS); i++) {
          String body = i < WHOLE.size() ? WHOLE.get(i) : object(fields);
          Answer answer =
              client.send(
                  client
                      .request(path)
                      .header("Content-Type", "application/json")
                      .POST(BodyPublishers.ofString(body)));
          statuses.merge(answer.status(), 1, Integer::sum);
          if (answer.status() >= 500
              || answer.json().path("request_id").asString().length() != 26) {
            failures.add(path + " " + shown(body) + " → " + answer.status() + " " + answer.body());
          }
        }
      });

      LOG.warn("{}: {} operations answered {}", kind, operations.size(), statuses);
      assertThat(failures).isEmpty();
    }
  }

  private static void createsWithTextThatStoresRefuse(ApiClient client) {
    assertThat(
            client
                .call("/channel/create", "{\"channel_name\": \"a\\u0000b\\ud800 🚨\"}")
                .path("channel_name")
                .asString())
        .isEqualTo("a\uFFFDb\uFFFD 🚨");
    assertThat(
            client
                .post("/session/create", "{\"email\": \"a\\u0000b\", \"password\": \"\\ud800\"}")
                .refusal())
        .isEqualTo("401 Unauthorized");
  }

  /** Sometimes the ids of what is there, so that nonsense gets past the first check. */
  private String object(List<String> fields) {
    List<String> pairs = new ArrayList<>();
    for (String field : fields) {
      String value =
          switch (random.nextInt(4)) {
            case 0 -> "1";
            case 1 -> "\"text\"";
            default -> mutations.oddValue();
          };
      if (random.nextInt(5) > 0) {
        pairs.add("\"" + field + "\": " + value);
      }
    }
    return "{" + String.join(", ", pairs) + "}";
  }

  private static String shown(String body) {
    return body.length() > 600 ? body.substring(0, 600) + "…" : body;
  }

  /** The fields of each operation's request, from the description the server gives of itself. */
  private static Map<String, List<String>> operations(ApiClient client) {
    Map<?, ?> description = new Yaml().load(client.get("/api/openapi.yaml").body());
    Map<?, ?> schemas = at(description, "components", "schemas");
    Map<String, List<String>> found = new TreeMap<>();
    at(description, "paths")
        .forEach((path, item) -> {
          Object reference =
              at((Map<?, ?>) item, "post", "requestBody", "content", "application/json", "schema")
                  .get("$ref");
          String name = String.valueOf(reference).replaceFirst(".*/", "");
          found.put(
              String.valueOf(path),
              at(schemas, name, "properties").keySet().stream().map(String::valueOf).toList());
        });
    return found;
  }

  /** What lies at the end of a way through maps; an empty map where it breaks off. */
  private static Map<?, ?> at(Map<?, ?> from, String... way) {
    Map<?, ?> place = from;
    for (String step : way) {
      place = place.get(step) instanceof Map<?, ?> next ? next : Map.of();
    }
    return place;
  }

  private Settings on(TestDatabases kind, Settings settings) {
    return settings.withDatabase(kind.databaseUrl(folder));
  }
}
