package dev.quell.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed description is what the code says. */
class OpenApiTest {
  private static final Path FILE = Path.of("api/openapi.yaml");

  @Test
  void theDescriptionOfTheApiIsUpToDate() throws IOException {
    String generated = TestServer.shared().client().get("/api/openapi.yaml").body();
    if (Boolean.getBoolean("quell.openapi.update")) {
      Files.createDirectories(FILE.toAbsolutePath().getParent());
      Files.writeString(FILE, generated);
    }

    String committed = Files.exists(FILE) ? Files.readString(FILE) : "";

    assertThat(committed)
        .as("the API changed; look at the difference and run with -Dquell.openapi.update=true")
        .isEqualTo(generated);
  }

  @Test
  void theDescriptionIsOnlyForCallers() {
    assertThat(TestServer.shared().anonymous().get("/api/openapi.yaml").refusal())
        .isEqualTo("401 Unauthorized");
  }
}
