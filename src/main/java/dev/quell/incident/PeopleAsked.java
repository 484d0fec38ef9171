package dev.quell.incident;

import dev.quell.storage.Sql;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import dev.quell.web.Requests;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Refuses to give incidents to people who are not there, or must not be told. */
final class PeopleAsked {
  private static final List<String> LISTS =
      List.of("assigned_to.person_ids", "person_ids", "mentions");
  private static final String OWNER = "owner_id";

  private PeopleAsked() {}

  /** A person a command names, and where. */
  private record Named(String place, long id) {}

  static void refuseUnknown(Sql sql, JsonNode body) {
    List<Named> named = named(body);
    if (named.isEmpty()) {
      return;
    }
    Set<Long> known = new HashSet<>(NameStore.working(sql, ids(named)));
    for (Named one : named) {
      if (!known.contains(one.id)) {
        throw new ApiException(
            ErrorCode.RESOURCE_NOT_FOUND,
            Requests.invalid(one.place, one.id, "of a member who is not disabled").sentence());
      }
    }
  }

  private static Set<Long> ids(List<Named> named) {
    Set<Long> ids = new HashSet<>();
    named.forEach(one -> ids.add(one.id));
    return ids;
  }

  private static List<Named> named(JsonNode body) {
    List<Named> named = new ArrayList<>();
    for (String list : LISTS) {
      JsonNode people = body.at("/" + list.replace('.', '/'));
      for (int at = 0; at < people.size(); at++) {
        named.add(new Named(list + "[" + at + "]", people.get(at).asLong()));
      }
    }
    long owner = body.path(OWNER).asLong(0);
    if (owner != 0) {
      named.add(new Named(OWNER, owner));
    }
    return named;
  }
}
