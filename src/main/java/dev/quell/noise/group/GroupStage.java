package dev.quell.noise.group;

import dev.quell.channel.Grouping;
import dev.quell.incident.Incident;
import dev.quell.incident.IncidentSubject;
import dev.quell.model.Field;
import dev.quell.model.Step;
import dev.quell.model.ValueKey;
import dev.quell.noise.judge.Candidate;
import dev.quell.noise.judge.Marks;
import dev.quell.noise.judge.Verdict;
import dev.quell.noise.similar.AlertText;
import dev.quell.noise.similar.Alike;
import dev.quell.noise.similar.Similarity;
import dev.quell.noise.similar.TextPieces;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A new alert joins the newest incident that gathers its values, or the one it reads most like;
 * else it opens one that will take in such alerts.
 */
public final class GroupStage {
  private GroupStage() {}

  public static Verdict.Placing judge(Candidate candidate, Marks marks) {
    Grouping grouping = candidate.channel().settings().grouping();
    return switch (grouping.method()) {
      case NONE -> opened(List.of(), marks, "opened_without_grouping", Map.of());
      case VALUES -> byValues(candidate, grouping, marks);
      case SIMILARITY -> byText(candidate, grouping, marks);
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

  private static Verdict.Placing byText(Candidate candidate, Grouping grouping, Marks marks) {
    Grouping.Likeness likeness = grouping.likeness();
    AlertText text = AlertText.of(candidate.subject(), likeness.fields());
    TextPieces pieces = TextPieces.of(text);
    String fields = ValueKey.names(likeness.fields());
    if (pieces.isEmpty()) {
      return opened(List.of(), marks, "opened_without_text", Map.of("fields", fields));
    }
    Map<String, String> compared = new LinkedHashMap<>();
    compared.put("fields", fields);
    compared.put("threshold", shown(likeness.threshold()));
    Optional<Alike> found =
        likeness.threshold() < 1 ? candidate.state().mostAlike(pieces, likeness) : Optional.empty();
    if (found.isPresent()) {
      compared.put("score", shown(found.get().score()));
      return new Verdict.Joined(
          found.get().incident(), marks, alike(found.get().incident(), text, likeness, compared));
    }
    compared.put("window_minutes", minutes(grouping.window()));
    return opened(
        List.of(ValueKey.ofTexts(likeness.fields()).hash()), marks, "opened_unlike", compared);
  }

  private static Step alike(
      Incident incident, AlertText text, Grouping.Likeness likeness, Map<String, String> compared) {
    Similarity difference =
        Similarity.between(text, AlertText.of(new IncidentSubject(incident), likeness.fields()));
    if (!difference.onlyHere().isEmpty()) {
      compared.put("only_here", String.join(", ", difference.onlyHere()));
    }
    if (!difference.onlyThere().isEmpty()) {
      compared.put("only_there", String.join(", ", difference.onlyThere()));
    }
    compared.put("window_minutes", minutes(incident.group().terms().window()));
    compared.put("incident_id", incident.id());
    compared.put("incident_title", incident.wording().title());
    return Step.of("noise", "joined_by_text", compared);
  }

  /** With at most four digits behind the point. */
  private static String shown(double score) {
    return new BigDecimal(score)
        .setScale(4, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
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
