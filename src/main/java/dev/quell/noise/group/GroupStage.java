package dev.quell.noise.group;

import dev.quell.channel.Grouping;
import dev.quell.incident.Incident;
import dev.quell.model.Field;
import dev.quell.model.Step;
import dev.quell.noise.judge.Candidate;
import dev.quell.noise.judge.Marks;
import dev.quell.noise.judge.ValueKey;
import dev.quell.noise.judge.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A new alert joins the newest incident that gathers its values, else opens one that will. */
public final class GroupStage {
  private GroupStage() {}

  public static Verdict.Placing judge(Candidate candidate, Marks marks) {
    Grouping grouping = candidate.channel().settings().grouping();
    return switch (grouping.method()) {
      case NONE -> opened(List.of(), marks, "opened_without_grouping", Map.of());
      case VALUES -> byValues(candidate, grouping, marks);
      case SIMILARITY -> opened(List.of(), marks, "opened_without_grouping", Map.of());
    };
  }

  private static Verdict.Placing byValues(Candidate candidate, Grouping grouping, Marks marks) {
    List<List<Field>> dimensions = dimensions(candidate, grouping);
    if (dimensions.isEmpty()) {
      return opened(List.of(), marks, "opened_without_branch", Map.of());
    }
    List<ValueKey> keys = ValueKey.ofEach(candidate.subject(), dimensions, grouping.strict());
    if (keys.isEmpty()) {
      return opened(
          List.of(),
          marks,
          "opened_without_values",
          Map.of("dimensions", ValueKey.names(dimensions.getFirst())));
    }
    for (ValueKey key : keys) {
      for (Incident incident : candidate.state().gathering(key.hash())) {
        if (incident.takesMoreAt(candidate.now())) {
          return new Verdict.Joined(incident, marks, joined(key, incident));
        }
      }
    }
    return opened(
        keys.stream().map(ValueKey::hash).toList(),
        marks,
        "opened_for_values",
        values(keys, grouping.window()));
  }

  private static List<List<Field>> dimensions(Candidate candidate, Grouping grouping) {
    for (Grouping.Branch branch : grouping.branches().matching(candidate.subject())) {
      return List.of(branch.dimensions());
    }
    return grouping.dimensions();
  }

  private static Step joined(ValueKey key, Incident incident) {
    return Step.of(
        "noise",
        "joined_by_values",
        Map.of(
            "values", key.shown(),
            "window_minutes", minutes(incident.group().terms().window()),
            "incident_id", incident.id(),
            "incident_title", incident.wording().title()));
  }

  private static Map<String, String> values(List<ValueKey> keys, Optional<Duration> window) {
    String shown = keys.stream().map(ValueKey::shown).collect(Collectors.joining(" / "));
    return Map.of("values", shown, "window_minutes", minutes(window));
  }

  private static String minutes(Optional<Duration> window) {
    return Long.toString(window.orElse(Duration.ZERO).toMinutes());
  }

  private static Verdict.Placing opened(
      List<String> hashes, Marks marks, String code, Map<String, String> compared) {
    return new Verdict.Opened(hashes, marks, Step.of("noise", code, compared));
  }
}
