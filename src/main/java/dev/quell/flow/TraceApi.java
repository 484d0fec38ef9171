package dev.quell.flow;

import dev.quell.model.Event;
import dev.quell.model.ObjectId;
import dev.quell.model.Step;
import dev.quell.queue.EventLog;
import dev.quell.queue.Journal;
import dev.quell.queue.LogRecord;
import dev.quell.queue.RecordOutcome;
import dev.quell.queue.RecordOutcome.EventOutcome;
import dev.quell.queue.Sight;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import dev.quell.web.Needs;
import dev.quell.web.Permission;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Why an event did, or did not, lead to an incident. */
@RestController
@Tag(name = "Trace", description = "The story of one event")
public final class TraceApi {
  private final EventLog log;
  private final Journal journal;
  private final Supplier<Sight> sight;

  /**
   * @param sight of whoever asks
   */
  public TraceApi(EventLog log, Journal journal, Supplier<Sight> sight) {
    this.log = log;
    this.journal = journal;
    this.sight = sight;
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
  @Needs(Permission.INTEGRATIONS_READ)
  Trace trace(@RequestBody TraceRequest request) {
    String id = request.eventId();
    ObjectId.Address address = ObjectId.parse(id).orElseThrow(() -> unknown(id));
    LogRecord.Callback callback = callback(address).orElseThrow(() -> missing(id, address));
    boolean exists =
        address.counter() < callback.events().size()
            && callback.receivedAt() / 1000 == address.second();
    if (!exists) {
      throw unknown(id);
    }
    Event event = callback.events().get(address.counter());
    Optional<RecordOutcome> record = journal.outcome(address.offset());
    Optional<EventOutcome> decided =
        record
            .filter(found -> address.counter() < found.events().size())
            .map(found -> found.events().get(address.counter()));
    Sight mine = sight.get();
    boolean hidden = mine.hides(decided);
    Optional<EventOutcome> outcome = decided.map(mine::seen);
    List<StepItem> steps = new ArrayList<>();
    steps.add(received(callback, address.counter()));
    if (!hidden) {
      steps.add(TraceStory.read(event));
    }
    outcome.ifPresent(found -> steps.addAll(TraceStory.steps(found)));
    return new Trace(
        id,
        hidden ? "" : event.title(),
        hidden ? "" : event.alertKey(),
        event.status(),
        steps,
        outcome.map(found -> found.outcome().wire()).orElseGet(() -> waiting(record)),
        outcome.map(TraceStory::sentence).orElseGet(() -> why(record)),
        outcome.map(EventOutcome::alertIds).orElse(List.of()));
  }

  private Optional<LogRecord.Callback> callback(ObjectId.Address address) {
    return log.segmentAt(address.offset())
        .map(segment -> segment.from(address.offset()).records().getFirst())
        .filter(LogRecord.Callback.class::isInstance)
        .map(LogRecord.Callback.class::cast);
  }

  private static StepItem received(LogRecord.Callback callback, int index) {
    Map<String, String> compared = new HashMap<>();
    compared.put("received_at", Instant.ofEpochMilli(callback.receivedAt()).toString());
    compared.put("remote", callback.remote());
    compared.put("item", Integer.toString(index + 1));
    compared.put("items", Integer.toString(callback.events().size()));
    callback.replay().ifPresent(replay -> compared.put("replay_of", replay.originalId()));
    Step step =
        Step.of("intake", callback.replay().isPresent() ? "replayed" : "received", compared);
    return TraceStory.item(step, "accepted");
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
              case SET_ASIDE -> "It is kept and was not processed: " + found.reason();
              default -> found.reason();
            })
        .orElse("Stored; the flow has not reached it yet.");
  }

  /** Below the head every offset was given to a record: one that is not there was removed. */
  private ApiException missing(String id, ObjectId.Address address) {
    boolean removed =
        address.offset() > 0
            && address.offset() < log.head()
            && log.segmentAt(address.offset()).isEmpty();
    return removed
        ? new ApiException(
            ErrorCode.RESOURCE_NOT_FOUND,
            "event " + id + " is no longer kept; its delivery was removed for its age")
        : unknown(id);
  }

  private static ApiException unknown(String id) {
    return ApiException.notFound("event", id);
  }
}
