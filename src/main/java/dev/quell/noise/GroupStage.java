package dev.quell.noise;

import dev.quell.channel.Grouping;
import dev.quell.incident.Incident;
import dev.quell.model.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A new alert joins the newest incident that gathers its values, else opens one that will. */
final class GroupStage implements Stage {
  @Override
  public Optional<Verdict> judge(Candidate candidate) {
    Grouping grouping = candidate.channel().settings().grouping();
    if (!grouping.byRule()) {
      return opened(List.of(), "opened_without_grouping", Map.of());
    }
    List<GroupKey> keys = GroupKey.of(candidate, grouping);
    if (keys.isEmpty()) {
      return opened(
          List.of(),
          "opened_without_values",
          Map.of("dimensions", String.join(", ", grouping.dimensions().getFirst())));
    }
    for (GroupKey key : keys) {
      for (Incident incident : candidate.gathering().apply(key.hash())) {
        if (takesMore(incident, grouping, candidate.moment().now())) {
          return Optional.of(new Verdict.Joined(incident, joined(key, incident, grouping)));
        }
      }
    }
    return opened(
        keys.stream().map(GroupKey::hash).toList(), "opened_for_values", values(keys, grouping));
  }

  private static boolean takesMore(Incident incident, Grouping grouping, long now) {
    long age = Math.max(0, now - incident.times().created());
    return grouping.window().map(window -> age < window.toMillis()).orElse(true);
  }

  private static Step joined(GroupKey key, Incident incident, Grouping grouping) {
    Map<String, String> compared = values(List.of(key), grouping);
    compared.put("incident_id", incident.id());
    compared.put("incident_title", incident.wording().title());
    return Step.of("noise", "joined_by_values", compared);
  }

  private static Map<String, String> values(List<GroupKey> keys, Grouping grouping) {
    Map<String, String> compared = new LinkedHashMap<>();
    List<String> shown = new ArrayList<>();
    for (GroupKey key : keys) {
      shown.add(key.shown());
    }
    compared.put("values", String.join(" / ", shown));
    compared.put(
        "window_minutes",
        grouping.window().map(Duration::toMinutes).map(String::valueOf).orElse("0"));
    return compared;
  }

  private static Optional<Verdict> opened(
      List<String> hashes, String code, Map<String, String> compared) {
    return Optional.of(new Verdict.Opened(hashes, Step.of("noise", code, compared)));
  }
}
