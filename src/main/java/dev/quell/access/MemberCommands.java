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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/** Changes people, in the order of the log. */
public final class MemberCommands implements CommandHandler {
  private static final JsonMapper JSON = Json.mapper();
  private static final int MOST = 10_000;

  private final People people;
  private final PeopleInUse inUse;

  public MemberCommands(People people, PeopleInUse inUse) {
    this.people = people;
    this.inUse = inUse;
  }

  @Override
  public String area() {
    return "member";
  }

  @Override
  public String apply(Sql sql, LogRecord.Command command, long offset) {
    return switch (command.kind()) {
      case "member.invite" -> invite(sql, command);
      case "member.reset" -> reset(sql, command);
      case "member.roles" -> changeRoles(sql, command);
      case "member.switch" -> turn(sql, command);
      case "member.delete" -> delete(sql, command);
      case "member.opened" -> open(sql, command);
      case "member.password" -> changePassword(sql, command);
      case "member.preference" -> prefer(sql, command);
      case "member.contact_add", "member.contact_verify", "member.contact_delete" ->
          moveContact(sql, command);
      default -> throw new IllegalArgumentException("command: " + command.kind());
    };
  }

  @Override
  public void settled(boolean kept) {
    people.reload();
  }

  private String invite(Sql sql, LogRecord.Command command) {
    var said = read(command, MemberForms.Invitation.class);
    PersonRules rules = rules();
    if (people.book().present().size() + said.members().size() > MOST) {
      throw Requests.invalid("members", MOST + " people", "fewer; delete some first");
    }
    Map<String, String> seen = new HashMap<>();
    List<MemberApi.Invited> items = new ArrayList<>();
    int at = 0;
    for (MemberForms.Invited one : said.members()) {
      String path = "members[" + at++ + "]";
      String email = one.email().orElse("");
      String name = one.memberName().orElseGet(() -> rules.freeName(email));
      rules.refuseTakenEmail(path + ".email", email, 0);
      rules.refuseTakenName(path + ".member_name", name, 0);
      if (seen.put(email, "") != null || seen.put("name " + name, "") != null) {
        throw Requests.invalid(path, '"' + email + "\" twice", "each person once");
      }
      Set<Long> roles =
          one.roleIds().isEmpty()
              ? Set.of(Role.VIEWER_ID)
              : rules.roles(path + ".role_ids", one.roleIds());
      rules.refuseBeyond(command.by(), roles);
      long id = Sequences.next(sql, "member");
      MemberStore.put(
          sql,
          new Person(
              id,
              name,
              email,
              Person.Status.PENDING,
              Person.Body.invited(one.profile(), roles),
              command.receivedAt(),
              command.receivedAt()));
      items.add(MemberApi.Invited.of(id, name));
    }
    return JSON.writeValueAsString(new MemberApi.InvitedItems(items));
  }

  private String reset(Sql sql, LogRecord.Command command) {
    var said = read(command, MemberForms.Reset.class);
    PersonRules rules = rules();
    Person old = rules.existing(said.memberId());
    rules.refuseOverAdmin(command.by(), old);
    String name = said.memberName().orElse(old.name());
    String email = said.email().orElse(old.email());
    rules.refuseTakenName("member_name", name, old.id());
    rules.refuseTakenEmail("email", email, old.id());
    Person.Body body = old.body().withProfile(said.over(old.profile()));
    boolean moved = !email.equals(old.email());
    if (moved) {
      rules.refuseLettingIn(command.by(), old);
      TokenStore.deleteAll(sql, old.id());
    }
    save(
        sql,
        old.called(name, email).with(moved ? body.withEmailVerified(false) : body, now(command)));
    return "{}";
  }

  private String changeRoles(Sql sql, LogRecord.Command command) {
    var said = read(command, MemberForms.RoleChange.class);
    PersonRules rules = rules();
    Set<Long> roles = rules.roles("role_ids", said.roleIds());
    List<Person> changed = new ArrayList<>();
    Set<Long> leaving = new TreeSet<>();
    for (long id : said.memberIds()) {
      Person old = rules.existing(id);
      Set<Long> before = old.roleIds();
      Set<Long> after = new TreeSet<>(before);
      switch (said.move()) {
        case GRANT -> after.addAll(roles);
        case REVOKE -> after.removeAll(roles);
        case REPLACE -> {
          after.clear();
          after.addAll(roles);
        }
      }
      Set<Long> touched = new TreeSet<>(after);
      touched.addAll(before);
      touched.removeIf(role -> before.contains(role) && after.contains(role));
      rules.refuseBeyond(command.by(), touched);
      if (!touched.isEmpty()) {
        changed.add(old.with(old.body().withRoles(after), now(command)));
      }
      if (!after.contains(Role.ADMIN_ID)) {
        leaving.add(id);
      }
    }
    rules.refuseWithoutAdmin(leaving);
    changed.forEach(person -> save(sql, person));
    return "{}";
  }

