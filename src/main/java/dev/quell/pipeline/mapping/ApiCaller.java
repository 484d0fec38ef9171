package dev.quell.pipeline.mapping;

import dev.quell.model.Labels;
import dev.quell.model.Template;
import dev.quell.pipeline.enrich.Answer;
import dev.quell.pipeline.enrich.Question;
import dev.quell.web.AddressGuard;
import dev.quell.web.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks one mapping API one question. Whatever the other side does, the answer comes within the time
 * and size that were set, or says why not.
 */
final class ApiCaller {
  static final int MOST_BYTES = 64 << 10;
  private static final int OK = 200;
  private static final int NO_DATA = 404;
  private static final JsonMapper JSON = Json.mapper();

  private final AddressGuard guard;
  private final HttpClient strict = client().build();
  private final HttpClient lenient = client().sslContext(AnyCertificate.context()).build();

  ApiCaller(AddressGuard guard) {
    this.guard = guard;
  }

  private static HttpClient.Builder client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(Duration.ofSeconds(3));
  }

  Answer ask(MappingApi api, Question question) {
    Answer answer = askOnce(api, question);
    for (int again = 0; again < api.retries() && isFailure(answer); again++) {
      answer = askOnce(api, question);
    }
    return answer;
  }

  /** Whether the API is to blame, rather than that it knows nothing. */
  static boolean isFailure(Answer answer) {
    return !answer.miss().isEmpty() && !answer.miss().equals(Answer.NOTHING);
  }

  private Answer askOnce(MappingApi api, Question question) {
    try {
      URI uri = URI.create(url(api, question));
      Optional<String> refused = guard.refused(uri.getHost());
      if (refused.isPresent()) {
        return missed(api, Answer.ADDRESS_REFUSED, refused.get());
      }
      HttpRequest.Builder request =
          HttpRequest.newBuilder(uri)
              .timeout(api.timeout())
              .header("Content-Type", "application/json")
              .header("Accept", "application/json")
              .POST(BodyPublishers.ofByteArray(body(question)));
      api.headers().forEach(request::header);
      Answer answer = send(api, request.build(), question);
      // A name that means another machine by now may have meant it during the call.
      Optional<String> since = guard.refused(uri.getHost());
      return since.map(address -> missed(api, Answer.ADDRESS_REFUSED, address)).orElse(answer);
    } catch (UnknownHostException e) {
      return missed(api, Answer.UNREACHABLE, "its name is unknown");
    } catch (IllegalArgumentException e) {
      return missed(api, Answer.UNREACHABLE, "its address cannot be read");
    }
  }

  /** The time is for all of it: a body that comes byte by byte takes none of its own. */
  private Answer send(MappingApi api, HttpRequest request, Question question) {
    HttpClient client = api.anyCertificate() ? lenient : strict;
    CompletableFuture<HttpResponse<byte[]>> response =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    try {
      HttpResponse<byte[]> got = response.get(api.timeout().toMillis(), TimeUnit.MILLISECONDS);
      return read(api, got, question);
    } catch (TimeoutException e) {
      response.cancel(true);
      return missed(api, Answer.TIMEOUT, Long.toString(api.timeout().toSeconds()));
    } catch (ExecutionException e) {
      return failed(api, e.getCause());
    } catch (InterruptedException e) {
      response.cancel(true);
      Thread.currentThread().interrupt();
      return missed(api, Answer.OUT_OF_TIME, "");
    }
  }

  private static Answer failed(MappingApi api, @Nullable Throwable cause) {
    if (cause instanceof java.net.http.HttpTimeoutException) {
      return missed(api, Answer.TIMEOUT, Long.toString(api.timeout().toSeconds()));
    }
    String said = String.valueOf(cause == null ? "" : cause.getMessage());
    if (cause instanceof IOException && said.contains("body exceeds capacity")) {
      return missed(api, Answer.TOO_LARGE, Integer.toString(MOST_BYTES >> 10));
    }
    return missed(api, Answer.UNREACHABLE, cause == null ? "" : cause.getClass().getSimpleName());
  }

  private static Answer read(MappingApi api, HttpResponse<byte[]> response, Question question) {
    if (response.statusCode() == NO_DATA) {
      return missed(api, Answer.NOTHING, "");
    }
    if (response.statusCode() != OK) {
      return missed(api, Answer.STATUS, Integer.toString(response.statusCode()));
    }
    try {
      JsonNode body = JSON.readTree(response.body());
      JsonNode labels = body.path("result_labels");
      boolean readable =
          body.isObject() && (labels.isObject() || labels.isMissingNode() || labels.isNull());
      return readable
          ? Answer.of(api.name(), "", labels(labels, question.resultLabels()))
          : missed(api, Answer.UNREADABLE, "");
    } catch (JacksonException e) {
      return missed(api, Answer.UNREADABLE, "");
    }
  }

  private static Map<String, String> labels(JsonNode given, List<String> wanted) {
    Map<String, String> labels = new HashMap<>();
    for (String label : wanted) {
      JsonNode value = given.path(label);
      boolean plain = value.isString() || value.isNumber() || value.isBoolean();
      if (plain && !value.asString("").isEmpty()) {
        labels.put(label, value.asString());
      }
    }
    return labels;
  }

  private static Answer missed(MappingApi api, String miss, String detail) {
    return Answer.missed(api.name(), "", miss, detail);
  }

  private static String url(MappingApi api, Question question) {
    if (!MappingApiForm.hasPlaceholders(api.url())) {
      return api.url();
    }
    Map<String, String> encoded = new HashMap<>();
    question.event().labels().values().forEach((name, value) -> encoded.put(name, encoded(value)));
    Map<String, String> fields = new HashMap<>(Template.fields(question.event()));
    fields.replaceAll((name, value) -> encoded(value));
    return Template.render(api.url(), Labels.of(encoded), fields, "", notUnderstood -> {});
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static byte[] body(Question question) {
    var event = question.event();
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("account_id", 0);
    told.put("channel_id", 0);
    told.put("data_source_id", question.integrationId());
    told.put("data_source_type", "");
    told.put("title", event.title());
    told.put("title_rule", event.titleRule());
    told.put("description", event.description());
    told.put("alert_key", event.alertKey());
    told.put("alert_id", "");
    told.put("event_severity", event.severity().wire());
    told.put("event_status", event.status());
    told.put("event_time", event.time().map(Instant::getEpochSecond).orElse(0L));
    told.put("labels", event.labels().values());
    told.put("images", event.images());
    return JSON.writeValueAsBytes(
        Map.of("result_label_keys", question.resultLabels(), "event", told));
  }
}
