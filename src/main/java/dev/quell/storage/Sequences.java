package dev.quell.storage;

/** Numbers that are handed out once, for the ids of things people make. */
public final class Sequences {
  private Sequences() {}

  public static long next(Sql sql, String name) {
    return sql.one(
            """
            insert into sequence (name, next_value) values (?, 1)
            on conflict (name) do update set next_value = sequence.next_value + 1
            returning next_value
            """,
            row -> row.getLong(1),
            name)
        .orElseThrow();
  }
}