  private String turn(Sql sql, LogRecord.Command command) {
    var said = read(command, MemberForms.Switch.class);
    PersonRules rules = rules();
    Person old = rules.existing(said.memberId());
    rules.refuseOverAdmin(command.by(), old);
    if (old.status() == Person.Status.PENDING) {
      throw Requests.invalid("member_id", old.id() + " is pending", "somebody who has come");
    }
    if (!said.enabled()) {
      rules.refuseWithoutAdmin(Set.of(old.id()));
      SessionStore.deleteOthers(sql, old.id(), "");
      TokenStore.deleteAll(sql, old.id());
    }
    Person.Status status = said.enabled() ? Person.Status.ENABLED : Person.Status.DISABLED;
    save(sql, old.with(status, now(command)));
    return "{}";
  }

  private String delete(Sql sql, LogRecord.Command command) {
    var said = read(command, MemberForms.Removal.class);
    PersonRules rules = rules();
    Person old = rules.existing(said.memberId());
    rules.refuseOverAdmin(command.by(), old);
    rules.refuseWithoutAdmin(Set.of(old.id()));
    List<ApiException.Ref> refs = new ArrayList<>(inUse.ofPerson(old.id()));
    List<Team> teams =
        people.book().teams().values().stream()
            .filter(team -> team.memberIds().contains(old.id()))
            .toList();
    if (!said.isForce()) {
      teams.forEach(team -> refs.add(new ApiException.Ref("team", team.id(), team.name())));
    }
    if (!refs.isEmpty()) {
      throw ApiException.referenced(
          "member_id: "
              + old.id()
              + " ("
              + old.name()
              + ") is named by "
              + References.words(refs)
              + " (expected: none; with is_force teams let go of them)",
          refs);
    }
    teams.forEach(team -> TeamStore.put(sql, team.without(old.id())));
    SessionStore.deleteOthers(sql, old.id(), "");
    TokenStore.deleteAll(sql, old.id());
    KeyStore.deleteAll(sql, old.id());
    save(
        sql,
        old.with(Person.Status.DELETED, now(command))
            .with(Person.Body.invited(Person.Profile.UNKNOWN, Set.of()), now(command)));
    MemberStore.forget(sql, old.id());
    return "{}";
  }

  /** Somebody comes in with what was sent to them. */
  private String open(Sql sql, LogRecord.Command command) {
    var said = read(command, MemberForms.Opened.class);
    PersonRules rules = rules();
    Person old =
        TokenStore.person(sql, said.tokenHash(), said.kind(), command.receivedAt())
            .flatMap(people.book()::present)
            .filter(person -> person.status() != Person.Status.DISABLED)
            .orElseThrow(Invitations::useless);
    boolean invited = said.kind().equals(TokenStore.INVITATION);
    if (invited && old.status() != Person.Status.PENDING) {
      throw Invitations.useless();
    }
    String name = said.memberName().orElse(old.name());
    rules.refuseTakenName("member_name", name, old.id());
    TokenStore.deleteAll(sql, old.id());
    SessionStore.deleteOthers(sql, old.id(), "");
    save(
        sql,
        old.called(name, old.email())
            .with(Person.Status.ENABLED, now(command))
            .with(old.body().withEmailVerified(true), now(command)));
    MemberStore.setPassword(sql, old.id(), said.passwordHash());
    return "{}";
  }

  private String changePassword(Sql sql, LogRecord.Command command) {
    var said = read(command, MemberForms.NewPassword.class);
    Person old = rules().existing(command.by());
    MemberStore.setPassword(sql, old.id(), said.passwordHash());
    TokenStore.deleteAll(sql, old.id());
    SessionStore.deleteOthers(sql, old.id(), said.sparedSession());
    return "{}";
  }

  private String prefer(Sql sql, LogRecord.Command command) {
    var said = read(command, Preference.class);
    Person old = rules().existing(command.by());
    save(sql, old.with(old.body().withPreference(said), now(command)));
    return "{}";
  }

  private String moveContact(Sql sql, LogRecord.Command command) {
    var said = read(command, MemberForms.ContactMove.class);
    Person old = rules().existing(command.by());
    boolean verifies = command.kind().equals("member.contact_verify");
    if (said.medium().equals(Contact.EMAIL) && said.address().equals(old.email())) {
      if (!verifies) {
        throw Requests.invalid("address", said.address(), "one beside the address you log in with");
      }
      save(sql, old.with(old.body().withEmailVerified(true), now(command)));
      return "{}";
    }
    List<Contact> left =
        new ArrayList<>(
            old.body().contacts().stream()
                .filter(contact -> !contact.isAt(said.medium(), said.address()))
                .toList());
    boolean known = left.size() < old.body().contacts().size();
    if (command.kind().equals("member.contact_add") == known) {
      throw known
          ? Requests.invalid("address", said.address(), "one you do not have yet")
          : new ApiException(
              ErrorCode.RESOURCE_NOT_FOUND,
              Requests.invalid("address", said.address(), "one of your own").sentence());
    }
    if (!command.kind().equals("member.contact_delete")) {
      left.add(new Contact(said.medium(), said.address(), verifies));
    }
    save(sql, old.with(old.body().withContacts(left), now(command)));
    return "{}";
  }

  private static void save(Sql sql, Person person) {
    MemberStore.put(sql, person);
  }

  private PersonRules rules() {
    return new PersonRules(people.book());
  }

  private static long now(LogRecord.Command command) {
    return command.receivedAt();
  }

  private static <T> T read(LogRecord.Command command, Class<T> type) {
    return JSON.readValue(command.body(), type);
  }
}
