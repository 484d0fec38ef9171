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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Who is here, and who may come in. */
@RestController
@Tag(name = "Members", description = "People with an account")
public final class MemberApi {
  private static final JsonMapper JSON = Json.mapper();
  private static final String ACCOUNT_NAME = "Quell";

  private final People people;
  private final Commands commands;
  private final Invitations invitations;

  public MemberApi(People people, Commands commands, Invitations invitations) {
    this.people = people;
    this.commands = commands;
    this.invitations = invitations;
  }

  /** {@code query}: part of a name or address, or a whole phone number. */
  record ListRequest(
      Optional<Long> roleId,
      int p,
      int limit,
      Optional<String> orderby,
      boolean asc,
      Optional<String> query) {}

  record MemberPage(int p, int limit, long total, boolean hasNextPage, List<MemberItem> items) {}

  /** The caller, and the account as clients of several accounts want to know it. */
  record MemberInfo(
      long accountId,
      String accountName,
      String accountAvatar,
      String accountEmail,
      String accountLocale,
      String accountTimeZone,
      String domain,
      Set<Long> accountRoleIds,
      long memberId,
      String memberName,
      String phone,
      boolean phoneVerified,
      String email,
      boolean emailVerified,
      String countryCode,
      String avatar,
      String locale,
      String timeZone,
      boolean isExternal,
      String status) {}

  /**
   * Somebody who was invited.
   *
   * @param invitationUrl where no mail can be sent: what they must be told, shown this once
   */
  record Invited(long memberId, String memberName, Optional<String> invitationUrl) {
    static Invited of(long id, String name) {
      return new Invited(id, name, Optional.empty());
    }

    Invited with(Optional<String> url) {
      return new Invited(memberId, memberName, url);
    }
  }

  record InvitedItems(List<Invited> items) {}

  /** One of these tells who; {@code is_force} takes them out of their teams. */
  record DeleteRequest(
      Optional<Long> memberId,
      Optional<String> memberName,
      Optional<String> email,
      Optional<String> phone,
      Optional<String> countryCode,
      Optional<String> refId,
      boolean isForce) {}

  record MemberId(@Required Long memberId) {}

  record MemberRoles(@Required Long memberId, @Required List<Long> roleIds) {}

  @Operation(summary = "People with an account")
  @PostMapping("/member/list")
  @Anybody
  MemberPage list(@RequestBody ListRequest request) {
    PageRequest page = PageRequest.of(request.p(), request.limit());
    String order = request.orderby().filter(word -> !word.isEmpty()).orElse("created_at");
    Requests.oneOf("orderby", order, List.of("created_at", "updated_at"));
    Comparator<Person> by =
        Comparator.comparingLong((Person person) ->
                order.equals("updated_at") ? person.updatedAt() : person.createdAt())
            .thenComparingLong(Person::id);
    String query = request.query().orElse("").strip().toLowerCase(Locale.ROOT);
    long role = request.roleId().orElse(0L);
    List<Person> found =
        people.persons().stream()
            .filter(person -> role == 0 || person.roleIds().contains(role))
            .filter(person -> query.isEmpty() || mentions(person, query))
            .sorted(request.asc() ? by : by.reversed())
            .toList();
    List<MemberItem> items =
        found.stream().skip(page.offset()).limit(page.limit()).map(MemberItem::of).toList();
    boolean more = (long) page.p() * page.limit() < found.size();
    return new MemberPage(page.p(), page.limit(), found.size(), more, items);
  }

  private static boolean mentions(Person person, String query) {
    return person.name().toLowerCase(Locale.ROOT).contains(query)
        || person.email().contains(query)
        || person.profile().phone().equals(query);
  }

  @Operation(summary = "The caller")
  @PostMapping("/member/info")
  @Anybody
  MemberInfo info(@RequestBody Nothing request, Caller caller) {
    Person person = people.person(caller.personId()).orElseThrow();
    MemberItem item = MemberItem.of(person);
    return new MemberInfo(
        MemberItem.ACCOUNT,
        ACCOUNT_NAME,
        "",
        "",
        "en-US",
        "UTC",
        "",
        item.accountRoleIds(),
        item.memberId(),
        item.memberName(),
        item.phone(),
        item.phoneVerified(),
        item.email(),
        item.emailVerified(),
        item.countryCode(),
        item.avatar(),
        item.locale(),
        item.timeZone(),
        false,
        item.status());
  }

  @Operation(summary = "Invite people; who gets no role may look at everything and change nothing")
  @PostMapping("/member/invite")
  @Needs(Permission.MEMBERS_MANAGE)
  InvitedItems invite(@RequestBody MemberForms.Invitation request, Caller caller) {
    InvitedItems made =
        JSON.readValue(run("member.invite", request.checked(), caller), InvitedItems.class);
    return new InvitedItems(
        made.items().stream()
            .map(one -> one.with(invitations.invite(one.memberId()).link()))
            .toList());
  }

  @Operation(summary = "Invite somebody again who did not come yet; the link before ends")
  @PostMapping("/member/invitation/create")
  @Needs(Permission.MEMBERS_MANAGE)
  Invitations.Sent inviteAgain(@RequestBody MemberId request, Caller caller) {
    refuseLettingIn(request, caller);
    return invitations.invite(request.memberId());
  }

