package dev.quell.escalation;

import dev.quell.escalation.EscalationRules.Kept;
import dev.quell.escalation.TargetText.RobotText;
import dev.quell.model.Labels;
import dev.quell.model.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Labels that say whom the levels of a rule tell instead: the rule becomes a template, of which
 * only the targets of that kind at that level are replaced. What names nobody known replaces
 * nothing, so that a slip of the pen silences no level.
 */
final class Redirects {
  private static final Pattern NAME =
      Pattern.compile("layer_(?:person|webhook)_reset_(\\d)_(\\w+)");
  private static final int LONGEST_SHOWN = 255;
  private static final int MOST_SHOWN = 20;

  private final People people;
  private final List<Map<String, Object>> told = new ArrayList<>();

  private Redirects(People people) {
    this.people = people;
  }

  /**
   * A rule as labels want it.
   *
   * @param told what the timeline says of each label: who was found and what was not, no tokens
   */
  record Redirected(Kept rule, List<Map<String, Object>> told) {
    Redirected {
      told = List.copyOf(told);
    }
  }

  static Redirected apply(Kept kept, Labels labels, People people) {
    if (labels.redirects().isEmpty()) {
      return new Redirected(kept, List.of());
    }
    Redirects redirects = new Redirects(people);
    List<LevelText> levels = new ArrayList<>(kept.text().layers());
    labels.redirects().forEach((name, value) -> redirects.apply(levels, name, value));
    return new Redirected(kept.with(levels), redirects.told);
  }

  private void apply(List<LevelText> levels, String name, String value) {
    Matcher parts = NAME.matcher(name);
    List<String> named =
        List.of(value.split(",", -1)).stream()
            .map(String::strip)
            .filter(one -> !one.isEmpty())
            .distinct()
            .toList();
    if (!parts.matches() || named.isEmpty()) {
      return;
    }
    int level = Integer.parseInt(parts.group(1));
    Map<String, Object> note = new LinkedHashMap<>();
    note.put("layer_idx", level);
    note.put("kind", parts.group(2));
    told.add(note);
    if (level >= levels.size()) {
      note.put("problem", "no_level");
      return;
    }
    LevelText old = levels.get(level);
    TargetText target = old.target().orElseThrow();
    replaced(target, parts.group(2), named, note)
        .ifPresentOrElse(
            changed -> levels.set(level, old.withTarget(Optional.of(changed))),
            () -> note.put("problem", "nothing_found"));
  }

  private Optional<TargetText> replaced(
      TargetText target, String kind, List<String> named, Map<String, Object> note) {
    return switch (kind) {
      case "emails" -> people(target, named, note);
      case "team_names" -> teams(target, named, note);
      default -> robots(target, kind.substring(0, kind.length() - 1), named, note);
    };
  }

  private Optional<TargetText> people(
      TargetText target, List<String> named, Map<String, Object> note) {
    List<String> unknown = new ArrayList<>();
    Map<Long, String> found = new LinkedHashMap<>();
    for (String mail : named) {
      people
          .byMail(mail)
          .ifPresentOrElse(one -> found.put(one.id(), one.name()), () -> unknown.add(mail));
    }
    List<Long> ids = found.keySet().stream().limit(TargetText.MOST).toList();
    note.put(
        "persons",
        ids.stream()
            .map(id -> Map.of("person_id", id, "person_name", found.getOrDefault(id, "")))
            .toList());
    note.put("unknown", shown(unknown));
    leftOut(note, found.size() - ids.size());
    return ids.isEmpty() ? Optional.empty() : Optional.of(target.withPeople(ids));
  }

  private Optional<TargetText> teams(
      TargetText target, List<String> named, Map<String, Object> note) {
    List<String> unknown = new ArrayList<>();
    Map<Long, String> found = new LinkedHashMap<>();
    for (String name : named) {
      people
          .teamNamed(name)
          .ifPresentOrElse(id -> found.putIfAbsent(id, name), () -> unknown.add(name));
    }
    List<Long> ids = found.keySet().stream().limit(TargetText.MOST).toList();
    note.put("teams", shown(ids.stream().map(id -> found.getOrDefault(id, "")).toList()));
    note.put("unknown", shown(unknown));
    leftOut(note, found.size() - ids.size());
    return ids.isEmpty() ? Optional.empty() : Optional.of(target.withTeams(ids));
  }

  private static Optional<TargetText> robots(
      TargetText target, String type, List<String> tokens, Map<String, Object> note) {
    List<RobotText> all =
        new ArrayList<>(
            target.webhooks().stream().filter(robot -> !robot.type().equals(type)).toList());
    Map<String, Object> manner =
        target.webhooks().stream()
            .filter(robot -> robot.type().equals(type))
            .findFirst()
            .map(RobotText::manner)
            .orElse(Map.of());
    int room = Math.max(0, TargetText.MOST_ROBOTS - all.size());
    List<String> fitting = tokens.stream().limit(room).toList();
    for (int i = 0; i < fitting.size(); i++) {
      Map<String, Object> settings = new LinkedHashMap<>(manner);
      settings.put("alias", type + " of a label " + (i + 1));
      settings.put("token", fitting.get(i));
      all.add(new RobotText(type, settings));
    }
    note.put("robots", fitting.size());
    leftOut(note, tokens.size() - fitting.size());
    return fitting.isEmpty() ? Optional.empty() : Optional.of(target.withWebhooks(all));
  }

  private static List<String> shown(List<String> names) {
    return names.stream()
        .limit(MOST_SHOWN)
        .map(name -> PlainText.head(name, LONGEST_SHOWN))
        .toList();
  }

  private static void leftOut(Map<String, Object> note, int many) {
    if (many > 0) {
      note.put("left_out", many);
    }
  }
}
