package dev.quell.app;

import dev.quell.escalation.People;
import dev.quell.model.Severity;
import dev.quell.notify.Message.Language;
import dev.quell.storage.Database;
import dev.quell.storage.MemberNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everybody with an account, by mail. */
record PeopleBook(Database database) implements People {
  @Override
  public Optional<Person> person(long id) {
    return Optional.ofNullable(database.read(sql -> MemberNames.of(sql, List.of(id))).get(id))
        .map(name -> new Person(id, name, true, Language.EN, "", Map.of()));
  }

  @Override
  public Optional<List<Long>> team(long id) {
    return Optional.empty();
  }

  @Override
  public List<String> preferred(long personId, Severity severity, long now) {
    return List.of("email");
  }
}
