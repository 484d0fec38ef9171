package dev.quell.storage;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** What people are called, for whoever shows what they did. */
public final class MemberNames {
  private MemberNames() {}

  /** Those unknown are left out; those deleted still have their names. */
  public static Map<Long, String> of(Sql sql, Collection<Long> members) {
    return named(sql, members, "");
  }

  /** Those who may be named anew: the deleted ones are left out too. */
  public static Map<Long, String> present(Sql sql, Collection<Long> members) {
    return named(sql, members, " and status <> 'deleted'");
  }

  private static Map<Long, String> named(Sql sql, Collection<Long> members, String condition) {
    Map<Long, String> names = new HashMap<>();
    if (!members.isEmpty()) {
      String marks = String.join(", ", Collections.nCopies(members.size(), "?"));
      sql.list(
              "select member_id, name from member where member_id in (" + marks + ")" + condition,
              row -> Map.entry(row.getLong(1), row.getString(2)),
              members.toArray())
          .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
    }
    return names;
  }
}
