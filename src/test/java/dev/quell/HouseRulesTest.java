package dev.quell;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the house style forbids and a class file can show; sizes are in {@link SizesTest}. */
class HouseRulesTest {
  private static final Set<String> EMPTY_ENDINGS =
      Set.of(
          "Impl", "Util", "Utils", "Helper", "Manager", "DTO", "Dto", "VO", "Service", "Base",
          "Common");

  /** Front doors that open a transaction over several stores; each is the collection it names. */
  private static final Set<String> FRONT_DOORS_WITH_SQL =
      Set.of(
          "Integrations",
          "Deliveries",
          "Timers",
          "Incidents",
          "Timeline",
          "Channels",
          "AuditLog",
          "Notices",
          "FlowWorker");

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.quell");

  private static final JavaClasses MAIN_AND_TESTS =
      new ClassFileImporter().importPackages("dev.quell");

  @Test
  void aNameSaysWhatAClassDoes() {
    noClasses()
        .should(
            ArchCondition.from(describe("end in " + EMPTY_ENDINGS, HouseRulesTest::hasEmptyEnding)))
        .check(MAIN_AND_TESTS);
  }

  @Test
  void onlyTheTimerReadsTheClock() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.quell.timer..", "dev.quell.app..", "dev.quell.simulator..")
        .should()
        .accessTargetWhere(describe("the system clock is read", HouseRulesTest::readsTheClock))
        .orShould()
        .callConstructor(java.util.Date.class)
        .check(MAIN);
  }

  @Test
  void nothingSleeps() {
    noClasses()
        .should()
        .accessTargetWhere(
            describe(
                "a thread sleeps",
                access ->
                    access.getName().equals("sleep")
                        && isOneOf(access, Thread.class, java.util.concurrent.TimeUnit.class)))
        .check(MAIN_AND_TESTS);
  }

  @Test
  void sqlLivesInStores() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.quell.storage..", "dev.quell.queue..", "dev.quell.app..")
        .and(describe("are no store", type -> !mayHoldSql(type)))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc.."))
        .check(MAIN);
  }

  /** Sources, pipeline steps, noise stages and rosters take facts and now, and give a verdict. */
  @Test
  void judgesArePure() {
    noClasses()
        .that(describe("judge", HouseRulesTest::judges))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "java.sql..",
                "javax.sql..",
                "java.net.http..",
                "org.slf4j..",
                "org.springframework..",
                "dev.quell.storage..",
                "dev.quell.web.."))
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class, InstantSource.class, Thread.class)
        .allowEmptyShould(true)
        .check(MAIN);
  }

  @Test
  void everyTestRuns() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.junit.jupiter.api.condition.."))
        .orShould()
        .dependOnClassesThat(describe("skip tests", HouseRulesTest::skipsTests))
        .check(MAIN_AND_TESTS);
  }

  @Test
  void noMockingLibraryIsHere() {
    var mocking =
        List.of(
            "org/mockito/Mockito.class",
            "org/easymock/EasyMock.class",
            "mockit/Mocked.class",
            "io/mockk/MockKKt.class",
            "org/powermock/api/mockito/PowerMockito.class",
            "org/jmock/Mockery.class");

    assertThat(mocking)
        .allSatisfy(type -> assertThat(getClass().getClassLoader().getResource(type)).isNull());
  }

  @Test
  void wiringIsByHand() {
    classes()
        .should()
        .notBeAnnotatedWith(
            describe(
                "a component scan's annotation",
                annotation ->
                    annotation
                        .getRawType()
                        .getPackageName()
                        .startsWith("org.springframework.stereotype")))
        .check(MAIN);
  }

  private static boolean hasEmptyEnding(JavaClass type) {
    return EMPTY_ENDINGS.stream().anyMatch(type.getSimpleName()::endsWith);
  }

  private static boolean skipsTests(JavaClass type) {
    return Set.of(
            "org.junit.jupiter.api.Disabled",
            "org.junit.jupiter.api.Assumptions",
            "org.assertj.core.api.Assumptions")
        .contains(type.getName());
  }

  private static boolean readsTheClock(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String method = access.getName();
    return (owner.startsWith("java.time.") && method.equals("now") && givesNoClock(access))
        || (owner.startsWith("java.time.") && method.startsWith("system"))
        || (owner.equals("java.time.Clock") && method.startsWith("tick"))
        || (owner.equals("java.lang.System") && method.equals("currentTimeMillis"))
        || (owner.equals("java.util.Calendar") && method.equals("getInstance"));
  }

  private static boolean givesNoClock(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget method
        && method.getRawParameterTypes().stream()
            .noneMatch(type -> type.isAssignableTo(Clock.class));
  }

  private static boolean isOneOf(JavaAccess<?> access, Class<?>... owners) {
    return List.of(owners).stream()
        .anyMatch(owner -> access.getTargetOwner().isEquivalentTo(owner));
  }

  private static boolean mayHoldSql(JavaClass type) {
    String name = outermost(type).getSimpleName();
    return name.endsWith("Store") || FRONT_DOORS_WITH_SQL.contains(name);
  }

  private static boolean judges(JavaClass type) {
    String where = type.getPackageName();
    String name = outermost(type).getSimpleName();
    return where.startsWith("dev.quell.source")
        || (where.startsWith("dev.quell.noise")
            && (name.endsWith("Stage") || name.equals("NoiseReduction")))
        || (where.startsWith("dev.quell.pipeline") && name.endsWith("Step"))
        || (where.startsWith("dev.quell.oncall") && name.equals("Roster"));
  }

  private static JavaClass outermost(JavaClass type) {
    Optional<JavaClass> enclosing = type.getEnclosingClass();
    return enclosing.isPresent() ? outermost(enclosing.get()) : type;
  }
}
