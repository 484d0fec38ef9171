package dev.quell.escalation;

import dev.quell.escalation.People.Person;
import dev.quell.escalation.Targets.Robot;
import dev.quell.model.Severity;
import dev.quell.notify.outbox.Notice.Recipient;
import dev.quell.notify.outbox.Notice.Standby;
import dev.quell.notify.outbox.Ways;
import dev.quell.oncall.OnCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out whom a level tells at an instant, each person once, and by which media. */
final class Recipients {
  private static final String EMAIL = "email";

  private final People people;
  private final OnDuty duty;
  private final Ways ways;

  Recipients(Reach reach) {
    this.people = reach.people();
    this.duty = reach.duty();
    this.ways = reach.ways();
  }

  /**
   * Whom a level tells.
   *
   * @param people in the order they are named
   * @param others addresses and group chats
   * @param failed what cannot be told, and why
   * @param nobody why a level that names people, teams or schedules reaches no person; empty where
   *     it does, or names none
   */
  record Found(List<Told> people, List<Recipient> others, List<Failed> failed, List<Lack> nobody) {
    Found {
      people = List.copyOf(people);
      others = List.copyOf(others);
      failed = List.copyOf(failed);
      nobody = List.copyOf(nobody);
    }

    List<Long> ids() {
      return people.stream().map(told -> told.person().id()).toList();
    }
  }

  /**
   * A person who is told.
   *
   * @param why they are
   * @param by the notices they get
   * @param quiet whether no medium is meant for the severity, so that none failed
   */
  record Told(Person person, Bond why, List<Recipient> by, boolean quiet) {}

  /**
   * Somebody or something that cannot be told.
   *
   * @param personId 0 for a group chat
   * @param alias of the group chat
   */
  record Failed(long personId, String name, String medium, String alias, String reason) {}

  /** By which media a person is told; none: not at all. */
  @FunctionalInterface
  interface Manner {
    List<String> media(long personId);
  }

  /** By the lists of a rule, or each as they want. */
  Manner manner(Targets.Media media, Severity severity, long now) {
    return person ->
        media.ownPreference()
            ? people.preferred(person, severity, now)
            : media.bySeverity().getOrDefault(severity, List.of());
  }

  /** Whom a level tells. */
  Found of(Targets targets, Severity severity, long now) {
    List<Failed> failed = new ArrayList<>();
    List<Lack> gaps = new ArrayList<>();
    Map<Long, Bond> wanted = wanted(targets, now, gaps);
    Manner manner = manner(targets.media(), severity, now);
    List<Told> told = told(wanted, manner, failed);
    List<Recipient> others = new ArrayList<>();
    targets
        .mails()
        .forEach(address ->
            mail(address)
                .ifPresentOrElse(
                    others::add,
                    () ->
                        failed.add(
                            new Failed(0, address, EMAIL, "", ways.problem(EMAIL).orElse("")))));
    for (Robot robot : targets.robots()) {
      if (RobotSettings.wants(robot, severity)) {
        chat(robot, failed).ifPresent(others::add);
      }
    }
    boolean named = !targets.people().isEmpty() || !wanted.isEmpty() || !gaps.isEmpty();
    List<Lack> nobody = List.of();
    if (named && told.isEmpty()) {
      nobody = gaps.isEmpty() ? List.of(Lack.of(Lack.Code.NONE_TOLD)) : gaps;
    } else if (!told.isEmpty()
        && others.isEmpty()
        && told.stream().allMatch(one -> one.by().isEmpty() && !one.quiet())) {
      nobody = List.of(Lack.of(Lack.Code.NONE_REACHED));
    }
    return new Found(told, others, failed, nobody);
  }

  /** A group chat, unless nobody serves its medium. */
  Optional<Recipient> chat(Robot robot, List<Failed> failed) {
    Optional<String> problem = ways.problem(robot.medium());
    problem.ifPresent(
        why -> failed.add(new Failed(0, "", robot.medium(), RobotSettings.alias(robot), why)));
    return problem.isPresent() ? Optional.empty() : Optional.of(RobotSettings.recipient(robot));
  }

