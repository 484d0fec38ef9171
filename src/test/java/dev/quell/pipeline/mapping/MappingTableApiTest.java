package dev.quell.pipeline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestServer;
import dev.quell.storage.TestDatabases;
import dev.quell.web.Answer;
import dev.quell.web.ApiClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Filling, reading and emptying tables. */
class MappingTableApiTest {
  private static final String BOUNDARY = "----between";
  private static final String DATA = "/enrichment/mapping/data/";

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void rowsAreAddedReplacedListedAndRemoved(TestDatabases store) {
    ApiClient client = TestServer.shared(store).client();
    String table = table(client);
    String docs =
        ", 'docs': [{'host': 'a', 'env': 'x', 'team': '1', 'more': '?'},"
            + " {'host': 'b', 'env': 'x', 'team': '2'}, {'host': 'a', 'env': 'x', 'team': '3'}]";
    JsonNode keys = call(client, DATA + "upsert", table, docs).get("keys");

    assertThat(keys).hasSize(3);
    assertThat(keys.get(0)).isEqualTo(keys.get(2));
    JsonNode page = call(client, DATA + "list", table, ", 'limit': 1, 'asc': true");
    assertThat(page.get("total").asInt()).isEqualTo(2);
    String after = ", 'search_after_ctx': '" + page.get("search_after_ctx").asString() + "'";
    JsonNode next = call(client, DATA + "list", table, ", 'limit': 1, 'asc': true" + after);
    assertThat(next.get("items")).hasSize(1);
    assertThat(next.at("/items/0/key")).isNotEqualTo(page.at("/items/0/key"));
    JsonNode one = call(client, DATA + "list", table, ", 'query': {'host': 'a', 'env': 'x'}");
    assertThat(one.at("/items/0/fields").toString())
        .isEqualTo("{\"env\":\"x\",\"host\":\"a\",\"team\":\"3\"}");

    String key = keys.get(0).asString();
    call(client, DATA + "delete", table, ", 'keys': ['" + key + "']");
    assertThat(rows(client, table)).isEqualTo(1);
    call(client, DATA + "truncate", table, "");
    assertThat(rows(client, table)).isZero();
    call(client, "/enrichment/mapping/schema/delete", table, "");
    assertThat(post(client, "/enrichment/mapping/schema/info", table, "").refusal())
        .isEqualTo("400 ResourceNotFound");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aFileComesBackAsItWentInAndRunsNothingInASpreadsheet(TestDatabases store) {
    ApiClient client = TestServer.shared(store).client();
    String table = table(client);
    String file = "\uFEFFteam,other,host,env\r\n\"=1+1\",?,\"a,b\",x\r\nplain,,\"c\r\nd\",x\r\n";

    assertThat(upload(client, table, "", file).status()).isEqualTo(200);
    String down = download(client, table);

    assertThat(down.lines().sorted())
        .containsExactly("\"a,b\",x,'=1+1", "\"c", "d\",x,plain", "host,env,team");
    assertThat(upload(client, table, "", down).status()).isEqualTo(200);
    assertThat(
            call(client, DATA + "list", table, ", 'query': {'host': 'a,b', 'env': 'x'}")
                .at("/items/0/fields/team")
                .asString())
        .isEqualTo("=1+1");
    upload(client, table, "&do_not_truncate_first=TRUE", "host,env,team\nd,x,more\n");
    assertThat(rows(client, table)).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whatIsNoTableIsRefusedWithItsPlace(TestDatabases store) {
    ApiClient client = TestServer.shared(store).client();
    String table = table(client);

    assertThat(upload(client, table, "", "host,env\na,x\n").message()).contains("team is missing");
    assertThat(upload(client, table, "", "host,env,team\na,x,1\na,x,2\n").message())
        .startsWith("file: row 3: the same host, env as a line before");
    assertThat(upload(client, table, "", "host,env,team\na,x\n").message())
        .startsWith("file: line 2: 2 fields (expected: 3");
    assertThat(upload(client, table, "", "").message()).startsWith("file: empty");
    assertThat(upload(client, table, "", "host,env,team\n" + "x".repeat(9 << 20)).status())
        .isEqualTo(413);
    assertThat(post(client, DATA + "upload", table, "").refusal())
        .isEqualTo("400 InvalidContentType");
    for (String form : List.of("", "nonsense", "--" + BOUNDARY, "--" + BOUNDARY + "\r\n\r\nx")) {
      assertThat(send(client, table, "", form).status()).as(form).isEqualTo(400);
    }
    assertThat(post(client, DATA + "upsert", table, ", 'docs': [{'host': 'a'}]").message())
        .isEqualTo("docs[0].env: missing (required)");
    assertThat(
            client
                .post(
                    "/enrichment/mapping/schema/create",
                    "{\"schema_name\": \"x\", \"source_labels\": [\"a\"], \"result_labels\": [\"a\"]}")
                .message())
        .startsWith("result_labels[0]: \"a\" (expected: a label that is not among");
  }

  private static String table(ApiClient client) {
    String name = UUID.randomUUID().toString().substring(0, 30);
    String labels = "\"source_labels\": [\"host\", \"env\"], \"result_labels\": [\"team\"]";
    String body = "{\"schema_name\": \"" + name + "\", " + labels + "}";
    return client.call("/enrichment/mapping/schema/create", body).get("schema_id").asString();
  }

  private static int rows(ApiClient client, String table) {
    return call(client, "/enrichment/mapping/schema/info", table, "").get("row_cnt").asInt();
  }

  private static JsonNode call(ApiClient client, String path, String table, String members) {
    return post(client, path, table, members).data();
  }

  private static Answer post(ApiClient client, String path, String table, String members) {
    String body = "{'schema_id': '" + table + "'" + members + "}";
    return client.post(path, body.replace('\'', '"'));
  }

  private static String download(ApiClient client, String table) {
    return client
        .send(
            client
                .request(DATA + "download")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"schema_id\": \"" + table + "\"}")))
        .body();
  }

  private static Answer upload(ApiClient client, String table, String query, String file) {
    String body =
        "--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"t.csv\"\r\n"
            + "Content-Type: text/csv\r\n\r\n"
            + file
            + "\r\n--"
            + BOUNDARY
            + "--\r\n";
    return send(client, table, query, body);
  }

  private static Answer send(ApiClient client, String table, String query, String body) {
    return client.send(
        client
            .request(DATA + "upload?schema_id=" + table + query)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofString(body)));
  }
}
