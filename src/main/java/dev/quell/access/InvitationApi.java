package dev.quell.access;

import dev.quell.queue.Commands;
import dev.quell.web.Anonymous;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import dev.quell.web.Json;
import dev.quell.web.Nothing;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Coming in for the first time, or after a password was forgotten. */
@RestController
@Tag(name = "Sessions", description = "Logging in to the console")
public final class InvitationApi {
  private static final JsonMapper JSON = Json.mapper();
  private static final int LONGEST_TOKEN = 128;
  private static final int LONGEST_EMAIL = 254;

  private final Invitations invitations;
  private final Passwords passwords;
  private final Commands commands;
  private final RateGuard askers;
  private final RateGuard asked;
  private final RateGuard openers;

  public InvitationApi(
      Invitations invitations, Passwords passwords, Commands commands, InstantSource clock) {
    this.invitations = invitations;
    this.passwords = passwords;
    this.commands = commands;
    this.askers = new RateGuard(clock, 20, Duration.ofHours(1));
    this.asked = new RateGuard(clock, 3, Duration.ofHours(1));
    this.openers = new RateGuard(clock, 30, Duration.ofMinutes(5));
  }

  record Token(@Required String token) {
    @Override
    public String toString() {
      return "Token[]";
    }
  }

  /** Whom an invitation is for. */
  record Invitee(long memberId, String memberName, String email) {}

  record AcceptRequest(
      @Required String token, @Required String password, Optional<String> memberName) {
    @Override
    public String toString() {
      return "AcceptRequest[]";
    }
  }

  record ResetRequest(@Required String token, @Required String password) {
    @Override
    public String toString() {
      return "ResetRequest[]";
    }
  }

  record ForgetRequest(@Required String email) {}

  /** The same whether or not somebody is known by the address. */
  record Forgotten(boolean canMail, String note) {}

  @Operation(summary = "Whom an invitation is for")
  @SecurityRequirements
  @PostMapping("/session/invitation/info")
  @Anonymous
  Invitee info(@RequestBody Token request, HttpServletRequest from) {
    Person person = opened(request.token(), TokenStore.INVITATION, from);
    return new Invitee(person.id(), person.name(), person.email());
  }

  @Operation(summary = "Come in by an invitation, which works once")
  @SecurityRequirements
  @PostMapping("/session/invitation/accept")
  @Anonymous(writes = true)
  Nothing accept(@RequestBody AcceptRequest request, HttpServletRequest from) {
    request.memberName().ifPresent(name -> MemberForms.readName("member_name", name));
    Person person = opened(request.token(), TokenStore.INVITATION, from);
    open(person, request.token(), request.password(), request.memberName());
    return new Nothing();
  }

  @Operation(summary = "Ask for a way to a new password, by mail")
  @SecurityRequirements
  @PostMapping("/session/password/forget")
  @Anonymous(writes = true)
  Forgotten forget(@RequestBody ForgetRequest request, HttpServletRequest from) {
    String email = Members.normalized(Requests.atMost("email", request.email(), LONGEST_EMAIL));
    refuseBeyond(askers, from);
    if (asked.allows(email)) {
      invitations.forgotten(email);
    }
    return invitations.canMail()
        ? new Forgotten(true, "if somebody is known by this address, a mail is on its way")
        : new Forgotten(
            false, "this server sends no mail; ask an administrator for a link to a new password");
  }

  @Operation(summary = "Choose a new password by what the mail said, which works once")
  @SecurityRequirements
  @PostMapping("/session/password/reset")
  @Anonymous(writes = true)
  Nothing reset(@RequestBody ResetRequest request, HttpServletRequest from) {
    Person person = opened(request.token(), TokenStore.RESET, from);
    open(person, request.token(), request.password(), Optional.empty());
    return new Nothing();
  }

  private Person opened(String token, String kind, HttpServletRequest from) {
    refuseBeyond(openers, from);
    return invitations.whose(Requests.atMost("token", token, LONGEST_TOKEN), kind);
  }

  private void open(Person person, String token, String password, Optional<String> name) {
    String kind =
        person.status() == Person.Status.PENDING ? TokenStore.INVITATION : TokenStore.RESET;
    String chosen =
        PasswordRules.check("password", password, name.orElse(person.name()), person.email());
    commands.run(
        "member.opened",
        person.id(),
        JSON.writeValueAsString(
            new MemberForms.Opened(
                Secrets.fingerprint(token),
                kind,
                passwords.hash(chosen),
                name.map(String::strip))));
  }

  private static void refuseBeyond(RateGuard guard, HttpServletRequest from) {
    if (!guard.allows(from.getRemoteAddr())) {
      throw new ApiException(
          ErrorCode.REQUEST_TOO_FREQUENTLY, "too many tries from your address; try again later");
    }
  }
}
