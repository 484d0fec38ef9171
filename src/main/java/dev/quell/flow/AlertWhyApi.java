package dev.quell.flow;

import dev.quell.channel.Channel;
import dev.quell.channel.Channels;
import dev.quell.incident.AlertPast;
import dev.quell.model.Step;
import dev.quell.queue.Journal;
import dev.quell.queue.RecordOutcome.EventOutcome;
import dev.quell.queue.Sight;
import dev.quell.web.Needs;
import dev.quell.web.Page;
import dev.quell.web.PageRequest;
import dev.quell.web.Permission;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Why people were, or were not, told of an alert, and why it is in its incident. */
@RestController
@Tag(name = "Trace")
public final class AlertWhyApi {
  private static final int EVENTS = 20;
  private static final int MOST_REASONS = 100;

  private final AlertPast past;
  private final Journal journal;
  private final Channels channels;
  private final Supplier<Sight> sight;

  /**
   * @param sight of whoever asks
   */
  public AlertWhyApi(AlertPast past, Journal journal, Channels channels, Supplier<Sight> sight) {
    this.past = past;
    this.journal = journal;
    this.channels = channels;
    this.sight = sight;
  }

  record WhyRequest(@Required String alertId) {}

  record ReasonsRequest(@Required String incidentId, int p, int limit) {}

  /** What became of one of its events; left out where that is no longer kept. */
  record EventItem(String eventId, String outcome) {}

  /** Why it went into an incident that was open already. */
  record Joined(String code, Map<String, String> compared) {}

  /**
   * Why people were, or were not, told.
   *
   * @param steps of the event that began it, in its channel
   * @param outcomes of its newest events, the newest first
   */
  record Why(
      String sentence,
      String code,
      String ruleId,
      String ruleName,
      Map<String, String> compared,
      List<TraceApi.StepItem> steps,
      Optional<Joined> joinedBecause,
      List<EventItem> outcomes) {}

  /**
   * Why an alert is in an incident.
   *
   * @param score how alike the texts were, 0..1; absent where none were compared
   */
  record Reason(
      String alertId,
      String code,
      Map<String, String> compared,
      String sentence,
      Optional<Double> score) {}

  @Operation(summary = "In one sentence, why people were or were not told of an alert")
  @PostMapping("/alert/why")
  @Needs(Permission.INCIDENTS_READ)
  Why why(@RequestBody WhyRequest request) {
    AlertPast.Found found = past.of(request.alertId(), EVENTS);
    Optional<EventOutcome> first = found.first().flatMap(this::outcome);
    String channel = channel(found);
    Step step = AlertWhy.of(found, first, channel);
    List<EventItem> outcomes = new ArrayList<>();
    for (String event : found.newest()) {
      outcome(event).ifPresent(it -> outcomes.add(new EventItem(event, it.outcome().wire())));
    }
    return new Why(
        TraceWords.sentence(step),
        step.code(),
        step.ruleId(),
        step.ruleName(),
        step.compared(),
        first.stream()
            .flatMap(outcome -> AlertWhy.stepsIn(outcome, channel).stream())
            .map(one -> TraceStory.item(one, "passed"))
            .toList(),
        Optional.of(step)
            .filter(one -> one.code().startsWith("joined"))
            .map(one -> new Joined(one.code(), one.compared())),
        outcomes);
  }

  @Operation(summary = "Why each alert of an incident is in it, the newest first")
  @PostMapping("/incident/alert/reasons")
  @Needs(Permission.INCIDENTS_READ)
  Page<Reason> reasons(@RequestBody ReasonsRequest request) {
    PageRequest page = PageRequest.of(request.p(), request.limit(), MOST_REASONS, MOST_REASONS);
    return past.ofIncident(request.incidentId(), page).map(this::reason);
  }

  private Reason reason(AlertPast.Found found) {
    Step step = AlertWhy.of(found, found.first().flatMap(this::outcome), channel(found));
    return new Reason(
        found.alert().id(),
        step.code(),
        step.compared(),
        TraceWords.sentence(step),
        Stream.of("score", "likeness")
            .flatMap(name -> Optional.ofNullable(step.compared().get(name)).stream())
            .findFirst()
            .flatMap(AlertWhyApi::number));
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private String channel(AlertPast.Found found) {
    return channels.find(found.alert().origin().channelId()).map(Channel::name).orElse("");
  }

  private Optional<EventOutcome> outcome(String eventId) {
    return journal.event(eventId).map(sight.get()::seen);
  }
}
