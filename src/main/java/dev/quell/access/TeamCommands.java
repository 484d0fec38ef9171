package dev.quell.access;

import dev.quell.queue.CommandHandler;
import dev.quell.queue.LogRecord;
import dev.quell.storage.Sequences;
import dev.quell.storage.Sql;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import dev.quell.web.Json;
import dev.quell.web.Requests;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Changes teams, in the order of the log. */
public final class TeamCommands implements CommandHandler {
  private static final JsonMapper JSON = Json.mapper();
  private static final int MOST = 1000;

  private final People people;
  private final PeopleInUse inUse;

  public TeamCommands(People people, PeopleInUse inUse) {
    this.people = people;
    this.inUse = inUse;
  }

  @Override
  public String area() {
    return "team";
  }

  @Override
  public String apply(Sql sql, LogRecord.Command command, long offset) {
    return switch (command.kind()) {
      case "team.upsert" -> upsert(sql, command);
      case "team.delete" -> delete(sql, command);
      default -> throw new IllegalArgumentException("command: " + command.kind());
    };
  }

  @Override
  public void settled(boolean kept) {
    people.reload();
  }

  private String upsert(Sql sql, LogRecord.Command command) {
    TeamForm said = JSON.readValue(command.body(), TeamForm.class);
    Optional<Team> named = named(said.teamName());
    Optional<Team> old =
        said.id().isPresent() ? said.id().map(this::existing) : named.filter(team -> said.resets());
    if (named.isPresent() && named.get().id() != old.map(Team::id).orElse(0L)) {
      throw Requests.invalid(
          "team_name", '"' + said.teamName() + "\" is taken", "a name of its own");
    }
    if (old.isEmpty() && people.book().teams().size() >= MOST) {
      throw Requests.invalid("team_name", MOST + " teams", "fewer; delete one first");
    }
    old.ifPresent(team -> mayChange(team, command.by()));
    long now = command.receivedAt();
    Team team =
        new Team(
            old.map(Team::id).orElseGet(() -> Sequences.next(sql, "team")),
            said.teamName(),
            said.description().or(() -> old.map(Team::description)).orElse(""),
            said.saysMembers() || old.isEmpty()
                ? members(said)
                : old.map(Team::memberIds).orElse(List.of()),
            said.refId().or(() -> old.map(Team::refId)).orElse(""),
            new Team.Made(
                old.map(one -> one.made().by()).orElse(command.by()),
                old.map(one -> one.made().at()).orElse(now),
                command.by(),
                now));
    refuseTakenReference(team);
    TeamStore.put(sql, team);
    return JSON.writeValueAsString(new TeamApi.Saved(team.id(), team.name()));
  }

  /** Its members, its maker and administrators; everybody else asks them. */
  private void mayChange(Team team, long by) {
    if (!people.book().isAdmin(by) && team.made().by() != by && !team.memberIds().contains(by)) {
      throw new ApiException(
          ErrorCode.ACCESS_DENIED,
          "team_id: " + team.id() + " is a team you are not in (expected: one of yours)");
    }
  }

  private List<Long> members(TeamForm said) {
    Set<Long> all = new LinkedHashSet<>();
    List<Long> ids = said.personIds().orElse(List.of());
    for (int at = 0; at < ids.size(); at++) {
      if (people.book().present(ids.get(at)).isEmpty()) {
        throw missing("person_ids[" + at + "]", ids.get(at), "an existing member");
      }
      all.add(ids.get(at));
    }
    for (int at = 0; at < said.emails().size(); at++) {
      String email = said.emails().get(at);
      int place = at;
      all.add(
          people.book().present().stream()
              .filter(person -> person.email().equals(Members.normalized(email)))
              .map(Person::id)
              .findFirst()
              .orElseThrow(() ->
                  missing(
                      "emails[" + place + "]", email, "of an existing member; invite them first")));
    }
    return new ArrayList<>(all);
  }

  private void refuseTakenReference(Team team) {
    boolean taken =
        !team.refId().isEmpty()
            && people.book().teams().values().stream()
                .anyMatch(one -> one.id() != team.id() && one.refId().equals(team.refId()));
    if (taken) {
      throw Requests.invalid("ref_id", '"' + team.refId() + "\" is taken", "one of its own");
    }
  }

  private String delete(Sql sql, LogRecord.Command command) {
    Team old = existing(JSON.readValue(command.body(), TeamForm.Id.class).teamId());
    mayChange(old, command.by());
    List<ApiException.Ref> refs = inUse.ofTeam(old.id());
    if (!refs.isEmpty()) {
      throw ApiException.referenced(
          "team_id: "
              + old.id()
              + " ("
              + old.name()
              + ") is named by "
              + References.words(refs)
              + " (expected: none)",
          refs);
    }
    TeamStore.delete(sql, old.id(), command.by(), command.receivedAt());
    return "{}";
  }

  private Team existing(long id) {
    return people.team(id).orElseThrow(() -> ApiException.notFound("team", id));
  }

  private Optional<Team> named(String name) {
    return people.book().teams().values().stream()
        .filter(team -> team.name().equalsIgnoreCase(name))
        .findFirst();
  }

  private static ApiException missing(String path, Object found, String expected) {
    return new ApiException(
        ErrorCode.RESOURCE_NOT_FOUND, Requests.invalid(path, found, expected).sentence());
  }
}
