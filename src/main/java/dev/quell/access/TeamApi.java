package dev.quell.access;

import dev.quell.queue.Commands;
import dev.quell.web.Anybody;
import dev.quell.web.ApiException;
import dev.quell.web.Caller;
import dev.quell.web.ErrorCode;
import dev.quell.web.Json;
import dev.quell.web.Needs;
import dev.quell.web.Nothing;
import dev.quell.web.PageRequest;
import dev.quell.web.Permission;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Teams, and who is in them. */
@RestController
@Tag(name = "Teams", description = "People who own channels, schedules and calendars together")
public final class TeamApi {
  private static final JsonMapper JSON = Json.mapper();
  private static final int MOST_IDS = 100;

  private final People people;
  private final Commands commands;

  public TeamApi(People people, Commands commands) {
    this.people = people;
    this.commands = commands;
  }

  record ListRequest(
      int p,
      int limit,
      Optional<String> orderby,
      boolean asc,
      Optional<Long> personId,
      Optional<String> query) {}

  record TeamPage(int p, int limit, long total, boolean hasNextPage, List<TeamItem> items) {}

  /** One of these tells which; of several the foreign reference counts first, then the name. */
  record Which(Optional<Long> teamId, Optional<String> teamName, Optional<String> refId) {}

  record InfosRequest(@Required List<Long> teamIds) {}

  record Brief(long teamId, String teamName, List<Long> personIds) {}

  record Briefs(List<Brief> items) {}

  record Saved(long teamId, String teamName) {}

  @Operation(summary = "Teams page by page")
  @PostMapping("/team/list")
  @Anybody
  TeamPage list(@RequestBody ListRequest request) {
    PageRequest page = PageRequest.of(request.p(), request.limit());
    Comparator<Team> order = order(request.orderby());
    String query = request.query().orElse("").strip().toLowerCase(Locale.ROOT);
    long person = request.personId().orElse(0L);
    PeopleBook book = people.book();
    List<Team> found =
        book.teams().values().stream()
            .filter(team -> person == 0 || team.memberIds().contains(person))
            .filter(team -> team.name().toLowerCase(Locale.ROOT).contains(query))
            .sorted(request.asc() ? order : order.reversed())
            .toList();
    List<TeamItem> items =
        found.stream()
            .skip(page.offset())
            .limit(page.limit())
            .map(team -> TeamItem.of(team, book))
            .toList();
    boolean more = (long) page.p() * page.limit() < found.size();
    return new TeamPage(page.p(), page.limit(), found.size(), more, items);
  }

  private static Comparator<Team> order(Optional<String> said) {
    String word = said.filter(text -> !text.isEmpty()).orElse("created_at");
    Requests.oneOf("orderby", word, List.of("created_at", "updated_at", "team_name"));
    Comparator<Team> by =
        switch (word) {
          case "team_name" -> Comparator.comparing(team -> team.name().toLowerCase(Locale.ROOT));
          case "updated_at" -> Comparator.comparingLong(team -> team.made().changedAt());
          default -> Comparator.comparingLong(team -> team.made().at());
        };
    return by.thenComparingLong(Team::id);
  }

  @Operation(summary = "One team, by its id, its name or the reference of another system")
  @PostMapping("/team/info")
  @Anybody
  TeamItem info(@RequestBody Which which) {
    return TeamItem.of(said(which), people.book());
  }

  @Operation(summary = "Several teams in short; unknown ids are left out")
  @PostMapping("/team/infos")
  @Anybody
  Briefs infos(@RequestBody InfosRequest request) {
    Set<Long> wanted = new HashSet<>(Requests.list("team_ids", request.teamIds(), 0, MOST_IDS));
    return new Briefs(
        people.book().teams().values().stream()
            .filter(team -> wanted.contains(team.id()))
            .map(team -> new Brief(team.id(), team.name(), team.memberIds()))
            .toList());
  }

  @Operation(summary = "Make a team, or change one of yours; what is left out stays as it is")
  @PostMapping("/team/upsert")
  @Needs(Permission.TEAMS_MANAGE)
  Saved upsert(@RequestBody TeamForm form, Caller caller) {
    return JSON.readValue(run("team.upsert", form.checked(), caller), Saved.class);
  }

  @Operation(summary = "Delete one of your teams; refused while something belongs to it")
  @PostMapping("/team/delete")
  @Needs(Permission.TEAMS_MANAGE)
  Nothing delete(@RequestBody Which which, Caller caller) {
    run("team.delete", new TeamForm.Id(said(which).id()), caller);
    return new Nothing();
  }

  private Team said(Which which) {
    Optional<String> ref = MemberForms.said(which.refId());
    Optional<String> name = MemberForms.said(which.teamName());
    if (ref.isPresent() || name.isPresent()) {
      return people.book().teams().values().stream()
          .filter(team ->
              ref.map(text -> team.refId().equals(text))
                  .orElseGet(() -> name.filter(team.name()::equals).isPresent()))
          .findFirst()
          .orElseThrow(() -> missing(ref.or(() -> name).orElse("")));
    }
    long id = Requests.required("team_id", which.teamId().orElse(null));
    return people.team(id).orElseThrow(() -> ApiException.notFound("team", id));
  }

  private static ApiException missing(String word) {
    return new ApiException(
        ErrorCode.RESOURCE_NOT_FOUND,
        Requests.invalid("team", '"' + word + '"', "an existing team").sentence());
  }

  private String run(String kind, Object request, Caller caller) {
    return commands.run(kind, caller.personId(), JSON.writeValueAsString(request));
  }
}
