package dev.quell;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The table of allowed arrows: what it does not name, no package may use. */
class ModulesTest {
  private static final String ROOT = "dev.quell";

  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          // underneath
          entry("model", Set.of()),
          entry("web", Set.of("model")),
          entry("storage", Set.of("model")),
          entry("queue", Set.of("storage", "web", "model")),
          entry("timer", Set.of("storage", "web", "model")),
          // around the story; what people change arrives as commands through the queue
          // and wakes what a changed rule held
          entry("channel", Set.of("queue", "timer", "storage", "web", "model")),
          // people are changed by commands too, so that the flow knows whom to tell
          entry("access", Set.of("queue", "storage", "web", "model")),
          entry("oncall", Set.of("queue", "timer", "storage", "web", "model")),
          entry(
              "insight",
              // the log, for what became no alert, and to try changed rules on the past
              Set.of(
                  "channel", "pipeline", "noise", "incident", "queue", "storage", "web", "model")),
          // the story
          entry("source", Set.of("model")),
          entry("intake", Set.of("source", "queue", "timer", "storage", "web", "model")),
          entry("pipeline", Set.of("queue", "storage", "web", "model")),
          entry("noise", Set.of("channel", "incident", "storage", "web", "model")),
          entry("incident", Set.of("timer", "channel", "queue", "storage", "web", "model")),
          // templates are changed by commands
          entry("notify", Set.of("queue", "timer", "storage", "web", "model")),
          entry(
              "escalation",
              Set.of(
                  "channel",
                  "incident",
                  "oncall",
                  "notify",
                  "queue",
                  "timer",
                  "storage",
                  "web",
                  "model")),
          // programs outside hear what timelines tell
          entry(
              "webhook",
              Set.of("channel", "incident", "notify", "queue", "storage", "web", "model")),
          // on top
          entry(
              "flow",
              Set.of(
                  "queue",
                  "timer",
                  "source",
                  "channel",
                  "pipeline",
                  "noise",
                  "incident",
                  // what a backtest asks of the past
                  "insight",
                  "escalation",
                  "storage",
                  "web",
                  "model")),
          // beside it: an independent witness
          entry("simulator", Set.of("model")));

  /** Wires everything, so it may use everything; nothing may use it. */
  private static final String TOP = "app";

  private static final JavaClasses QUELL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void everyArrowStandsInTheTable() {
    classes()
        .that(describe("are not wiring", type -> !moduleOf(type).equals(TOP)))
        .should(useOnlyWhatTheTableAllows())
        .check(QUELL);
  }

  @Test
  void theTableHasNoCycle() {
    var open = new TreeSet<>(MAY_USE.keySet());
    boolean shrinking = true;
    while (shrinking) {
      shrinking = open.removeIf(module -> MAY_USE.get(module).stream().noneMatch(open::contains));
    }

    assertThat(open).as("packages that use each other").isEmpty();
  }

  @Test
  void everyPackageIsOnTheMap() {
    var packages = QUELL.stream().map(ModulesTest::moduleOf).collect(Collectors.toSet());

    packages.remove(TOP);

    assertThat(MAY_USE.keySet()).containsAll(packages);
  }

  /** Also between a package and its sub-packages, which the table folds into one. */
  @Test
  void noPackagesUseEachOther() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(QUELL);
  }

  /** And re2j, without which a filter could not be written once; see docs/decisions/0009. */
  @Test
  void modelImportsTheJdkOnly() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".model..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", ROOT + ".model..", "org.jspecify.annotations", "com.google.re2j")
        .check(QUELL);
  }

  /** The interface of a kind of vendor never points at its vendors, nor they past it. */
  @Test
  void aVendorSeesItsInterfaceAndTheModelOnly() {
    for (String kind : Set.of("source", "notify")) {
      classes()
          .that()
          .resideInAPackage(ROOT + "." + kind + ".vendor")
          .should(use(ROOT + "." + kind, ROOT + "." + kind + ".vendor", ROOT + ".model"))
          .allowEmptyShould(true)
          .check(QUELL);
    }
  }

  @Test
  void everyPackageSaysWhatItIs() {
    var silent =
        QUELL.stream()
            .map(JavaClass::getPackage)
            .filter(where ->
                where
                    .tryGetPackageInfo()
                    .filter(info -> info.isAnnotatedWith(NullMarked.class))
                    .isEmpty())
            .map(where -> where.getName())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(silent).as("packages without a @NullMarked package-info.java").isEmpty();
  }

  private static ArchCondition<JavaClass> useOnlyWhatTheTableAllows() {
    return new ArchCondition<>("use only what the table allows") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency arrow : type.getDirectDependenciesFromSelf()) {
          JavaClass used = arrow.getTargetClass();
          if (isOurs(used) && !allowed(moduleOf(type), moduleOf(used))) {
            events.add(
                SimpleConditionEvent.violated(
                    arrow,
                    moduleOf(type)
                        + " may not use "
                        + moduleOf(used)
                        + ": "
                        + arrow.getDescription()));
          }
        }
      }
    };
  }

  /** Of our own packages, only these. */
  private static ArchCondition<JavaClass> use(String... packages) {
    var names = Set.of(packages);
    return ArchConditions.onlyDependOnClassesThat(
        describe(
            "are outside Quell or in " + names,
            type -> !isOurs(type) || names.contains(type.getPackageName())));
  }

  private static boolean allowed(String from, String to) {
    return from.equals(to) || MAY_USE.getOrDefault(from, Set.of()).contains(to);
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().startsWith(ROOT + ".");
  }

  /** The first name after the root: sub-packages belong to their package. */
  private static String moduleOf(JavaClass type) {
    String inside = type.getPackageName().substring(ROOT.length());
    return inside.isEmpty() ? "" : inside.substring(1).split("\\.", 2)[0];
  }
}
