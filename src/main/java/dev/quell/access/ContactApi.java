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
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Where the caller is reached; an address counts once a code proved it theirs. */
@RestController
@Tag(name = "Preferences", description = "How one is reached oneself")
public final class ContactApi {
  private static final JsonMapper JSON = Json.mapper();
  private static final int MOST = 20;
  private static final int LONGEST_CODE = 16;

  private final People people;
  private final ContactCodes codes;
  private final Commands commands;

  public ContactApi(People people, ContactCodes codes, Commands commands) {
    this.people = people;
    this.codes = codes;
    this.commands = commands;
  }

  /** An address of one's own. */
  record ContactName(@Required String medium, @Required String address) {}

  record VerifyRequest(@Required String medium, @Required String address, @Required String code) {}

  /** {@code is_login}: the address the person logs in with, which nobody removes here. */
  record ContactItem(String medium, String address, boolean isVerified, boolean isLogin) {}

  record Contacts(List<ContactItem> items) {}

  @Operation(summary = "Where one is reached")
  @PostMapping("/person/contact/list")
  @Anybody
  Contacts list(@RequestBody Nothing request, Caller caller) {
    Person person = person(caller);
    return new Contacts(
        person.contacts().stream()
            .map(contact ->
                new ContactItem(
                    contact.medium(),
                    contact.address(),
                    contact.verified(),
                    contact.isAt(Contact.EMAIL, person.email())))
            .toList());
  }

  @Operation(summary = "Add an address; a code is sent there")
  @PostMapping("/person/contact/add")
  @Anybody(writes = true)
  Nothing add(@RequestBody ContactName request, Caller caller) {
    Contact contact = contact(request.medium(), request.address());
    codes.refuseUnlessSendable(contact.medium());
    if (person(caller).contacts().size() >= MOST) {
      throw Requests.invalid("address", MOST + " addresses", "fewer; delete one first");
    }
    run("member.contact_add", contact, caller);
    codes.send(person(caller), contact);
    return new Nothing();
  }

  @Operation(summary = "Prove an address by the code that was sent there")
  @PostMapping("/person/contact/verify")
  @Anybody(writes = true)
  Nothing verify(@RequestBody VerifyRequest request, Caller caller) {
    Contact contact = own(request.medium(), request.address(), caller);
    codes.check(person(caller), contact, Requests.atMost("code", request.code(), LONGEST_CODE));
    run("member.contact_verify", contact, caller);
    return new Nothing();
  }

  @Operation(summary = "Send another code: once a minute, five times a day")
  @PostMapping("/person/contact/resend")
  @Anybody(writes = true)
  Nothing resend(@RequestBody ContactName request, Caller caller) {
    codes.send(person(caller), own(request.medium(), request.address(), caller));
    return new Nothing();
  }

  @Operation(summary = "Remove an address")
  @PostMapping("/person/contact/delete")
  @Anybody(writes = true)
  Nothing delete(@RequestBody ContactName request, Caller caller) {
    run("member.contact_delete", own(request.medium(), request.address(), caller), caller);
    return new Nothing();
  }

  private static Contact contact(String medium, String address) {
    return new Contact(medium, Media.address(medium, address), false);
  }

  private Contact own(String medium, String address, Caller caller) {
    Contact wanted = contact(medium, address);
    return person(caller).contacts().stream()
        .filter(contact -> contact.isAt(wanted.medium(), wanted.address()))
        .findFirst()
        .orElseThrow(() ->
            new ApiException(
                ErrorCode.RESOURCE_NOT_FOUND,
                Requests.invalid("address", wanted.address(), "one of your own").sentence()));
  }

  private Person person(Caller caller) {
    return people.person(caller.personId()).orElseThrow();
  }

  private void run(String kind, Contact contact, Caller caller) {
    var move = new MemberForms.ContactMove(contact.medium(), contact.address());
    commands.run(kind, caller.personId(), JSON.writeValueAsString(move));
  }
}
