package dev.quell.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.escalation.Recipients.Failed;
import dev.quell.escalation.Recipients.Found;
import dev.quell.escalation.Recipients.Told;
import dev.quell.model.Severity;
import dev.quell.notify.Message.Language;
import dev.quell.notify.outbox.Notice.Recipient;
import dev.quell.notify.outbox.Notice.Standby;
import dev.quell.notify.outbox.Ways;
import dev.quell.notify.vendor.AllNotifiers;
import dev.quell.oncall.OnCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whom a level tells, against a slow and plain account of the same rules. */
class RecipientsTest {
  private static final List<String> MEDIA = List.of("email", "sms", "voice", "push", "slack_app");
  private static final List<String> SET_UP = List.of("sms", "voice");
  private static final Ways WAYS =
      new Ways(
          AllNotifiers.list(),
          Map.of(
              "sms_http", Map.of("url", "http://sms.example"),
              "voice_http", Map.of("url", "http://voice.example")));

  /** A company made up by chance. */
  private static final class Company implements People, OnDuty {
    private final Random random;
    private final Map<Long, Person> persons = new HashMap<>();
    private final Map<Long, List<String>> preferences = new HashMap<>();
    private final Map<Long, Team> teams = new HashMap<>();
    private final Map<Long, List<OnCall>> schedules = new HashMap<>();

    private Company(long seed) {
      random = new Random(seed);
      for (long id = 1; id <= 6; id++) {
        Map<String, String> addresses = new HashMap<>();
        some(MEDIA).forEach(medium -> addresses.put(medium, "at " + medium));
        boolean reachable = random.nextInt(5) > 0;
        persons.put(id, new Person(id, "person " + id, reachable, Language.EN, "UTC", addresses));
        preferences.put(id, some(MEDIA));
      }
      for (long id = 1; id <= 3; id++) {
        teams.put(id, new Team("team " + id, ids()));
        List<OnCall> onCall = new ArrayList<>();
        ids().forEach(person -> onCall.add(new OnCall(person, random.nextInt(3), 0)));
        schedules.put(id, onCall);
      }
    }

    /** Some of them, in any order, perhaps none. */
    private <T> List<T> some(List<T> all) {
      List<T> shuffled = new ArrayList<>(all);
      java.util.Collections.shuffle(shuffled, random);
      return List.copyOf(shuffled.subList(0, random.nextInt(all.size() + 1)));
    }

    /** Of people; 7 and 8 are gone. */
    private List<Long> ids() {
      return some(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L)).stream().limit(4).toList();
    }

    private Targets targets() {
      Map<Long, List<Long>> roles = new LinkedHashMap<>();
      some(List.of(1L, 2L, 3L)).forEach(id -> roles.put(id, some(List.of(0L, 1L, 2L))));
      Targets.Media media =
          new Targets.Media(random.nextBoolean(), Map.of(Severity.CRITICAL, some(MEDIA)));
      List<Long> named = random.nextBoolean() ? ids() : List.of();
      return new Targets(named, some(List.of(1L, 2L, 3L, 4L)), roles, List.of(), media, List.of());
    }

    @Override
    public Optional<Person> person(long id) {
      return Optional.ofNullable(persons.get(id));
    }

    @Override
    public Optional<Team> team(long id) {
      return Optional.ofNullable(teams.get(id));
    }

    @Override
    public Optional<Person> byMail(String address) {
      return Optional.empty();
    }

    @Override
    public Optional<Long> teamNamed(String name) {
      return Optional.empty();
    }

    @Override
    public List<String> preferred(long personId, Severity severity, long now) {
      return preferences.getOrDefault(personId, List.of());
    }

    @Override
    public List<String> preferredForShifts(long personId) {
      return List.of();
    }

    @Override
    public List<OnCall> at(long scheduleId, long instant) {
      return schedules.getOrDefault(scheduleId, List.of());
    }

