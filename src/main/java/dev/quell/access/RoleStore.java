package dev.quell.access;

import dev.quell.storage.Sql;
import dev.quell.web.Json;
import dev.quell.web.Permission;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of the roles people made. */
final class RoleStore {
  private static final JsonMapper JSON = Json.mapper();

  private RoleStore() {}

  private record Body(String name, String description, List<Long> permissionIds) {}

  static List<Role> all(Sql sql) {
    return sql.list(
        """
        select role_id, status, body, created_at, updated_at
        from member_role where status <> 'deleted' order by created_at, role_id
        """,
        row -> {
          Body body = JSON.readValue(row.getString(3), Body.class);
          return new Role(
              row.getLong(1),
              body.name(),
              body.description(),
              row.getString(2).equals("enabled"),
              body.permissionIds().stream()
                  .map(Permission::of)
                  .flatMap(Optional::stream)
                  .collect(Collectors.toSet()),
              true,
              row.getLong(4),
              row.getLong(5));
        });
  }

  static void put(Sql sql, Role role) {
    write(sql, role, role.isEnabled() ? "enabled" : "disabled");
  }

  static void delete(Sql sql, Role role) {
    write(sql, role, "deleted");
  }

  private static void write(Sql sql, Role role, String status) {
    List<Long> permissions = role.permissions().stream().map(Permission::id).sorted().toList();
    sql.update(
        """
        insert into member_role (role_id, status, body, created_at, updated_at)
        values (?, ?, ?, ?, ?)
        on conflict (role_id) do update set
          status = excluded.status, body = excluded.body, updated_at = excluded.updated_at
        """,
        role.id(),
        status,
        JSON.writeValueAsString(new Body(role.name(), role.description(), permissions)),
        role.createdAt(),
        role.updatedAt());
  }
}
