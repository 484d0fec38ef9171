package dev.quell.access;

import dev.quell.storage.Database;
import dev.quell.web.Caller;
import dev.quell.web.Rights;
import java.util.List;
import java.util.Optional;

/** Everybody here and their teams and roles, kept in memory as the flow last left them. */
public final class People {
  private final Database database;
  private volatile PeopleBook book;

  public People(Database database) {
    this.database = database;
    this.book = load();
  }

  /** Also somebody who was deleted, so that what they did keeps their name. */
  public Optional<Person> person(long id) {
    return Optional.ofNullable(book.persons().get(id));
  }

  /** All who are not deleted, the first one first. */
  public List<Person> persons() {
    return book.present();
  }

  public Optional<Team> team(long id) {
    return book.team(id);
  }

  /** The ids of those who administer this server and may come in. */
  public List<Long> administrators() {
    return persons().stream()
        .filter(person -> person.status() == Person.Status.ENABLED)
        .filter(person -> person.roleIds().contains(Role.ADMIN_ID))
        .map(Person::id)
        .toList();
  }

  /** The oldest first. */
  public List<Team> teams() {
    return List.copyOf(book.teams().values());
  }

  /** The caller somebody is now; empty when they may not come in. */
  public Optional<Caller> caller(long personId, Caller.Means means) {
    PeopleBook now = book;
    return now.present(personId)
        .filter(person -> person.status() == Person.Status.ENABLED)
        .map(person ->
            new Caller(
                personId,
                person.name(),
                person.email(),
                means,
                new Rights(
                    now.permissions(person.roleIds()),
                    now.teamsOf(personId),
                    person.roleIds().contains(Role.ADMIN_ID))));
  }

  PeopleBook book() {
    return book;
  }

  /** Looks at the store again, after it changed. */
  void reload() {
    book = load();
  }

  private PeopleBook load() {
    return database.read(
        sql -> PeopleBook.of(MemberStore.all(sql), TeamStore.all(sql), RoleStore.all(sql)));
  }
}
