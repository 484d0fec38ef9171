package dev.quell.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which incident an alert belongs to, by walking all of them. */
final class SlowGroups {
  private SlowGroups() {}

  /** The values by which it gathers, one for each group of fields it has values for. */
  static List<String> values(Setup.Grouping grouping, View view) {
    List<String> values = new ArrayList<>();
    if (grouping.byValues()) {
      for (List<String> fields : fields(grouping, view)) {
        long present = fields.stream().filter(field -> view.value(field).isPresent()).count();
        if (present == fields.size() || (present > 0 && !grouping.strict())) {
          values.add(written(fields, view));
        }
      }
    }
    return values;
  }

  private static List<List<String>> fields(Setup.Grouping grouping, View view) {
    for (Setup.Branch branch : grouping.branches()) {
      if (branch.when().stream().allMatch(ask -> ask.holds(view))) {
        return List.of(branch.by());
      }
    }
    return grouping.equals();
  }

  private static String written(List<String> fields, View view) {
    StringBuilder text = new StringBuilder();
    for (String field : fields) {
      text.append(field).append(view.value(field).map(value -> "=" + value).orElse(" is absent"));
      text.append(", ");
    }
    return text.toString();
  }

  /** The newest incident that gathers the first of these values that any gathers. */
  static Optional<Issue> gathering(List<Issue> issues, List<String> values, long now) {
    for (String value : values) {
      for (Issue issue : issues.reversed()) {
        if (issue.gathers.contains(value) && issue.takesMoreAt(now)) {
          return Optional.of(issue);
        }
      }
    }
    return Optional.empty();
  }
}
