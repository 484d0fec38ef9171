package dev.quell.app.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server is held against what a description publishes, leniently where examples need it. */
class ContractCheckTest {
  private static final String DESCRIPTION =
      """
      {"paths": {
        "/session/info": {"post": {"responses": {"200": {"content": {"application/json": {"schema":
          {"allOf": [{"type": "object", "required": ["request_id"]},
                     {"properties": {"data": {"$ref": "#/components/schemas/Person"}}}]}}}}}}},
        "/absent/list": {"post": {}},
        "/thing/info": {"post": {"requestBody": {"content": {"application/json": {"schema":
          {"required": ["thing_id"]}}}}}},
        "/session/delete": {"post": {}}},
       "components": {"schemas": {"Person": {"type": "object",
         "required": ["person_id", "email"ALSO],
         "properties": {"person_id": {"type": "ID_TYPE"}, "email": {"type": "string"}}}}}}
      """;

  @TempDir Path folder;

  @Test
  void whatIsAsPublishedPasses() throws Exception {
    String report = check("", "integer", true);

    assertThat(report)
        .contains("as published  /session/info")
        .contains("not asked     /absent/list (not served)")
        .contains("not asked     /thing/info (no value known for what it requires)")
        .contains("1 as published, 0 different, 2 not asked")
        .doesNotContain("delete");
  }

  @Test
  void aMissingFieldAndAWrongTypeAreReported() throws Exception {
    String report = check(", \"phone\"", "string", false);

    assertThat(report)
        .contains("different     /session/info")
        .contains("answer.data.phone: missing")
        .contains("answer.data.person_id: number (published: string)");
  }

  private String check(String alsoRequired, String idType, boolean passes)
      throws IOException, InterruptedException {
    Path file = folder.resolve("description.json");
    Files.writeString(file, DESCRIPTION.replace("ALSO", alsoRequired).replace("ID_TYPE", idType));
    var report = new ByteArrayOutputStream();
    TestServer server = TestServer.shared();
    var check =
        new ContractCheck(
            server.app().address(),
            TestServer.KEY,
            server.clock(),
            new PrintStream(report, true, UTF_8));

    assertThat(check.check(List.of(file))).isEqualTo(passes);

    return report.toString(UTF_8);
  }
}
