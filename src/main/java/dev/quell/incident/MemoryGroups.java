package dev.quell.incident;

import dev.quell.incident.Committed.GroupId;
import dev.quell.incident.IncidentStore.GroupMember;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which incidents gather which values, in memory alone. */
final class MemoryGroups {
  private final Map<GroupId, List<String>> groups;
  private final Map<String, Set<GroupId>> gatheredBy;

  MemoryGroups() {
    this.groups = new HashMap<>();
    this.gatheredBy = new HashMap<>();
  }

  MemoryGroups(MemoryGroups other) {
    this.groups = new HashMap<>(other.groups);
    this.gatheredBy = MemoryRows.copied(other.gatheredBy);
  }

  /** The newest first. */
  List<String> members(GroupId group) {
    return groups.getOrDefault(group, List.of());
  }

  void join(GroupMember member) {
    GroupId group = new GroupId(member.channelId(), member.hash());
    List<String> members = new ArrayList<>(groups.getOrDefault(group, List.of()));
    if (!members.contains(member.incidentId())) {
      members.add(member.incidentId());
      members.sort(IncidentStore.NEWEST_FIRST);
      groups.put(group, List.copyOf(members));
      gatheredBy.computeIfAbsent(member.incidentId(), id -> new LinkedHashSet<>()).add(group);
    }
  }

  void leave(String incidentId) {
    Set<GroupId> left = gatheredBy.remove(incidentId);
    for (GroupId group : left == null ? Set.<GroupId>of() : left) {
      List<String> rest =
          groups.getOrDefault(group, List.of()).stream()
              .filter(id -> !id.equals(incidentId))
              .toList();
      if (rest.isEmpty()) {
        groups.remove(group);
      } else {
        groups.put(group, rest);
      }
    }
  }
}
