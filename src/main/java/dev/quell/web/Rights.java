package dev.quell.web;

import java.util.Set;

/**
 * What a caller may do, as their roles and teams stood when they called.
 *
 * @param isAdmin may change what belongs to others
 */
public record Rights(Set<Permission> permissions, Set<Long> teamIds, boolean isAdmin) {
  public static final Rights NONE = new Rights(Set.of(), Set.of(), false);

  public Rights {
    permissions = Set.copyOf(permissions);
    teamIds = Set.copyOf(teamIds);
  }

  public boolean has(Permission permission) {
    return permissions.contains(permission);
  }
}
