package dev.quell.app;

import dev.quell.access.Contact;
import dev.quell.access.Preference;
import dev.quell.escalation.People;
import dev.quell.model.Severity;
import dev.quell.model.TimeZones;
import dev.quell.notify.Message.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks whoever keeps accounts what telling people needs.
 *
 * @param usualZone of people who did not say theirs
 */
record PeopleToTell(dev.quell.access.People people, ZoneId usualZone) implements People {
  private static final int MINUTES_OF_DAY = 24 * 60;

  @Override
  public Optional<Person> person(long id) {
    return people
        .person(id)
        .filter(one -> one.status() != dev.quell.access.Person.Status.DELETED)
        .map(this::told);
  }

  private Person told(dev.quell.access.Person one) {
    Map<String, String> addresses = new HashMap<>();
    one.contacts().stream()
        .filter(Contact::verified)
        .forEach(contact -> addresses.putIfAbsent(contact.medium(), contact.address()));
    return new Person(
        one.id(),
        one.name(),
        one.status() == dev.quell.access.Person.Status.ENABLED,
        one.locale().startsWith("zh") ? Language.ZH : Language.EN,
        zone(one).getId(),
        addresses);
  }

  @Override
  public Optional<Team> team(long id) {
    return people.team(id).map(team -> new Team(team.name(), team.memberIds()));
  }

  @Override
  public Optional<Person> byMail(String address) {
    return people.persons().stream()
        .filter(one -> one.email().equalsIgnoreCase(address))
        .map(this::told)
        .findFirst();
  }

  @Override
  public Optional<Long> teamNamed(String name) {
    return people.teams().stream()
        .filter(team -> team.name().equalsIgnoreCase(name))
        .map(dev.quell.access.Team::id)
        .findFirst();
  }

  @Override
  public List<String> preferred(long personId, Severity severity, long now) {
    Optional<dev.quell.access.Person> person = people.person(personId);
    Preference preference =
        person.map(dev.quell.access.Person::preference).orElse(Preference.USUAL);
    ZonedDateTime clock =
        Instant.ofEpochMilli(now).atZone(person.map(this::zone).orElse(usualZone));
    int minute =
        (clock.getDayOfWeek().getValue() - 1) * MINUTES_OF_DAY
            + clock.getHour() * 60
            + clock.getMinute();
    return preference.media(severity, minute);
  }

  @Override
  public List<String> preferredForShifts(long personId) {
    return people
        .person(personId)
        .map(dev.quell.access.Person::preference)
        .orElse(Preference.USUAL)
        .shiftMedia();
  }

  private ZoneId zone(dev.quell.access.Person person) {
    return TimeZones.named(person.timeZone()).orElse(usualZone);
  }
}
