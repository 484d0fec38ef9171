package dev.quell.flow;

import dev.quell.flow.TraceApi.StepItem;
import dev.quell.model.Event;
import dev.quell.model.Image;
import dev.quell.model.Step;
import dev.quell.queue.RecordOutcome.EventOutcome;
import dev.quell.queue.Sight;
import dev.quell.source.Payload;
import dev.quell.source.Reading;
import dev.quell.source.Source;
import dev.quell.source.SourceDescriptor;
import dev.quell.web.ApiException;
import dev.quell.web.Costly;
import dev.quell.web.ErrorCode;
import dev.quell.web.Needs;
import dev.quell.web.Permission;
import dev.quell.web.RequestId;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tries a body as if it had been pushed, and changes nothing. */
@RestController
@Tag(name = "Dry run", description = "What a body would lead to")
public final class DryRunApi {
  public static final String PATH = "/integration/dry-run";

  /** A whole body as text within JSON: quotes and line ends take two bytes there. */
  public static final int MOST_REQUEST_BYTES = 20 << 20;

  private static final int MOST_EVENTS = 200;
  private static final int MOST_HEADERS = 64;

  /** Each may hold a large body and all it says. */
  private static final int AT_ONCE = 2;

  private static final int PATIENCE_SECONDS = 10;

  private final DryRun dryRun;
  private final Intake intake;
  private final InstantSource clock;
  private final Supplier<Sight> sight;
  private final Map<String, Source> sources = new LinkedHashMap<>();
  private final Semaphore places = new Semaphore(AT_ONCE);

  /**
   * @param sight of whoever asks
   */
  public DryRunApi(DryRun dryRun, Intake intake, InstantSource clock, Supplier<Sight> sight) {
    this.dryRun = dryRun;
    this.intake = intake;
    this.clock = clock;
    this.sight = sight;
    intake.sources().forEach(source -> sources.put(source.descriptor().kind(), source));
  }

  /** An integration as far as a dry run needs it. */
  public record Sender(
      long id, String name, String kind, Map<String, String> settings, boolean enabled) {}

  /** What a push meets before the flow: who sends, how it is read, and how much may come. */
  public record Intake(
      List<Source> sources,
      LongFunction<Optional<Sender>> senders,
      UnaryOperator<Reading> limits,
      int mostBodyBytes) {}

  record TryRequest(
      Optional<Long> integrationId,
      Optional<String> pluginType,
      Map<String, String> settings,
      Map<String, String> headers,
      Map<String, String> query,
      @Required String body) {}

  /**
   * One event of the body, as the rules of the integration would leave it.
   *
   * @param before the same as it was read
   * @param steps of reading alone where no integration was named; {@code outcome} is empty then
   */
  record TriedEvent(
      String title,
      String titleRule,
      String alertKey,
      String eventStatus,
      String eventSeverity,
      String description,
      Map<String, String> labels,
      List<Image> images,
      long eventTime,
      List<String> notes,
      List<StepItem> steps,
      String outcome,
      String sentence,
      List<Long> channelIds,
      Before before) {}

  /** What rules can change of an event. */
  record Before(String title, String description, String severity, Map<String, String> labels) {}

  /**
   * What the body would lead to.
   *
   * @param eventCnt how many events it holds; of very many only the first are told
   */
  record Tried(String verdict, String reason, int eventCnt, List<TriedEvent> events) {}

  @Operation(
      summary = "What a body would lead to, without storing anything",
      description =
          "With an integration_id the body is read with its settings, of which those given here"
              + " stand in, and judged by today's routes and rules. With a plugin_type alone it"
              + " is only read.")
  @PostMapping(PATH)
  @Costly
  @Needs(Permission.INTEGRATIONS_READ)
  Tried run(@RequestBody TryRequest request, HttpServletRequest http) {
    byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
    if (body.length > intake.mostBodyBytes()) {
      throw new ApiException(
          ErrorCode.ENTITY_TOO_LARGE,
          "body: " + body.length + " bytes (expected: at most " + intake.mostBodyBytes() + ")");
    }
    Optional<Sender> sender = sender(request);
    Source source = source(request, sender);
    Payload payload =
        new Payload(
            sender.map(Sender::id).orElse(0L),
            sender.map(Sender::name).orElse(""),
            RequestId.of(http),
            headers(request),
            texts("query", request.query()),
            settings(request, sender, source.descriptor()),
            body);
    takePlace();
    try {
      return tried(sender, source, intake.limits().apply(source.readAll(payload)));
    } finally {
      places.release();
    }
  }

  private Tried tried(Optional<Sender> sender, Source source, Reading reading) {
    String shut =
        sender.filter(found -> !found.enabled()).isPresent()
            ? "the integration is disabled; a push would be answered with 401"
            : "";
    return switch (reading) {
      case Reading.Refused(String why) -> new Tried("rejected", why, 0, List.of());
      case Reading.NothingToDo(String why) -> new Tried("nothing_to_do", why, 0, List.of());
      case Reading.Events(List<Event> events, var _) -> {
        List<Event> told = events.subList(0, Math.min(events.size(), MOST_EVENTS));
        List<TriedEvent> items =
            sender
                .map(found -> judged(found, source, told))
                .orElseGet(() -> told.stream().map(DryRunApi::read).toList());
        String reason =
            Stream.of(shut, reading.untaken())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        yield new Tried("accepted", reason, events.size(), items);
      }
    };
  }

