package dev.quell.access;

import dev.quell.queue.Commands;
import dev.quell.web.Anybody;
import dev.quell.web.ApiException;
import dev.quell.web.Caller;
import dev.quell.web.ErrorCode;
import dev.quell.web.Json;
import dev.quell.web.Nothing;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Names for ids, and one's own password. */
@RestController
@Tag(name = "Members", description = "People with an account")
public final class PersonApi {
  private static final JsonMapper JSON = Json.mapper();
  private static final int MOST_IDS = 1000;

  private final People people;
  private final Commands commands;
  private final Members members;
  private final Passwords passwords;
  private final LoginGuard guard;

  public PersonApi(
      People people, Commands commands, Members members, Passwords passwords, LoginGuard guard) {
    this.people = people;
    this.commands = commands;
    this.members = members;
    this.passwords = passwords;
    this.guard = guard;
  }

  record InfosRequest(@Required List<Long> personIds) {}

  record PersonItem(
      long accountId,
      long personId,
      String personName,
      String avatar,
      String locale,
      String timeZone,
      String email,
      String phone,
      boolean phoneVerified,
      boolean emailVerified,
      String as,
      String status) {

    static PersonItem of(Person person) {
      MemberItem item = MemberItem.of(person);
      return new PersonItem(
          MemberItem.ACCOUNT,
          person.id(),
          person.name(),
          item.avatar(),
          item.locale(),
          item.timeZone(),
          item.email(),
          item.phone(),
          item.phoneVerified(),
          item.emailVerified(),
          "member",
          item.status());
    }
  }

  record Persons(List<PersonItem> items) {}

  record PasswordRequest(@Required String oldPassword, @Required String newPassword) {
    @Override
    public String toString() {
      return "PasswordRequest[]";
    }
  }

  @Operation(summary = "People by id, also deleted ones; unknown ids are left out")
  @PostMapping("/person/infos")
  @Anybody
  Persons infos(@RequestBody InfosRequest request) {
    List<Long> ids = Requests.list("person_ids", request.personIds(), 0, MOST_IDS);
    return new Persons(
        new LinkedHashSet<>(ids)
            .stream().map(people::person).flatMap(Optional::stream).map(PersonItem::of).toList());
  }

  @Operation(summary = "Change one's own password; ends all other sessions")
  @PostMapping("/person/password/change")
  @Anybody(writes = true)
  Nothing changePassword(
      @RequestBody PasswordRequest request, Caller caller, HttpServletRequest from) {
    Requests.atMost("old_password", request.oldPassword(), PasswordRules.LONGEST);
    guard.check(caller.email(), from.getRemoteAddr());
    if (!members.knows(caller.personId(), request.oldPassword())) {
      guard.failed(caller.email(), from.getRemoteAddr());
      throw new ApiException(ErrorCode.INVALID_PARAMETER, "old_password: wrong");
    }
    guard.succeeded(caller.email(), from.getRemoteAddr());
    String chosen =
        PasswordRules.check(
            "new_password", request.newPassword(), caller.personName(), caller.email());
    String spared = SessionCookie.read(from).map(Secrets::fingerprint).orElse("");
    commands.run(
        "member.password",
        caller.personId(),
        JSON.writeValueAsString(new MemberForms.NewPassword(passwords.hash(chosen), spared)));
    return new Nothing();
  }
}
