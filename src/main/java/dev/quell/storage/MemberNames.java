package dev.quell.storage;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** What people are called, for whoever shows what they did. */
public final class MemberNames {
  private MemberNames() {}

  /** Those unknown are left out. */
  public static Map<Long, String> of(Sql sql, Collection<Long> members) {
    Map<Long, String> names = new HashMap<>();
    if (!members.isEmpty()) {
      String marks = String.join(", ", Collections.nCopies(members.size(), "?"));
      sql.list(
              "select member_id, name from member where member_id in (" + marks + ")",
              row -> Map.entry(row.getLong(1), row.getString(2)),
              members.toArray())
          .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
    }
    return names;
  }
}
