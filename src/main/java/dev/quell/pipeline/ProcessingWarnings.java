package dev.quell.pipeline;

import dev.quell.model.Entailment;
import dev.quell.model.Field;
import dev.quell.model.Filter;
import dev.quell.model.Labels;
import dev.quell.model.Template;
import dev.quell.pipeline.enrich.CompositionStep;
import dev.quell.pipeline.enrich.EnrichRule;
import dev.quell.pipeline.enrich.EnrichRules;
import dev.quell.pipeline.transform.AlertDropStep;
import dev.quell.pipeline.transform.DescriptionResetStep;
import dev.quell.pipeline.transform.LabelsResetStep;
import dev.quell.pipeline.transform.TitleResetStep;
import dev.quell.pipeline.transform.TransformRule;
import dev.quell.pipeline.transform.TransformRules;
import dev.quell.pipeline.transform.TransformStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for rules that can never do anything, and for templates that are not understood. */
public final class ProcessingWarnings {
  private final Entailment entailment;
  private final List<ProcessingWarning> found = new ArrayList<>();

  private ProcessingWarnings(long integrationId) {
    this.entailment = new Entailment(integrationId);
  }

  public static List<ProcessingWarning> of(long integrationId, EnrichRules enrich) {
    ProcessingWarnings warnings = new ProcessingWarnings(integrationId);
    for (int i = 0; i < enrich.rules().size(); i++) {
      EnrichRule rule = enrich.rules().get(i);
      warnings.lookAt(i, new Filter(List.of(rule.when())));
      if (rule.step() instanceof CompositionStep composition) {
        warnings.lookAt(i, composition.template());
      }
    }
    return warnings.found;
  }

  public static List<ProcessingWarning> of(long integrationId, TransformRules transform) {
    ProcessingWarnings warnings = new ProcessingWarnings(integrationId);
    Optional<Integer> dropsAll = Optional.empty();
    for (int i = 0; i < transform.rules().size(); i++) {
      TransformRule rule = transform.rules().get(i);
      if (dropsAll.isPresent()) {
        int by = dropsAll.get() + 1;
        warnings.add(i, "unreachable", "is never reached: rule " + by + " discards every trigger");
      }
      warnings.lookAt(i, rule.when());
      templates(rule.step()).forEach(lookAt(warnings, i));
      boolean takesAll =
          rule.when().anyOf().isEmpty()
              || rule.when().anyOf().stream().anyMatch(group -> group.allOf().isEmpty());
      if (dropsAll.isEmpty()
          && rule.enabled()
          && takesAll
          && rule.step() instanceof AlertDropStep) {
        dropsAll = Optional.of(i);
      }
    }
    return warnings.found;
  }

  private static java.util.function.Consumer<String> lookAt(
      ProcessingWarnings warnings, int number) {
    return template -> warnings.lookAt(number, template);
  }

  private static List<String> templates(TransformStep step) {
    return switch (step) {
      case TitleResetStep(String template) -> List.of(template);
      case DescriptionResetStep(String template) -> List.of(template);
      case LabelsResetStep labels -> List.copyOf(labels.templates().values());
      default -> List.of();
    };
  }

  private void lookAt(int number, Filter when) {
    List<Field> impossible = new ArrayList<>();
    for (Filter.Group group : when.anyOf()) {
      Optional<Field> field = entailment.impossible(group.allOf());
      if (field.isEmpty()) {
        return;
      }
      impossible.add(field.get());
    }
    if (!impossible.isEmpty()) {
      String key = impossible.getFirst().key();
      add(number, "never_matches", "never matches: nothing can satisfy what it asks of " + key);
    }
  }

  private void lookAt(int number, String template) {
    List<String> strange = new ArrayList<>();
    Template.render(template, Labels.none(), Map.of(), "", strange::add);
    if (!strange.isEmpty()) {
      String why = "writes " + strange.getFirst() + " as it stands: it is not understood";
      add(number, "not_understood", why);
    }
  }

  private void add(int number, String code, String rest) {
    found.add(new ProcessingWarning(number, code, "Rule " + (number + 1) + " " + rest));
  }
}
