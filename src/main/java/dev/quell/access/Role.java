package dev.quell.access;

import dev.quell.web.Permission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What those who have it may do.
 *
 * @param isOwn made by people, who may change it; the others are built in
 * @param createdAt epoch milliseconds; 0 of what is built in
 */
public record Role(
    long id,
    String name,
    String description,
    boolean isEnabled,
    Set<Permission> permissions,
    boolean isOwn,
    long createdAt,
    long updatedAt) {
  /** The built-in role of administrators. */
  public static final long ADMIN_ID = 2;

  static final long RESPONDER_ID = 6;
  static final long VIEWER_ID = 8;

  private static final Set<Permission> NOT_FOR_RESPONDERS =
      EnumSet.of(Permission.MEMBERS_MANAGE, Permission.ROLES_MANAGE);
  private static final Set<Permission> NOT_FOR_VIEWERS =
      EnumSet.of(Permission.AUDIT_READ, Permission.API_KEYS_READ);

  /** Those every server has, with their published ids. */
  static final List<Role> BUILT_IN =
      List.of(
          builtIn(ADMIN_ID, "Admin", "May do everything", EnumSet.allOf(Permission.class)),
          builtIn(
              RESPONDER_ID,
              "Responder",
              "Works on incidents and sets up channels, schedules and integrations",
              EnumSet.complementOf(EnumSet.copyOf(NOT_FOR_RESPONDERS))),
          builtIn(VIEWER_ID, "Viewer", "Looks and changes nothing", forViewers()));

  public Role {
    permissions =
        permissions.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(withReading(permissions)));
  }

  private static Role builtIn(
      long id, String name, String description, Set<Permission> permissions) {
    return new Role(id, name, description, true, permissions, false, 0, 0);
  }

  private static Set<Permission> forViewers() {
    Set<Permission> all = EnumSet.noneOf(Permission.class);
    Arrays.stream(Permission.values()).filter(one -> !one.isManage()).forEach(all::add);
    all.removeAll(NOT_FOR_VIEWERS);
    return all;
  }

  private static List<Permission> withReading(Set<Permission> given) {
    List<Permission> all = new ArrayList<>();
    given.forEach(one -> all.addAll(one.included()));
    return all;
  }
}