    @Override
    public Optional<String> name(long scheduleId) {
      return Optional.of("schedule " + scheduleId);
    }
  }

  @Test
  void theRobotOfAGroupWritesToNobodyInPerson() {
    Company company = new Company(1);
    company.persons.put(
        1L, new People.Person(1, "ann", true, Language.EN, "UTC", Map.of("telegram", "123:token")));
    Targets.Media media = new Targets.Media(false, Map.of(Severity.CRITICAL, List.of("telegram")));
    Targets targets = new Targets(List.of(1L), List.of(), Map.of(), List.of(), media, List.of());

    Found found =
        new Recipients(new Reach(company, company, WAYS)).of(targets, Severity.CRITICAL, 0);

    assertThat(WAYS.personal()).doesNotContain("telegram");
    assertThat(found.people().getFirst().by()).isEmpty();
    assertThat(found.failed().getFirst().reason()).isEqualTo("telegram writes to groups only");
  }

  @Property(tries = 1000)
  void eachPersonIsToldOnceByWhatReachesThem(@ForAll long seed) {
    Company company = new Company(seed);
    Targets targets = company.targets();

    Found found =
        new Recipients(new Reach(company, company, WAYS)).of(targets, Severity.CRITICAL, 0);

    Set<Long> meant = meant(company, targets);
    List<Long> reachable =
        meant.stream()
            .filter(id -> company.person(id).filter(People.Person::reachable).isPresent())
            .toList();
    assertThat(found.ids()).isEqualTo(reachable);
    assertThat(found.failed().stream().filter(one -> one.medium().isEmpty()).map(Failed::personId))
        .containsExactlyElementsOf(meant.stream().filter(id -> !reachable.contains(id)).toList());
    boolean named =
        !targets.people().isEmpty() || !targets.teams().isEmpty() || !targets.schedules().isEmpty();
    boolean heard =
        !found.others().isEmpty()
            || found.people().stream().anyMatch(told -> told.quiet() || !told.by().isEmpty());
    assertThat(found.nobody().isEmpty()).isEqualTo(!named || (!reachable.isEmpty() && heard));
    found.people().forEach(told -> waysFit(company, targets, told));
  }

  /** Everybody named, then by teams, then by schedules; the first place counts. */
  private static Set<Long> meant(Company company, Targets targets) {
    Set<Long> meant = new LinkedHashSet<>(targets.people());
    for (long team : targets.teams()) {
      company.team(team).ifPresent(found -> meant.addAll(found.members()));
    }
    targets
        .schedules()
        .forEach((schedule, roles) -> {
          for (OnCall one : company.at(schedule, 0)) {
            if (roles.isEmpty() || roles.contains(0L) || roles.contains(one.roleId())) {
              meant.add(one.personId());
            }
          }
        });
    return meant;
  }

  private static void waysFit(Company company, Targets targets, Told told) {
    long id = told.person().id();
    List<String> asked =
        targets.media().ownPreference()
            ? company.preferred(id, Severity.CRITICAL, 0)
            : targets.media().bySeverity().getOrDefault(Severity.CRITICAL, List.of());
    List<String> reached = SET_UP.stream().filter(told.person().addresses()::containsKey).toList();
    List<String> by = told.by().stream().map(Recipient::medium).toList();
    if (asked.isEmpty()) {
      assertThat(by).as("no medium is meant").isEmpty();
      return;
    }
    List<String> wanted = asked.stream().filter(reached::contains).toList();
    if (wanted.isEmpty()) {
      assertThat(by).as("one stands in").hasSize(Math.min(1, reached.size()));
      assertThat(reached).containsAll(by);
    } else {
      assertThat(by).isEqualTo(wanted);
    }
    for (Recipient one : told.by()) {
      Set<String> standby = one.next().stream().map(Standby::medium).collect(Collectors.toSet());
      Set<String> left = new LinkedHashSet<>(reached);
      by.forEach(left::remove);
      assertThat(standby).as("whatever else reaches them stands by").isEqualTo(left);
      assertThat(one.address()).containsEntry("phone", "at " + one.medium());
    }
  }
}