  @Operation(summary = "Let somebody choose a new password who forgot theirs")
  @PostMapping("/member/password/reset")
  @Needs(Permission.MEMBERS_MANAGE)
  Invitations.Sent letReset(@RequestBody MemberId request, Caller caller) {
    refuseLettingIn(request, caller);
    return invitations.letReset(request.memberId());
  }

  private void refuseLettingIn(MemberId request, Caller caller) {
    PersonRules rules = new PersonRules(people.book());
    rules.refuseLettingIn(caller.personId(), rules.existing(request.memberId()));
  }

  @Operation(summary = "Remove somebody; refused while schedules, rules or teams name them")
  @PostMapping("/member/delete")
  @Needs(Permission.MEMBERS_MANAGE)
  Nothing delete(@RequestBody DeleteRequest request, Caller caller) {
    Person person = said(request);
    run("member.delete", new MemberForms.Removal(person.id(), request.isForce()), caller);
    return new Nothing();
  }

  private Person said(DeleteRequest request) {
    Optional<Long> id = request.memberId().filter(number -> number != 0);
    if (id.isPresent()) {
      return new PersonRules(people.book()).existing(id.get());
    }
    String name = request.memberName().orElse("");
    String email = Members.normalized(request.email().orElse(""));
    String phone = request.phone().orElse("");
    String ref = request.refId().orElse("");
    if (name.isEmpty() && email.isEmpty() && phone.isEmpty() && ref.isEmpty()) {
      throw new ApiException(ErrorCode.INVALID_PARAMETER, "member_id: missing (required)");
    }
    return people.persons().stream()
        .filter(person -> name.isEmpty() || person.name().equals(name))
        .filter(person -> email.isEmpty() || person.email().equals(email))
        .filter(person -> phone.isEmpty() || person.profile().phone().equals(phone))
        .filter(person -> ref.isEmpty() || person.profile().refId().equals(ref))
        .findFirst()
        .orElseThrow(() ->
            new ApiException(
                ErrorCode.RESOURCE_NOT_FOUND,
                Requests.invalid("member", name + email + phone + ref, "an existing member")
                    .sentence()));
  }

  @Operation(summary = "Keep somebody out at once: their sessions end and their keys rest")
  @PostMapping("/member/disable")
  @Needs(Permission.MEMBERS_MANAGE)
  Nothing disable(@RequestBody MemberId request, Caller caller) {
    run("member.switch", new MemberForms.Switch(request.memberId(), false), caller);
    return new Nothing();
  }

  @Operation(summary = "Let somebody in again")
  @PostMapping("/member/enable")
  @Needs(Permission.MEMBERS_MANAGE)
  Nothing enable(@RequestBody MemberId request, Caller caller) {
    run("member.switch", new MemberForms.Switch(request.memberId(), true), caller);
    return new Nothing();
  }

  @Operation(summary = "Change one's own profile, or as an administrator anybody's")
  @PostMapping("/member/info/reset")
  @Anybody(writes = true)
  Nothing reset(@RequestBody MemberForms.Reset request, Caller caller) {
    MemberForms.Reset form = request.checked();
    boolean manages = caller.rights().has(Permission.MEMBERS_MANAGE);
    if (!manages && form.memberId() != caller.personId()) {
      throw new ApiException(
          ErrorCode.ACCESS_DENIED,
          "member_id: "
              + form.memberId()
              + " is not you (expected: yourself, or the permission \""
              + Permission.MEMBERS_MANAGE.title()
              + "\")");
    }
    if (!manages && form.email().filter(email -> !email.equals(caller.email())).isPresent()) {
      throw new ApiException(
          ErrorCode.ACCESS_DENIED,
          "email: you log in with it, so only somebody with the permission \""
              + Permission.MEMBERS_MANAGE.title()
              + "\" changes it");
    }
    run("member.reset", form, caller);
    return new Nothing();
  }

  @Operation(summary = "Give somebody exactly these roles")
  @PostMapping("/member/role/update")
  @Needs(Permission.MEMBERS_MANAGE)
  Nothing updateRoles(@RequestBody MemberRoles request, Caller caller) {
    return move(request, MemberForms.RoleMove.REPLACE, caller);
  }

  @Operation(summary = "Give somebody more roles")
  @PostMapping("/member/role/grant")
  @Needs(Permission.MEMBERS_MANAGE)
  Nothing grantRoles(@RequestBody MemberRoles request, Caller caller) {
    return move(request, MemberForms.RoleMove.GRANT, caller);
  }

  @Operation(summary = "Take roles from somebody")
  @PostMapping("/member/role/revoke")
  @Needs(Permission.MEMBERS_MANAGE)
  Nothing revokeRoles(@RequestBody MemberRoles request, Caller caller) {
    return move(request, MemberForms.RoleMove.REVOKE, caller);
  }

  private Nothing move(MemberRoles request, MemberForms.RoleMove move, Caller caller) {
    Requests.list("role_ids", request.roleIds(), 0, 100);
    run(
        "member.roles",
        new MemberForms.RoleChange(List.of(request.memberId()), request.roleIds(), move),
        caller);
    return new Nothing();
  }

  private String run(String kind, Object request, Caller caller) {
    return commands.run(kind, caller.personId(), JSON.writeValueAsString(request));
  }
}
