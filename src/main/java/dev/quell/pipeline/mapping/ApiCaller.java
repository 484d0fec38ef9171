package dev.quell.pipeline.mapping;

import dev.quell.model.Labels;
import dev.quell.model.Template;
import dev.quell.pipeline.enrich.Answer;
import dev.quell.pipeline.enrich.Question;
import dev.quell.web.AddressGuard;
import dev.quell.web.CheckedClient;
import dev.quell.web.Json;
import dev.quell.web.PrivateAddressException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks one mapping API one question. Whatever the other side does, the answer comes within the time
 * and size that were set, or says why not.
 */
final class ApiCaller implements AutoCloseable {
  static final int MOST_BYTES = 64 << 10;
  private static final int OK = 200;
  private static final int NO_DATA = 404;
  private static final JsonMapper JSON = Json.mapper();

  private final CheckedClient strict;
  private final CheckedClient lenient;

  ApiCaller(AddressGuard guard) {
    this.strict = new CheckedClient(guard);
    this.lenient = CheckedClient.lenient(guard, AnyCertificate.context());
  }

  @Override
  public void close() {
    strict.close();
    lenient.close();
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
    CheckedClient client = api.anyCertificate() ? lenient : strict;
    try {
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      headers.put("Content-Type", "application/json");
      headers.put("Accept", "application/json");
      headers.putAll(api.headers());
      var request =
          new CheckedClient.Request(
              "POST", URI.create(url(api, question)), headers, body(question));
      return read(api, client.call(request, api.timeout(), MOST_BYTES + 1), question);
    } catch (PrivateAddressException e) {
      return missed(api, Answer.ADDRESS_REFUSED, e.address());
    } catch (UnknownHostException e) {
      return missed(api, Answer.UNREACHABLE, "its name is unknown");
    } catch (SocketTimeoutException e) {
      return missed(api, Answer.TIMEOUT, Long.toString(api.timeout().toSeconds()));
    } catch (InterruptedIOException e) {
      return missed(api, Answer.OUT_OF_TIME, "");
    } catch (IOException e) {
      return missed(api, Answer.UNREACHABLE, e.getClass().getSimpleName());
    } catch (IllegalArgumentException e) {
      return missed(api, Answer.UNREACHABLE, "its address or a header cannot be sent");
    }
  }

  private static Answer read(MappingApi api, CheckedClient.Response response, Question question) {
    if (response.status() == NO_DATA) {
      return missed(api, Answer.NOTHING, "");
    }
    if (response.status() != OK) {
      return missed(api, Answer.STATUS, Integer.toString(response.status()));
    }
    if (response.body().length > MOST_BYTES) {
      return missed(api, Answer.TOO_LARGE, Integer.toString(MOST_BYTES >> 10));
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