  /** These people, each as the manner says. */
  List<Told> told(Map<Long, Bond> wanted, Manner manner, List<Failed> failed) {
    List<Told> told = new ArrayList<>();
    wanted.forEach((id, why) -> {
      Optional<Person> person = people.person(id);
      if (person.isEmpty()) {
        failed.add(new Failed(id, "", "", "", "there is no such person any more"));
      } else if (!person.get().reachable()) {
        failed.add(new Failed(id, person.get().name(), "", "", "has no account in use"));
      } else {
        told.add(told(person.get(), why, manner, failed));
      }
    });
    return told;
  }

  /** By person why: people named, then teams, then those on call. */
  private Map<Long, Bond> wanted(Targets targets, long now, List<Lack> gaps) {
    Map<Long, Bond> wanted = new LinkedHashMap<>();
    targets.people().forEach(id -> wanted.putIfAbsent(id, Bond.NAMED));
    for (long id : targets.teams()) {
      Optional<People.Team> team = people.team(id);
      String name = team.map(People.Team::name).orElse(String.valueOf(id));
      if (team.isEmpty()) {
        gaps.add(new Lack(Lack.Code.TEAM_GONE, name));
      } else if (team.get().members().isEmpty()) {
        gaps.add(new Lack(Lack.Code.TEAM_EMPTY, name));
      }
      team.map(People.Team::members)
          .orElse(List.of())
          .forEach(member -> wanted.putIfAbsent(member, new Bond(Bond.Code.TEAM, name)));
    }
    targets
        .schedules()
        .forEach((schedule, roles) -> {
          String name = duty.name(schedule).orElse(String.valueOf(schedule));
          List<OnCall> found =
              duty.at(schedule, now).stream()
                  .filter(
                      one -> roles.isEmpty() || roles.contains(0L) || roles.contains(one.roleId()))
                  .toList();
          if (found.isEmpty()) {
            gaps.add(new Lack(Lack.Code.NOBODY_ON_CALL, name));
          }
          found.forEach(
              one -> wanted.putIfAbsent(one.personId(), new Bond(Bond.Code.SCHEDULE, name)));
        });
    return wanted;
  }

  private Told told(Person person, Bond why, Manner manner, List<Failed> failed) {
    List<String> asked = manner.media(person.id());
    return asked.isEmpty()
        ? new Told(person, why, List.of(), true)
        : new Told(person, why, ways(person, asked, failed), false);
  }

  private List<Recipient> ways(Person person, List<String> asked, List<Failed> failed) {
    Set<String> media =
        asked.stream()
            .map(medium -> medium.replaceFirst(":.*", ""))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Set<String> usable = new LinkedHashSet<>();
    for (String medium : media) {
      Optional<String> problem = problem(person, medium);
      if (problem.isPresent()) {
        failed.add(new Failed(person.id(), person.name(), medium, "", problem.get()));
      } else {
        usable.add(medium);
      }
    }
    List<String> standby = new ArrayList<>();
    List<String> all = new ArrayList<>(List.of(EMAIL));
    all.addAll(ways.personal());
    all.stream()
        .distinct()
        .filter(medium -> !usable.contains(medium) && problem(person, medium).isEmpty())
        .forEach(standby::add);
    if (usable.isEmpty() && !standby.isEmpty()) {
      usable.add(standby.removeFirst());
    }
    List<Standby> next =
        standby.stream().map(medium -> new Standby(medium, address(person, medium))).toList();
    return usable.stream().map(medium -> recipient(person, medium, next)).toList();
  }

  private Optional<String> problem(Person person, String medium) {
    return ways.problem(medium)
        .or(() ->
            ways.personal().contains(medium)
                ? Optional.empty()
                : Optional.of(medium + " writes to groups only"))
        .or(() ->
            person.addresses().containsKey(medium)
                ? Optional.empty()
                : Optional.of("has no verified address for " + medium));
  }

  private Recipient recipient(Person person, String medium, List<Standby> next) {
    return new Recipient(
        person.id(),
        medium,
        address(person, medium),
        person.name(),
        person.language(),
        person.timeZone(),
        next);
  }

  private Map<String, String> address(Person person, String medium) {
    return ways.addressField(medium)
        .map(field -> Map.of(field, person.addresses().getOrDefault(medium, "")))
        .orElse(Map.of());
  }

  private Optional<Recipient> mail(String address) {
    return ways.addressField(EMAIL)
        .map(field -> RobotSettings.group(EMAIL, Map.of(field, address), address));
  }
}
