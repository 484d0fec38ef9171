package dev.quell.access.audit;

import dev.quell.storage.Retention;
import dev.quell.storage.Sql;
import dev.quell.web.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The SQL of the audit log. */
public final class AuditStore {
  private static final int COUNTED = 10_000;

  /**
   * Calls that cannot tell of a channel, an incident or what is in them. What a call was about
   * cannot be asked afterwards: it may have been made by it, removed, or named in a text.
   */
  private static final List<String> NEVER_OF_A_CHANNEL =
      List.of("/calendar/", "/member/", "/person/", "/role/", "/schedule/", "/session/", "/team/");

  private AuditStore() {}

  /**
   * Which entries.
   *
   * @param from epoch milliseconds, as the other, which is not included
   * @param ownOf of others only what cannot be about a channel; whoever sees all names nobody
   */
  record Query(
      long from,
      long to,
      Optional<String> requestId,
      List<String> operations,
      Optional<Long> personId,
      Optional<Boolean> dangerous,
      Optional<Boolean> writes,
      Optional<Long> ownOf) {}

  /** How long it is kept. */
  public static Retention.Aged aged(int days) {
    return new Retention.Aged("audit_log", Duration.ofDays(days), AuditStore::prune);
  }

  private static int prune(Sql sql, long before, int most) {
    return sql.update(
        """
        delete from audit_log where request_id in (
          select request_id from audit_log where at < ? order by at limit ?)
        """,
        before,
        most);
  }

  static void insert(Sql sql, List<AuditEntry> entries) {
    sql.batch(
        """
        insert into audit_log (request_id, at, person_id, person_name, means, ip, operation, params,
                               body, code, is_dangerous, is_write)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (request_id) do nothing
        """,
        entries.stream()
            .map(one ->
                new Object[] {
                  one.requestId(),
                  one.at(),
                  one.personId(),
                  one.personName(),
                  one.means(),
                  one.ip(),
                  one.operation(),
                  one.params(),
                  one.body(),
                  one.code(),
                  one.isDangerous(),
                  one.isWrite()
                })
            .toList());
  }

  /** The newest first. */
  static List<AuditEntry> page(Sql sql, Query query, Optional<Position> after, int most) {
    List<Object> arguments = new ArrayList<>();
    String where = where(query, arguments);
    if (after.isPresent()) {
      where += " and (at < ? or (at = ? and request_id < ?))";
      long at = after.get().number();
      arguments.addAll(List.of(at, at, after.get().id()));
    }
    arguments.add(most);
    return sql.list(
        """
        select request_id, at, person_id, person_name, means, ip, operation, params, body, code,
               is_dangerous, is_write
        from audit_log where
        """
            + where
            + " order by at desc, request_id desc limit ?",
        AuditStore::entry,
        arguments.toArray());
  }

  /** How many there are, as far as is counted. */
  static long count(Sql sql, Query query) {
    List<Object> arguments = new ArrayList<>();
    String where = where(query, arguments);
    arguments.add(COUNTED);
    return sql.number(
        "select count(*) from (select 1 as one from audit_log where "
            + where
            + " limit ?) as counted",
        arguments.toArray());
  }

  private static String where(Query query, List<Object> arguments) {
    StringBuilder where = new StringBuilder("at >= ? and at < ?");
    arguments.addAll(List.of(query.from(), query.to()));
    query
        .requestId()
        .ifPresent(id -> {
          where.append(" and request_id = ?");
          arguments.add(id);
        });
    query
        .personId()
        .ifPresent(id -> {
          where.append(" and person_id = ?");
          arguments.add(id);
        });
    query
        .dangerous()
        .ifPresent(wanted -> {
          where.append(" and is_dangerous = ?");
          arguments.add(wanted);
        });
    query
        .writes()
        .ifPresent(wanted -> {
          where.append(" and is_write = ?");
          arguments.add(wanted);
        });
    query.ownOf().ifPresent(id -> where.append(" and ").append(ownOrOfNoChannel(id, arguments)));
    if (!query.operations().isEmpty()) {
      where
          .append(" and operation in (")
          .append(String.join(", ", Collections.nCopies(query.operations().size(), "?")))
          .append(")");
      arguments.addAll(query.operations());
    }
    return where.toString();
  }

  private static String ownOrOfNoChannel(long personId, List<Object> arguments) {
    arguments.add(personId);
    NEVER_OF_A_CHANNEL.forEach(path -> arguments.add(path + "%"));
    return "(person_id = ?" + " or operation like ?".repeat(NEVER_OF_A_CHANNEL.size()) + ")";
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getString(1),
        row.getLong(2),
        row.getLong(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        row.getInt(11) == 1,
        row.getInt(12) == 1);
  }
}
