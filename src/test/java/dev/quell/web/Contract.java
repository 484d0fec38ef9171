package dev.quell.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Holds every answer a test sees against the committed description of the API. */
final class Contract {
  private static final Path FILE = Path.of("api/openapi.yaml");

  private Contract() {}

  static void check(String path, Answer answer) {
    if (!isDescribed(path)) {
      return;
    }
    ValidationReport report =
        Validator.INSTANCE.validateResponse(
            path,
            Request.Method.POST,
            SimpleResponse.Builder.status(answer.status())
                .withContentType(answer.header("Content-Type"))
                .withBody(answer.body())
                .build());
    List<String> errors =
        report.getMessages().stream()
            .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
            .map(ValidationReport.Message::getMessage)
            .toList();
    assertThat(errors)
        .as("POST %s answered %s, which api/openapi.yaml forbids", path, answer.body())
        .isEmpty();
  }

  private static boolean isDescribed(String path) {
    return Validator.TEXT.contains("\n  " + path + ":\n");
  }

  /** Read once a run. */
  private static final class Validator {
    static final String TEXT = text();
    static final OpenApiInteractionValidator INSTANCE =
        OpenApiInteractionValidator.createForInlineApiSpecification(TEXT).build();

    private static String text() {
      try {
        return Files.readString(FILE);
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