  private List<TriedEvent> judged(Sender sender, Source source, List<Event> events) {
    DryRun.Result result =
        dryRun.judge(sender.id(), events, source.suppressesEqualEvents(), clock.millis());
    List<TriedEvent> items = new ArrayList<>(events.size());
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      DryRun.Judged judged = seen(result.events().get(i));
      List<StepItem> steps = new ArrayList<>();
      steps.add(TraceStory.read(event));
      TraceStory.steps(judged.outcome()).forEach(step -> steps.add(withoutMadeUp(step, result)));
      items.add(item(event, steps, Optional.of(judged)));
    }
    return items;
  }

  /** The event is the caller's own; what it would meet in a hidden channel is not. */
  private DryRun.Judged seen(DryRun.Judged judged) {
    EventOutcome outcome = sight.get().seen(judged.outcome());
    return new DryRun.Judged(judged.event(), outcome, outcome.channelIds());
  }

  /** An id that names nothing must not look as if it did. */
  private static StepItem withoutMadeUp(StepItem step, DryRun.Result result) {
    Map<String, String> compared = new HashMap<>(step.compared());
    compared.values().removeIf(result::madeUp);
    return new StepItem(
        step.hop(),
        step.code(),
        step.ruleId(),
        step.ruleName(),
        step.verdict(),
        step.reason(),
        compared);
  }

  private static TriedEvent read(Event event) {
    List<StepItem> steps = new ArrayList<>();
    steps.add(TraceStory.read(event));
    event.notes().stream()
        .map(note -> Step.of("source", "note", Map.of("note", note)))
        .map(step -> TraceStory.item(step, "passed"))
        .forEach(steps::add);
    return item(event, steps, Optional.empty());
  }

  private static TriedEvent item(Event read, List<StepItem> steps, Optional<DryRun.Judged> judged) {
    Event event = judged.map(DryRun.Judged::event).orElse(read);
    return new TriedEvent(
        event.title(),
        event.titleRule(),
        event.alertKey(),
        event.status(),
        event.severity().wire(),
        event.description(),
        event.labels().values(),
        event.images(),
        event.time().map(Instant::getEpochSecond).orElse(0L),
        event.notes(),
        steps,
        judged.map(found -> found.outcome().outcome().wire()).orElse(""),
        judged.map(DryRun.Judged::outcome).map(TraceStory::sentence).orElse(""),
        judged.map(DryRun.Judged::channelIds).orElse(List.of()),
        new Before(
            read.title(), read.description(), read.severity().wire(), read.labels().values()));
  }

  private Optional<Sender> sender(TryRequest request) {
    Optional<Long> id = request.integrationId().filter(given -> given != 0);
    if (id.isEmpty() && request.pluginType().filter(kind -> !kind.isEmpty()).isEmpty()) {
      throw new ApiException(
          ErrorCode.INVALID_PARAMETER,
          "integration_id: missing (expected: an integration, or a plugin_type)");
    }
    return id.map(given ->
        intake
            .senders()
            .apply(given)
            .orElseThrow(() -> ApiException.notFound("integration", given)));
  }

  private Source source(TryRequest request, Optional<Sender> sender) {
    Optional<String> asked = request.pluginType().filter(kind -> !kind.isEmpty());
    asked.ifPresent(kind -> Requests.oneOf("plugin_type", kind, sources.keySet()));
    String kind = sender.map(Sender::kind).or(() -> asked).orElse("");
    if (asked.filter(given -> !given.equals(kind)).isPresent()) {
      throw Requests.invalid("plugin_type", asked.get(), kind + ", as the integration's");
    }
    Source source = sources.get(kind);
    if (source == null) {
      throw Requests.invalid("plugin_type", kind, "one of " + String.join(", ", sources.keySet()));
    }
    return source;
  }

  /** Those of the integration, and over them those that are tried. */
  private static Map<String, String> settings(
      TryRequest request, Optional<Sender> sender, SourceDescriptor descriptor) {
    Map<String, String> settings = new HashMap<>(sender.map(Sender::settings).orElse(Map.of()));
    Map<String, Integer> lengths = new LinkedHashMap<>();
    descriptor.settings().forEach(one -> lengths.put(one.name(), one.maxLength()));
    texts("settings", request.settings())
        .forEach((name, value) -> {
          Requests.oneOf("settings", name, lengths.keySet());
          Requests.atMost("settings." + name, value, lengths.getOrDefault(name, 0));
          settings.put(name, value);
        });
    settings.values().removeIf(String::isEmpty);
    return settings;
  }

  private static Map<String, String> headers(TryRequest request) {
    Requests.list("headers", List.copyOf(request.headers().keySet()), 0, MOST_HEADERS);
    Map<String, String> headers = new HashMap<>();
    texts("headers", request.headers())
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    return headers;
  }

  private static Map<String, String> texts(String name, Map<String, String> given) {
    given.forEach((key, value) -> Requests.required(name + "." + key, value));
    return given;
  }

  private void takePlace() {
    try {
      if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new ApiException(
            ErrorCode.REQUEST_TOO_FREQUENTLY, "other dry runs are at work; try again in a moment");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException(ErrorCode.SERVICE_UNAVAILABLE, "the server is stopping");
    }
  }
}
