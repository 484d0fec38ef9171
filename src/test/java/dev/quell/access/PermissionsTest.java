package dev.quell.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestServer;
import dev.quell.web.Answer;
import dev.quell.web.ApiClient;
import dev.quell.web.Entry;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every operation there is, called by everybody there may be, against one table. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionsTest {
  private static final Path TABLE = Path.of("src/test/resources/permissions.txt");
  private static final String HEAD =
      """
      # Who is let in where; an operation that is not here is for nobody.
      # operation                                 needs                  admin responder viewer nobody
      """;

  private final TestServer server = TestServer.start();
  private final Staff staff = new Staff(server);

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void everyOperationLetsInWhomTheTableSays() throws IOException {
    List<ApiClient> callers =
        List.of(
            server.client(), program(Staff.RESPONDER), program(Staff.VIEWER), server.anonymous());
    List<String> lines = new ArrayList<>();
    operations()
        .forEach((operation, needs) -> {
          StringBuilder line = new StringBuilder("%-43s %-22s".formatted(operation, needs));
          callers.forEach(caller -> line.append(isLetIn(caller, operation) ? " yes" : " -  "));
          lines.add(line.toString().stripTrailing());
        });
    String found = HEAD + String.join("\n", lines) + "\n";
    if (Boolean.getBoolean("quell.permissions.update")) {
      Files.writeString(TABLE, found);
    }

    assertThat(found)
        .as("somebody may do other things; look twice and run with -Dquell.permissions.update=true")
        .isEqualTo(Files.readString(TABLE));
  }

  @Test
  void aRefusalSaysWhatIsMissing() {
    Staff.Somebody viewer = staff.somebody(Staff.VIEWER);

    Answer answer = viewer.post("/channel/create", "{'channel_name': 'x'}");

    assertThat(answer.refusal()).isEqualTo("403 AccessDenied");
    assertThat(answer.message())
        .isEqualTo(
            "you may not make and change channels and their rules: that needs the permission"
                + " \"Channels Manage\", which none of your roles gives");
  }

  @Test
  void whoMayOnlyLookIsNotToldTheKeyOfAnIntegration() {
    Staff.Somebody viewer = staff.somebody(Staff.VIEWER);
    String key =
        staff
            .call("/integration/create", "{'plugin_type': 'standard.alert', 'name': 'n'}")
            .get("integration_key")
            .asString();

    assertThat(viewer.call("/integration/list", "{}").toString())
        .contains("\"integration_key\":\"******\"")
        .doesNotContain(key);
    assertThat(staff.call("/integration/list", "{}").toString()).contains(key);
  }

  @Test
  void whoMayOnlyLookIsNotToldWhatOpensAMappingApi() {
    Staff.Somebody viewer = staff.somebody(Staff.VIEWER);
    staff.call(
        "/enrichment/mapping/api/create",
        "{'api_name': 'cmdb', 'url': 'https://cmdb.example/ask?key=t0p',"
            + " 'headers': {'X-Auth-Token': 's3cret'}}");

    assertThat(viewer.call("/enrichment/mapping/api/list", "{}").toString())
        .contains("https://cmdb.example/ask?******", "\"X-Auth-Token\":\"******\"")
        .doesNotContain("t0p", "s3cret");
    assertThat(staff.call("/enrichment/mapping/api/list", "{}").toString()).contains("s3cret");
  }

  /** By their method and path, in order, with what they need. */
  private Map<String, String> operations() {
    Map<String, String> found = new TreeMap<>();
    for (Map.Entry<RequestMappingInfo, HandlerMethod> one :
        server.app().part(RequestMappingHandlerMapping.class).getHandlerMethods().entrySet()) {
      if (one.getValue().getBeanType().getName().startsWith("dev.quell.")) {
        String needs =
            Entry.of(one.getValue().getMethod())
                .map(entry ->
                    entry
                        .permission()
                        .map(permission -> permission.word())
                        .orElse(entry.kind().name().toLowerCase(java.util.Locale.ROOT)))
                .orElse("NOTHING IS SAID");
        boolean gets = one.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET);
        one.getKey()
            .getPatternValues()
            .forEach(path -> found.put((gets ? "GET " : "") + path, needs));
      }
    }
    return found;
  }

  private static boolean isLetIn(ApiClient caller, String operation) {
    boolean gets = operation.startsWith("GET ");
    String path = gets ? operation.substring(4) : operation;
    Answer answer =
        caller.send(
            gets
                ? caller.request(path).GET()
                : caller
                    .request(path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{}")));
    assertThat(answer.status()).as(operation).isLessThan(500);
    return answer.status() != 401 && answer.status() != 403;
  }

  private ApiClient program(long role) {
    Staff.Somebody person = staff.somebody(role);
    String key =
        staff
            .call("/person/app-key/create", "{'key_name': 'all', 'person_id': " + person.id() + "}")
            .get("key")
            .asString();
    return server.anonymous().withKey(key);
  }
}
