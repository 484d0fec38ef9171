package dev.quell.pipeline.transform;

import dev.quell.model.Field;
import dev.quell.model.Filter;
import dev.quell.model.Subject;
import dev.quell.pipeline.rule.Draft;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Discards a trigger while another alert of the same integration fires that explains it.
 *
 * @param equalFields what both must have alike; missing on both sides is alike, but one must be
 *     there
 * @param sources which alerts explain
 */
public record AlertInhibitStep(List<Field> equalFields, Filter sources) implements TransformStep {
  static final Duration LOOK_BACK = Duration.ofMinutes(10);
  private static final Comparator<ActiveAlerts.Active> NEWEST_FIRST =
      Comparator.comparingLong(ActiveAlerts.Active::ageMillis)
          .thenComparing(ActiveAlerts.Active::id);

  public AlertInhibitStep {
    equalFields = List.copyOf(equalFields);
  }

  @Override
  public boolean apply(Draft draft, TransformRule rule, ActiveAlerts active) {
    Subject subject = draft.subject();
    Optional<ActiveAlerts.Active> source =
        active.within(LOOK_BACK).stream()
            .filter(candidate -> isAlike(candidate.subject(), subject))
            .filter(candidate -> sources.matches(candidate.subject()))
            .min(NEWEST_FIRST);
    source.ifPresent(found ->
        draft.tell(
            rule.name(),
            "pipeline_inhibited",
            Map.of(
                "source_alert_id", found.id(),
                "source_alert_title", Draft.shown(found.title()),
                "equal", equal(subject),
                "age_seconds", Long.toString(found.ageMillis() / 1000))));
    return source.isEmpty();
  }

  private boolean isAlike(Subject source, Subject subject) {
    boolean any = false;
    for (Field field : equalFields) {
      Optional<String> value = field.of(subject);
      if (!value.equals(field.of(source))) {
        return false;
      }
      any |= value.isPresent();
    }
    return any;
  }

  private String equal(Subject subject) {
    StringJoiner told = new StringJoiner("; ");
    for (Field field : equalFields) {
      told.add(field.key() + "=" + field.of(subject).map(Draft::shown).orElse(Draft.NOTHING));
    }
    return told.toString();
  }
}
