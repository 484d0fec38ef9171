package dev.quell.source;

import dev.quell.model.Labels;
import dev.quell.model.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A title, or the recipe for one. Three spellings exist: {@code $cluster::$check} from labels,
 * {@code [TPL]${cluster} down} from labels, and {@code [TPL]{{.Labels.cluster}} {{.EventSeverity}}}
 * from the whole event. Everything else is the title itself.
 */
public final class TitleRule {
  private static final String TEMPLATE = "[TPL]";

  private TitleRule() {}

  /**
   * The title this rule gives.
   *
   * @param fields what else a template can name, for example {@code EventSeverity}
   */
  public static String render(String rule, Labels labels, Map<String, String> fields, Notes notes) {
    if (rule.startsWith(TEMPLATE)) {
      return Template.render(
          rule.substring(TEMPLATE.length()),
          labels,
          fields,
          "<no value>",
          raw -> notes.add("title_rule: " + Notes.quote(raw) + " is not understood; kept"));
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
}
