package dev.quell.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing a sender said about one problem, in Quell's words: a trigger or a recovery.
 *
 * @param alertKey what makes two events speak of the same problem; at most 255 characters, scoped
 *     to its integration
 * @param title what the console shows; at most 512 characters
 * @param titleRule the rule the title was rendered from, or the title itself
 * @param description at most 2048 characters; may be empty
 * @param severity the level the payload gave; on a recovery, the best guess of the level it had
 * @param recovered true when the sender says the problem is over
 * @param time when it happened, as the sender says; empty when it did not say, but on a replay,
 *     which takes the time of the original's arrival for it
 * @param labels at most 50; keys at most 128 characters, values at most 2048
 * @param images pictures, one per alternative text
 * @param startedAt when this episode began, where the sender says so
 * @param notes what the reader had to mend or guess, in plain words, for the trace
 */
public record Event(
    String alertKey,
    String title,
    String titleRule,
    String description,
    Severity severity,
    boolean recovered,
    Optional<Instant> time,
    Optional<Instant> startedAt,
    Labels labels,
    List<Image> images,
    List<String> notes) {

  public static final int MAX_KEY = 255;
  public static final int MAX_TITLE = 512;
  public static final int MAX_DESCRIPTION = 2048;
  public static final int MAX_LABELS = 50;
  public static final int MAX_LABEL_VALUE = 2048;

  public Event {
    if (alertKey.isEmpty() || alertKey.length() > MAX_KEY) {
      throw new IllegalArgumentException(
          "alert key: " + alertKey.length() + " characters (expected: 1.." + MAX_KEY + ")");
    }
    titleRule = SharedTexts.share(titleRule);
    images = List.copyOf(images);
    notes = List.copyOf(notes);
  }

  /** The same event under this title. */
  public Event with(String newTitle, List<String> newNotes) {
    return new Event(
        alertKey,
        newTitle,
        titleRule,
        description,
        severity,
        recovered,
        time,
        startedAt,
        labels,
        images,
        newNotes);
  }

  /** The same event of another severity, with other words about it; within the limits above. */
  public Event reworded(
      String newTitle, String newDescription, Severity newSeverity, Labels newLabels) {
    return new Event(
        alertKey,
        newTitle,
        titleRule,
        newDescription,
        newSeverity,
        recovered,
        time,
        startedAt,
        newLabels,
        images,
        notes);
  }

  /** The same event with this time, unless its sender told one. */
  public Event withTimeOr(Instant arrival) {
    return new Event(
        alertKey,
        title,
        titleRule,
        description,
        severity,
        recovered,
        time.or(() -> Optional.of(arrival)),
        startedAt,
        labels,
        images,
        notes);
  }

  /** The status word of the wire: the severity of a trigger, {@code Ok} of a recovery. */
  public String status() {
    return recovered ? "Ok" : severity.wire();
  }
}
