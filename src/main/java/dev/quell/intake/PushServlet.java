package dev.quell.intake;

import dev.quell.model.Event;
import dev.quell.model.Sha256;
import dev.quell.queue.EventLog;
import dev.quell.queue.LogRecord;
import dev.quell.source.Payload;
import dev.quell.source.Reading;
import dev.quell.source.Source;
import dev.quell.storage.StorageException;
import dev.quell.web.ErrorCode;
import dev.quell.web.FailureWriter;
import dev.quell.web.RequestId;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where monitoring systems push. A 200 goes out when the callback is on disk, never before; what it
 * leads to is the flow's business.
 *
 * <p>A plain servlet beside MVC and the security chain: this is the one path where every
 * microsecond counts.
 */
public final class PushServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  static final int KEPT_OF_REFUSED = 64 << 10;
  private static final String ALERT = "/alert/";
  private static final int MOST_WARNINGS = 20;

  private final transient Integrations integrations;
  private final transient EventLog log;
  private final transient IntakeLimits limits;
  private final transient IntakeMetrics metrics;
  private final transient Activities activities;
  private final transient SignsOfLife signs;
  private final transient InstantSource clock;
  private final transient FailureWriter failures;
  private final transient JsonMapper json = JsonMapper.builder().build();

  /** What a push needs. */
  public record Parts(
      Integrations integrations,
      EventLog log,
      IntakeLimits limits,
      IntakeMetrics metrics,
      Activities activities,
      SignsOfLife signs,
      InstantSource clock,
      FailureWriter failures) {}

  public PushServlet(Parts parts) {
    this.integrations = parts.integrations();
    this.log = parts.log();
    this.limits = parts.limits();
    this.metrics = parts.metrics();
    this.activities = parts.activities();
    this.signs = parts.signs();
    this.clock = parts.clock();
    this.failures = parts.failures();
  }

  /** Ends a push before it is stored. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final ErrorCode code;

    Refused(ErrorCode code, String message) {
      super(message, null, false, false);
      this.code = code;
    }
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      push(request, response);
    } catch (Refused e) {
      refuse(request, response, e.code, String.valueOf(e.getMessage()));
    } catch (StorageException e) {
      metrics.refused("store");
      getServletContext().log("push not stored", e);
      refuse(
          request,
          response,
          ErrorCode.SERVICE_UNAVAILABLE,
          "the store does not answer; nothing was kept, please send again");
    }
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, ErrorCode code, String message)
      throws IOException {
    if (code == ErrorCode.REQUEST_TOO_FREQUENTLY || code == ErrorCode.SERVICE_UNAVAILABLE) {
      response.setHeader("Retry-After", "1");
    }
    if (code == ErrorCode.METHOD_NOT_ALLOWED) {
      response.setHeader("Allow", "POST");
    }
    failures.write(request, response, code, message);
  }

  private void push(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String path = pushPath(request);
    if (!request.getMethod().equals("POST")) {
      throw new Refused(
          ErrorCode.METHOD_NOT_ALLOWED, "method: " + request.getMethod() + " (expected: POST)");
    }
    PushRequest push = PushRequest.of(request);
    Integration integration = authenticate(push);
    Source source = integrations.source(integration);
    requireSameVendor(path, integration, source);
    if (log.waitingBytes() > IntakeLimits.MAX_WAITING_BYTES) {
      metrics.refused("overload");
      throw counted(
          integration, ErrorCode.REQUEST_TOO_FREQUENTLY, "more waits for the disk than fits");
    }
    byte[] body = body(request, integration);
    Payload payload =
        new Payload(
            integration.id(),
            integration.name(),
            RequestId.of(request),
            push.headers(),
            push.query(),
            integration.settings(),
            body);
    Reading reading = IntakeLimits.bounded(source.readAll(payload));
    admit(integration, reading);
    store(integration, source, payload, push.remote(), reading);
    answer(request, response, reading);
  }

  private static String pushPath(HttpServletRequest request) {
    String path = Optional.ofNullable(request.getPathInfo()).orElse("");
    if (!path.startsWith(ALERT)) {
      throw new Refused(
          ErrorCode.ROUTE_NOT_FOUND,
          "path: /event/push" + path + " (expected: /event/push/alert/…)");
    }
    return path.substring(ALERT.length());
  }

  /** A refusal of which nothing else is kept. */
  private Refused counted(Integration integration, ErrorCode code, String message) {
    activities.refused(integration.id(), message);
    return new Refused(code, message);
  }

  /** Every failure says the same, so that nobody learns whether a key exists. */
  private Integration authenticate(PushRequest push) {
    Optional<Integrations.Keyed> keyed = push.key().flatMap(integrations::byKey);
    long now = clock.millis();
    Optional<String> trouble = keyed.flatMap(found -> trouble(found, push.token(), now));
    if (keyed.isEmpty() || trouble.isPresent()) {
      metrics.refused("key");
      trouble.ifPresent(why -> activities.refused(keyed.get().integration().id(), why));
      throw new Refused(
          ErrorCode.UNAUTHORIZED,
          "integration_key or token: not valid (expected: the push URL and token of an enabled integration)");
    }
    Integration integration = keyed.get().integration();
    if (keyed.get().byOldKey()) {
      integrations.oldKeyUsed(integration, now);
    }
    return integration;
  }

  /** What only the owner of the integration may know of a key that does not push. */
  private static Optional<String> trouble(Integrations.Keyed keyed, String token, long now) {
    Integration integration = keyed.integration();
    if (keyed.byOldKey() && !integration.oldKey().pushes(now)) {
      return Optional.of("integration_key: a replaced one (expected: that of the push URL)");
    }
    if (integration.status() != Integration.Status.ENABLED) {
      return Optional.of("the integration is disabled (expected: an enabled one)");
    }
    return tokenMatches(integration, token)
        ? Optional.empty()
        : Optional.of("header Token: not the token of the settings (expected: that)");
  }

  private static boolean tokenMatches(Integration integration, String given) {
    String expected = integration.settings().getOrDefault("token", "");
    return expected.isEmpty()
        || java.security.MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private void requireSameVendor(String path, Integration integration, Source source) {
    String own = source.descriptor().pushPath();
    if (path.equals(own)) {
      return;
    }
    boolean known =
        integrations.sources().stream()
            .anyMatch(other -> other.descriptor().pushPath().equals(path));
    if (known && vendor(path).equals(vendor(own))) {
      return;
    }
    activities.refused(
        integration.id(), "path: another one (expected: /event/push/alert/" + own + ")");
    throw known
        ? new Refused(
            ErrorCode.INVALID_PARAMETER,
            "path: /event/push/alert/"
                + path
                + " (expected for this key: /event/push/alert/"
                + own
                + ")")
        : new Refused(
            ErrorCode.ROUTE_NOT_FOUND,
            "path: /event/push/alert/" + path + " (expected: /event/push/alert/" + own + ")");
  }

  private static String vendor(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  private byte[] body(HttpServletRequest request, Integration integration) throws IOException {
    long announced = request.getContentLengthLong();
    byte[] body =
        announced > IntakeLimits.MAX_BODY_BYTES
            ? new byte[0]
            : request.getInputStream().readNBytes(IntakeLimits.MAX_BODY_BYTES + 1);
    if (announced > IntakeLimits.MAX_BODY_BYTES || body.length > IntakeLimits.MAX_BODY_BYTES) {
      metrics.refused("size");
      throw counted(
          integration,
          ErrorCode.ENTITY_TOO_LARGE,
          "body: more than " + IntakeLimits.MAX_BODY_BYTES + " bytes (expected: at most that)");
    }
    return body;
  }

  private void admit(Integration integration, Reading reading) {
    boolean recovers =
        reading instanceof Reading.Events(List<Event> events, var _)
            && events.stream().anyMatch(Event::recovered);
    if (!limits.admits(integration.id()) && !recovers) {
      metrics.refused("rate");
      throw counted(
          integration,
          ErrorCode.REQUEST_TOO_FREQUENTLY,
          "too many callbacks of this integration at once");
    }
  }

  private void store(
      Integration integration, Source source, Payload payload, String remote, Reading reading) {
    byte[] body = payload.body();
    boolean refused = reading instanceof Reading.Refused;
    LogRecord.Callback callback =
        new LogRecord.Callback(
            integration.id(),
            clock.millis(),
            refused ? new byte[LogRecord.RETRY_ID_BYTES] : retryId(source, payload),
            payload.requestId(),
            reading instanceof Reading.Refused(String why) ? why : "",
            reading.untaken(),
            remote,
            PushRequest.withoutSecrets(payload.headers()),
            PushRequest.withoutSecrets(payload.query()),
            refused && body.length > KEPT_OF_REFUSED ? Arrays.copyOf(body, KEPT_OF_REFUSED) : body,
            body.length,
            source.suppressesEqualEvents(),
            reading instanceof Reading.Events(List<Event> events, var _) ? events : List.of());
    signs.seen(integration);
    long taken = System.nanoTime();
    try {
      log.append(callback).join();
      metrics.onDisk(System.nanoTime() - taken);
    } catch (CompletionException e) {
      throw e.getCause() instanceof StorageException cause
          ? cause
          : new StorageException("the callback was not stored: " + e.getMessage(), e);
    }
    metrics.stored(integration, callback);
  }

  /** 16 bytes that only a retry of the same callback to the same integration has again. */
  private static byte[] retryId(Source source, Payload payload) {
    return source
        .retryId(payload)
        .filter(id -> !id.isBlank())
        .map(id ->
            Arrays.copyOf(
                Sha256.of(
                    (payload.integrationId() + "\n" + id + "\n").getBytes(StandardCharsets.UTF_8),
                    payload.body()),
                LogRecord.RETRY_ID_BYTES))
        .orElseGet(() -> new byte[LogRecord.RETRY_ID_BYTES]);
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, Reading reading)
      throws IOException {
    if (reading instanceof Reading.Refused(String why)) {
      throw new Refused(ErrorCode.INVALID_PARAMETER, why);
    }
    ObjectNode data = json.createObjectNode();
    if (reading instanceof Reading.Events(List<Event> events, List<String> missing)) {
      if (events.size() == 1) {
        data.put("alert_key", events.getFirst().alertKey());
      } else {
        ArrayNode keys = data.putArray("alert_keys");
        events.forEach(event -> keys.add(event.alertKey()));
      }
      List<String> warnings =
          Stream.concat(missing.stream(), events.stream().flatMap(event -> event.notes().stream()))
              .distinct()
              .limit(MOST_WARNINGS)
              .toList();
      if (!warnings.isEmpty()) {
        warnings.forEach(data.putArray("warnings")::add);
      }
    }
    ObjectNode envelope = json.createObjectNode().put("request_id", RequestId.of(request));
    envelope.set("data", data);
    byte[] bytes = json.writeValueAsBytes(envelope);
    response.setHeader(RequestId.HEADER, RequestId.of(request));
    response.setContentType("application/json");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
