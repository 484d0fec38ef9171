package dev.quell.source;

import dev.quell.model.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A title, or the recipe for one. Three spellings exist: {@code $cluster::$check} from labels,
 * {@code [TPL]${cluster} down} from labels, and {@code [TPL]{{.Labels.cluster}} {{.EventSeverity}}}
 * from the whole event. Everything else is the title itself.
 */
public final class TitleRule {
  private static final String TEMPLATE = "[TPL]";
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\$\\{([^{}]{1,200})}|\\{\\{([^{}]{1,200})}}");
  private static final Pattern FIELD =
      Pattern.compile("\\s*\\.(\\w+)\\s*|\\s*\\.[Ll]abels\\.([\\w.-]+)\\s*");
  private static final Pattern INDEXED =
      Pattern.compile("\\s*index\\s+\\.[Ll]abels\\s+\"([^\"]+)\"\\s*");

  private TitleRule() {}

  /**
   * The title this rule gives.
   *
   * @param fields what else a template can name, for example {@code EventSeverity}
   */
  public static String render(String rule, Labels labels, Map<String, String> fields, Notes notes) {
    if (rule.startsWith(TEMPLATE)) {
      return template(rule.substring(TEMPLATE.length()), labels, fields, notes);
    }
    return simplified(rule, labels);
  }

  /** A part that names a label nobody sent stays as it is, so that the title still tells which. */
  private static String simplified(String rule, Labels labels) {
    List<String> parts = new ArrayList<>();
    boolean hasVariable = false;
    for (String part : rule.split("::", -1)) {
      String name = part.strip();
      hasVariable |= name.length() > 1 && name.startsWith("$");
      parts.add(name.startsWith("$") ? labels.get(name.substring(1)).orElse(name) : name);
    }
    // "std::bad_alloc in worker" is a title, not a recipe
    return hasVariable ? String.join(" / ", parts) : rule;
  }

  private static String template(
      String template, Labels labels, Map<String, String> fields, Notes notes) {
    Matcher matcher = PLACEHOLDER.matcher(template);
    return matcher.replaceAll(
        found -> Matcher.quoteReplacement(value(found, labels, fields, notes)));
  }

  private static String value(
      MatchResult found, Labels labels, Map<String, String> fields, Notes notes) {
    String label = found.group(1);
    if (label != null) {
      return labels.get(label.strip()).orElse("<no value>");
    }
    return expression(found.group(2), labels, fields)
        .orElseGet(() -> {
          notes.add("title_rule: " + Notes.quote(found.group()) + " is not understood; kept");
          return found.group();
        });
  }

  /** Empty when it is more than naming a field; a field nobody sent is empty text. */
  private static Optional<String> expression(
      String expression, Labels labels, Map<String, String> fields) {
    Matcher indexed = INDEXED.matcher(expression);
    if (indexed.matches()) {
      return Optional.of(labels.get(indexed.group(1)).orElse(""));
    }
    Matcher field = FIELD.matcher(expression);
    if (!field.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        field.group(1) == null
            ? labels.get(field.group(2)).orElse("")
            : fields.getOrDefault(field.group(1), ""));
  }
}
