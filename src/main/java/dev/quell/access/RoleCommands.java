package dev.quell.access;

import dev.quell.queue.CommandHandler;
import dev.quell.queue.LogRecord;
import dev.quell.storage.Sequences;
import dev.quell.storage.Sql;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import dev.quell.web.Json;
import dev.quell.web.Permission;
import dev.quell.web.Requests;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Changes the roles people made, in the order of the log; those built in stay what they are. */
public final class RoleCommands implements CommandHandler {
  private static final JsonMapper JSON = Json.mapper();
  private static final int MOST = 100;

  private final People people;

  public RoleCommands(People people) {
    this.people = people;
  }

  @Override
  public String area() {
    return "role";
  }

  @Override
  public String apply(Sql sql, LogRecord.Command command, long offset) {
    return switch (command.kind()) {
      case "role.upsert" -> upsert(sql, command);
      case "role.delete" -> delete(sql, command);
      case "role.enable" -> turn(sql, command, true);
      case "role.disable" -> turn(sql, command, false);
      default -> throw new IllegalArgumentException("command: " + command.kind());
    };
  }

  @Override
  public void settled(boolean kept) {
    people.reload();
  }

  private String upsert(Sql sql, LogRecord.Command command) {
    RoleApi.RoleForm said = JSON.readValue(command.body(), RoleApi.RoleForm.class);
    Optional<Role> old = said.roleId().filter(id -> id != 0).map(this::own);
    if (old.isEmpty() && people.book().roles().size() >= MOST) {
      throw Requests.invalid("role_name", MOST + " roles", "fewer; delete one first");
    }
    refuseTakenName(said.roleName(), old.map(Role::id).orElse(0L));
    Set<Permission> permissions =
        said.permissionIds()
            .map(RoleCommands::permissions)
            .orElseGet(() -> old.map(Role::permissions).orElse(Set.of()));
    old.ifPresent(role -> refuseBeyond(command.by(), role.permissions()));
    refuseBeyond(command.by(), permissions);
    Role role =
        new Role(
            old.map(Role::id).orElseGet(() -> Sequences.next(sql, "role")),
            said.roleName(),
            said.description().or(() -> old.map(Role::description)).orElse(""),
            old.map(Role::isEnabled).orElse(true),
            permissions,
            true,
            old.map(Role::createdAt).orElse(command.receivedAt()),
            command.receivedAt());
    RoleStore.put(sql, role);
    return JSON.writeValueAsString(new RoleApi.Saved(role.id(), role.name()));
  }

  private static Set<Permission> permissions(List<Long> ids) {
    Set<Permission> all = EnumSet.noneOf(Permission.class);
    for (int at = 0; at < ids.size(); at++) {
      long id = ids.get(at);
      int place = at;
      all.add(
          Permission.of(id)
              .orElseThrow(() ->
                  Requests.invalid(
                      "permission_ids[" + place + "]", id, "an id of /role/permission/list")));
    }
    return all;
  }

  private void refuseBeyond(long by, Set<Permission> permissions) {
    Set<Permission> own =
        people.book().permissions(people.person(by).map(Person::roleIds).orElse(Set.of()));
    if (!people.book().isAdmin(by) && !own.containsAll(permissions)) {
      throw new ApiException(
          ErrorCode.ACCESS_DENIED, "permission_ids: you may give only what you may do yourself");
    }
  }

  private void refuseTakenName(String name, long except) {
    boolean taken =
        people.book().roles().values().stream()
            .anyMatch(role -> role.id() != except && role.name().equalsIgnoreCase(name));
    if (taken) {
      throw Requests.invalid("role_name", '"' + name + "\" is taken", "a name of its own");
    }
  }

  private String delete(Sql sql, LogRecord.Command command) {
    Role role = said(command);
    List<ApiException.Ref> refs =
        people.persons().stream()
            .filter(person -> person.roleIds().contains(role.id()))
            .map(person -> new ApiException.Ref("member", person.id(), person.name()))
            .toList();
    if (!refs.isEmpty()) {
      throw ApiException.referenced(
          "role_id: " + role.id() + " is held by " + References.words(refs) + " (expected: none)",
          refs);
    }
    RoleStore.delete(sql, role);
    return "{}";
  }

  private String turn(Sql sql, LogRecord.Command command, boolean enabled) {
    Role old = said(command);
    refuseBeyond(command.by(), old.permissions());
    RoleStore.put(
        sql,
        new Role(
            old.id(),
            old.name(),
            old.description(),
            enabled,
            old.permissions(),
            true,
            old.createdAt(),
            command.receivedAt()));
    return "{}";
  }

  private Role said(LogRecord.Command command) {
    return own(JSON.readValue(command.body(), RoleApi.RoleId.class).roleId());
  }

  private Role own(long id) {
    Role role =
        Optional.ofNullable(people.book().roles().get(id))
            .orElseThrow(() -> ApiException.notFound("role", id));
    if (!role.isOwn()) {
      throw Requests.invalid(
          "role_id", id + " (" + role.name() + ") is built in", "a role people made");
    }
    return role;
  }
}
