package dev.quell.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestServer;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What an API class may rely on, shown by a small one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConventionsTest {
  private final TestServer server = TestServer.start(Parts.class);
  private final ApiClient client = server.client();

  @Configuration(proxyBeanMethods = false)
  static class Parts {
    @Bean
    SampleApi sampleApi() {
      return new SampleApi();
    }
  }

  @RestController
  @Tag(name = "Samples")
  static final class SampleApi {
    record ListRequest(
        int p, int limit, List<Long> channelIds, Optional<String> query, boolean asc) {}

    record Sample(
        long sampleId, String title, Optional<String> closedBy, Map<String, String> labels) {}

    record SaveRequest(@Required Long sampleId, List<Part> parts) {}

    record Part(@Required String partName, Optional<Integer> weight) {}

    @PostMapping("/sample/list")
    @Anybody
    Page<Sample> list(@RequestBody ListRequest request) {
      PageRequest page = PageRequest.of(request.p(), request.limit());
      var sample =
          new Sample(
              page.offset(),
              request.channelIds() + request.query().orElse("none"),
              Optional.empty(),
              Map.of());
      return Page.of(List.of(sample), 1, page);
    }

    @PostMapping("/sample/save")
    @Anybody
    Nothing save(@RequestBody SaveRequest request, Caller caller) {
      Requests.between("sample_id", request.sampleId(), 1, 9);
      if (request.sampleId() == 5) {
        throw ApiException.notFound("sample", request.sampleId() + " of " + caller.personName());
      }
      return new Nothing();
    }

    @PostMapping("/sample/fail")
    @Anybody
    void fail() {
      throw new IllegalStateException("secret detail");
    }

    @PostMapping("/sample/forgotten")
    void forgotten() {}

    @PostMapping("/sample/nothing")
    @Anybody
    void nothing() {}
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void whatIsAbsentHasItsDefault() {
    Answer answer = client.post("/sample/list", "{\"newer_field\": [1]}");

    assertThat(answer.data().toString())
        .isEqualTo(
            "{\"items\":[{\"sample_id\":0,\"title\":\"[]none\",\"labels\":{}}],"
                + "\"total\":1,\"has_next_page\":false}");
  }

  @Test
  void nullMeansAbsent() {
    Answer answer =
        client.post(
            "/sample/list",
            "{\"p\": null, \"limit\": -1, \"channel_ids\": null, \"query\": null, \"asc\": null}");

    assertThat(answer.data().at("/items/0/title").asString()).isEqualTo("[]none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/sample/list | {\"limit\": 101}            | limit: 101 (expected: 1..100)",
        "/sample/list | {\"p\": 101, \"limit\": 100}| p: 101 (expected: p × limit of at most 10000)",
        "/sample/list | {\"p\": \"1\"}              | p: a text (expected: an integer)",
        "/sample/list | {\"p\": \" \"}              | p: \" \" (expected: an integer)",
        "/sample/list | {\"p\": \"\"}               | p: \"\" (expected: an integer)",
        "/sample/list | {\"asc\": \" \"}            | asc: \" \" (expected: true or false)",
        "/sample/list | {\"p\": 1.5}                | p: 1.5 (expected: an integer)",
        "/sample/list | {\"p\": 99999999999}        | p: a number out of range (expected: an integer within it)",
        "/sample/list | {\"asc\": 1}                | asc: 1 (expected: true or false)",
        "/sample/list | {\"channel_ids\": 3}        | channel_ids: a number (expected: a list)",
        "/sample/list | {\"channel_ids\": [\"a\"]}  | channel_ids[0]: a text (expected: an integer)",
        "/sample/save | {}                          | sample_id: missing (required)",
        "/sample/save | {\"sample_id\": 1, \"parts\": [{}]} | parts[0].part_name: missing (required)",
        "/sample/save | {\"sample_id\": 12}         | sample_id: 12 (expected: 1..9)",
      })
  void aWrongFieldIsRefusedByNameAndValue(String path, String body, String message) {
    Answer answer = client.post(path, body);

    assertThat(answer.refusal()).isEqualTo("400 InvalidParameter");
    assertThat(answer.message()).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource({"p,an integer", "asc,true or false"})
  void aTextOfNothingButANulIsNoValue(String field, String expected) {
    Answer answer = client.post("/sample/list", "{\"" + field + "\": \"\\u0000\"}");

    assertThat(answer.refusal()).isEqualTo("400 InvalidParameter");
    assertThat(answer.message()).isEqualTo(field + ": \"\uFFFD\" (expected: " + expected + ")");
  }

  @Test
  void theCallerIsHandedOver() {
    Answer answer = client.post("/sample/save", "{\"sample_id\": 5}");

    assertThat(answer.refusal()).isEqualTo("400 ResourceNotFound");
    assertThat(answer.message())
        .isEqualTo("sample_id: 5 of Administrator (expected: of an existing sample)");
  }

  @ParameterizedTest
  @CsvSource({"/sample/save", "/sample/nothing"})
  void nothingToSayIsAnEmptyObject(String path) {
    Answer answer = client.post(path, "{\"sample_id\": 1}");

    assertThat(answer.data().toString()).isEqualTo("{}");
  }

  @Test
  void whatSaysNoPermissionIsForNobody() {
    assertThat(client.post("/sample/forgotten", "{}").refusal()).isEqualTo("403 AccessDenied");
  }

  @Test
  void aFailureTellsNoDetails() {
    Answer answer = client.post("/sample/fail", "{}");

    assertThat(answer.refusal()).isEqualTo("500 InternalError");
    assertThat(answer.body()).doesNotContain("secret").contains(answer.header(RequestId.HEADER));
  }

  @Test
  void theDescriptionNamesWhatMayBeAbsent() {
    String description = client.get("/api/openapi.yaml").body();

    assertThat(description)
        .contains("$ref: \"#/components/schemas/PageSample\"")
        .containsIgnoringNewLines("required:\n      - labels\n      - sample_id\n      - title")
        .containsIgnoringNewLines("required:\n      - part_name");
  }
}
