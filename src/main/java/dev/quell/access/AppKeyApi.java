package dev.quell.access;

import dev.quell.web.ApiException;
import dev.quell.web.Caller;
import dev.quell.web.ErrorCode;
import dev.quell.web.Needs;
import dev.quell.web.Nothing;
import dev.quell.web.Permission;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The keys programs call with in somebody's name; {@code person_id} is for administrators. */
@RestController
@Tag(name = "API keys", description = "For programs that call in a person's name")
public final class AppKeyApi {
  private static final int LONGEST_NAME = 39;

  private final AppKeys keys;
  private final People people;

  public AppKeyApi(AppKeys keys, People people) {
    this.keys = keys;
    this.people = people;
  }

  record CreateRequest(@Required String keyName, Optional<Long> personId) {}

  record KeyRequest(@Required Long keyId, Optional<Long> personId) {}

  record RenameRequest(@Required Long keyId, @Required String keyName, Optional<Long> personId) {}

  record ListRequest(Optional<Long> personId) {}

  /** {@code key} is the secret; nobody is told it again. */
  record NewKey(long keyId, String keyName, String key, String status) {
    @Override
    public String toString() {
      return "NewKey[" + keyId + "]";
    }
  }

  /** {@code last_used_at}: to some minutes; 0 when never. Times are epoch seconds. */
  record KeyItem(
      long keyId, String keyName, long personId, String status, long createdAt, long lastUsedAt) {}

  record Keys(List<KeyItem> items, int total) {}

  @Operation(summary = "Make a key; its secret is in this answer only")
  @PostMapping("/person/app-key/create")
  @Needs(Permission.API_KEYS_MANAGE)
  NewKey create(@RequestBody CreateRequest request, Caller caller) {
    String name = Requests.text("key_name", request.keyName().strip(), LONGEST_NAME);
    AppKeys.Created made = keys.create(owner(request.personId(), caller), name);
    return new NewKey(made.key().id(), name, made.secret(), "enabled");
  }

  @Operation(summary = "Delete a key; it stops working at once")
  @PostMapping("/person/app-key/delete")
  @Needs(Permission.API_KEYS_MANAGE)
  Nothing delete(@RequestBody KeyRequest request, Caller caller) {
    keys.delete(keys.existing(request.keyId(), owner(request.personId(), caller)));
    return new Nothing();
  }

  @Operation(summary = "Let a key rest; it stops working at once")
  @PostMapping("/person/app-key/disable")
  @Needs(Permission.API_KEYS_MANAGE)
  Nothing disable(@RequestBody KeyRequest request, Caller caller) {
    keys.enable(keys.existing(request.keyId(), owner(request.personId(), caller)), false);
    return new Nothing();
  }

  @Operation(summary = "Let a key work again")
  @PostMapping("/person/app-key/enable")
  @Needs(Permission.API_KEYS_MANAGE)
  Nothing enable(@RequestBody KeyRequest request, Caller caller) {
    keys.enable(keys.existing(request.keyId(), owner(request.personId(), caller)), true);
    return new Nothing();
  }

  @Operation(summary = "One's own keys, without their secrets")
  @PostMapping("/person/app-key/list")
  @Needs(Permission.API_KEYS_READ)
  Keys list(@RequestBody ListRequest request, Caller caller) {
    List<KeyItem> items =
        keys.of(owner(request.personId(), caller)).stream()
            .map(key ->
                new KeyItem(
                    key.id(),
                    key.name(),
                    key.personId(),
                    key.isEnabled() ? "enabled" : "disabled",
                    key.createdAt() / 1000,
                    key.lastUsedAt() / 1000))
            .toList();
    return new Keys(items, items.size());
  }

  @Operation(summary = "Call a key something else")
  @PostMapping("/person/app-key/name/reset")
  @Needs(Permission.API_KEYS_MANAGE)
  Nothing rename(@RequestBody RenameRequest request, Caller caller) {
    String name = Requests.text("key_name", request.keyName().strip(), LONGEST_NAME);
    keys.rename(keys.existing(request.keyId(), owner(request.personId(), caller)), name);
    return new Nothing();
  }

  private long owner(Optional<Long> said, Caller caller) {
    long id = said.filter(number -> number != 0).orElse(caller.personId());
    if (id != caller.personId() && !caller.rights().isAdmin()) {
      throw new ApiException(
          ErrorCode.ACCESS_DENIED,
          "person_id: " + id + " is not you (expected: none, or the role Admin)");
    }
    return new PersonRules(people.book()).existing(id).id();
  }
}
