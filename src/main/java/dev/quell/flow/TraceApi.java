package dev.quell.flow;

import dev.quell.model.Event;
import dev.quell.model.ObjectId;
import dev.quell.model.Step;
import dev.quell.queue.EventLog;
import dev.quell.queue.Journal;
import dev.quell.queue.LogRecord;
import dev.quell.queue.RecordOutcome;
import dev.quell.queue.RecordOutcome.EventOutcome;
import dev.quell.web.ApiException;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Why an event did, or did not, lead to an incident. */
@RestController
@Tag(name = "Trace", description = "The story of one event")
public final class TraceApi {
  private final EventLog log;
  private final Journal journal;

  public TraceApi(EventLog log, Journal journal) {
    this.log = log;
    this.journal = journal;
  }

  record TraceRequest(@Required String eventId) {}

  record StepItem(
      String hop,
      String code,
      String ruleId,
      String ruleName,
      String verdict,
      String reason,
      Map<String, String> compared) {}

  record Trace(
      String eventId,
      String title,
      String alertKey,
      String eventStatus,
      List<StepItem> steps,
      String outcome,
      String sentence,
      List<String> alertIds) {}

  @Operation(summary = "Step by step: what came in, which rule decided what, what came out")
  @PostMapping("/event/trace")
  Trace trace(@RequestBody TraceRequest request) {
    String id = request.eventId();
    ObjectId.Address address = ObjectId.parse(id).orElseThrow(() -> unknown(id));
    LogRecord.Callback callback = callback(address).orElseThrow(() -> unknown(id));
    boolean exists =
        address.counter() < callback.events().size()
            && callback.receivedAt() / 1000 == address.second();
    if (!exists) {
      throw unknown(id);
    }
    Event event = callback.events().get(address.counter());
    Optional<RecordOutcome> record = journal.outcome(address.offset());
    Optional<EventOutcome> outcome =
        record
            .filter(found -> address.counter() < found.events().size())
            .map(found -> found.events().get(address.counter()));
    List<StepItem> steps = new ArrayList<>();
    steps.add(received(callback, address.counter()));
    steps.add(read(event));
    outcome.ifPresent(found -> found.steps().forEach(step -> steps.add(item(step, found))));
    return new Trace(
        id,
        event.title(),
        event.alertKey(),
        event.status(),
        steps,
        outcome.map(found -> found.outcome().wire()).orElseGet(() -> waiting(record)),
        outcome.map(TraceApi::sentence).orElseGet(() -> why(record)),
        outcome.map(EventOutcome::alertIds).orElse(List.of()));
  }

  private Optional<LogRecord.Callback> callback(ObjectId.Address address) {
    return log.segmentAt(address.offset())
        .map(segment -> segment.from(address.offset()).records().getFirst())
        .filter(LogRecord.Callback.class::isInstance)
        .map(LogRecord.Callback.class::cast);
  }

  private static StepItem received(LogRecord.Callback callback, int index) {
    Map<String, String> compared =
        Map.of(
            "received_at", Instant.ofEpochMilli(callback.receivedAt()).toString(),
            "remote", callback.remote(),
            "item", Integer.toString(index + 1),
            "items", Integer.toString(callback.events().size()));
    String reason =
        "Received at "
            + compared.get("received_at")
            + " from "
            + callback.remote()
            + ", item "
            + compared.get("item")
            + " of "
            + compared.get("items")
            + ".";
    return new StepItem("intake", "received", "", "", "accepted", reason, compared);
  }

  private static StepItem read(Event event) {
    Step step = Step.of("source", "read", Map.of("title", event.title(), "status", event.status()));
    return new StepItem(
        step.hop(), step.code(), "", "", "passed", TraceWords.sentence(step), step.compared());
  }

  private static StepItem item(Step step, EventOutcome outcome) {
    boolean decided = deciding(outcome).filter(step::equals).isPresent();
    return new StepItem(
        step.hop(),
        step.code(),
        step.ruleId(),
        step.ruleName(),
        decided ? outcome.outcome().wire() : "passed",
        TraceWords.sentence(step),
        step.compared());
  }

  private static String sentence(EventOutcome outcome) {
    return deciding(outcome).map(TraceWords::sentence).orElse("");
  }

  /** The last step that says something of the event itself, not of what followed. */
  private static Optional<Step> deciding(EventOutcome outcome) {
    return outcome.steps().reversed().stream()
        .filter(step -> !FlowTrace.AFTERMATH.contains(step.code()))
        .findFirst();
  }

  private static String waiting(Optional<RecordOutcome> record) {
    return record
        .map(found -> found.verdict() == RecordOutcome.Verdict.SET_ASIDE ? "set_aside" : "ignored")
        .orElse("");
  }

  private static String why(Optional<RecordOutcome> record) {
    return record
        .map(found ->
            switch (found.verdict()) {
              case DUPLICATE -> "The sender tried the same callback again; it counts once.";
              case SET_ASIDE -> "It could not be processed: " + found.reason();
              default -> found.reason();
            })
        .orElse("Stored; the flow has not reached it yet.");
  }

  private static ApiException unknown(String id) {
    return ApiException.notFound("event", id);
  }
}
