package dev.quell.incident;

import dev.quell.storage.Sql;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks up what ids are called, many at a time. */
final class NameStore {
  private NameStore() {}

  static Names names(Sql sql, Collection<Long> people, Collection<Long> integrations) {
    return new Names(people(sql, people), integrations(sql, integrations));
  }

  /** Those of these who are members and may be told of things. */
  static List<Long> working(Sql sql, Collection<Long> ids) {
    Conditions wanted = new Conditions();
    wanted.add("status not in ('disabled', 'deleted')");
    wanted.oneOf("member_id", ids);
    return sql.list(
        "select member_id from member" + wanted.where(), row -> row.getLong(1), wanted.arguments());
  }

  private static Map<Long, Names.Person> people(Sql sql, Collection<Long> ids) {
    Map<Long, Names.Person> found = new HashMap<>();
    if (!ids.isEmpty()) {
      Conditions wanted = new Conditions();
      wanted.oneOf("member_id", ids);
      sql.list(
              "select member_id, name, email from member" + wanted.where(),
              row -> new Names.Person(row.getLong(1), row.getString(2), row.getString(3)),
              wanted.arguments())
          .forEach(person -> found.put(person.personId(), person));
    }
    return found;
  }

  private static Map<Long, Names.Integration> integrations(Sql sql, Collection<Long> ids) {
    Map<Long, Names.Integration> found = new HashMap<>();
    if (!ids.isEmpty()) {
      Conditions wanted = new Conditions();
      wanted.oneOf("integration_id", ids);
      sql.list(
              "select integration_id, name, kind from integration" + wanted.where(),
              row ->
                  Map.entry(
                      row.getLong(1), new Names.Integration(row.getString(2), row.getString(3))),
              wanted.arguments())
          .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    }
    return found;
  }
}
