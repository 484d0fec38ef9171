package dev.quell.source;

import dev.quell.model.Event;
import dev.quell.model.Labels;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the callbacks of one kind of sender; the same payload always gives the same reading. */
public interface Source {

  SourceDescriptor descriptor();

  /** Never throws for bad input: what cannot be read is {@link Reading.Refused} with a reason. */
  Reading read(Payload payload);

  /**
   * The same, where labels in the URL say whom to tell: those are labels of every event then,
   * unless the event has them itself.
   */
  default Reading readAll(Payload payload) {
    Labels said = Labels.of(payload.query());
    if (said.redirects().isEmpty()
        || !(read(payload) instanceof Reading.Events(List<Event> events, List<String> missing))) {
      return read(payload);
    }
    Labels more = Labels.of(said.redirects());
    return new Reading.Events(
        events.stream()
            .map(event ->
                event.reworded(
                    event.title(),
                    event.description(),
                    event.severity(),
                    event.labels().withMissingFrom(more)))
            .toList(),
        missing);
  }

  /** The parameter, and its value, by which silence is read; {@link #LAST} is when it began. */
  String STATUS = "status";

  String MISSED = "missed";
  String LAST = "last";

  /**
   * How long an integration with these settings may be silent before silence itself is an alert;
   * empty for most. Then its source is asked to read an empty body with {@link #STATUS} {@link
   * #MISSED}.
   */
  default Optional<Duration> mostSilence(Map<String, String> settings) {
    return Optional.empty();
  }

  /** What is wrong with settings somebody wants to save, with the setting's name; else empty. */
  default Optional<String> settingProblem(Map<String, String> settings) {
    return Optional.empty();
  }

  /** Whether an event that says only what the alert's last event said counts for nothing. */
  default boolean suppressesEqualEvents() {
    return false;
  }

  /**
   * The id the sender repeats when it tries the same callback again, where it has one. Two
   * callbacks of one integration with the same id and the same body are one.
   */
  default Optional<String> retryId(Payload payload) {
    return Optional.empty();
  }
}
