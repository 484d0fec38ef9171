package dev.quell.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quell.queue.Commands;
import dev.quell.web.Anybody;
import dev.quell.web.ApiException;
import dev.quell.web.Caller;
import dev.quell.web.Json;
import dev.quell.web.Needs;
import dev.quell.web.Nothing;
import dev.quell.web.Permission;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What people may do, by the roles they have. */
@RestController
@Tag(name = "Roles", description = "Built-in and own roles, and the permissions they give")
public final class RoleApi {
  private static final JsonMapper JSON = Json.mapper();
  private static final int LONGEST_NAME = 39;
  private static final int LONGEST_DESCRIPTION = 499;
  private static final int MOST_AT_ONCE = 100;
  private static final List<String> FACTORS = List.of("api", "button", "visit", "menu", "url");

  private final People people;
  private final Commands commands;

  public RoleApi(People people, Commands commands) {
    this.people = people;
    this.commands = commands;
  }

  record ListRequest(Optional<String> orderby, boolean asc) {}

  record RoleId(@Required Long roleId) {}

  /** {@code role_id} absent or 0 makes a new one. */
  record RoleForm(
      Optional<Long> roleId,
      @Required String roleName,
      Optional<String> description,
      Optional<List<Long>> permissionIds) {

    RoleForm checked() {
      description.ifPresent(text -> Requests.atMost("description", text, LONGEST_DESCRIPTION));
      permissionIds.ifPresent(ids -> Requests.list("permission_ids", ids, 0, MOST_AT_ONCE));
      String name = Requests.text("role_name", roleName.strip(), LONGEST_NAME);
      return new RoleForm(roleId, name, description, permissionIds);
    }
  }

  record Saved(long roleId, String roleName) {}

  /** {@code editable}: made by people. */
  record RoleItem(
      long roleId,
      String roleName,
      String description,
      String status,
      List<Long> permissionIds,
      boolean editable,
      long createdAt,
      long updatedAt) {

    static RoleItem of(Role role) {
      return new RoleItem(
          role.id(),
          role.name(),
          role.description(),
          role.isEnabled() ? "enabled" : "disabled",
          role.permissions().stream().map(Permission::id).sorted().toList(),
          role.isOwn(),
          role.createdAt() / 1000,
          role.updatedAt() / 1000);
    }
  }

  record Roles(int total, List<RoleItem> items) {}

  /** {@code with_all}: also what these roles do not give. */
  record PermissionsRequest(List<Long> roleIds, boolean withAll) {}

  record PermissionItem(
      long id,
      String permissionName,
      String permissionType,
      String description,
      @JsonProperty("class") String group,
      String scope,
      String status,
      Optional<Boolean> isGranted) {

    static PermissionItem of(Permission permission, Optional<Boolean> granted) {
      return new PermissionItem(
          permission.id(),
          permission.title(),
          permission.isManage() ? "manage" : "read",
          "May " + permission.meaning(),
          permission.area().title(),
          permission.area().wire(),
          "enabled",
          granted);
    }
  }

  record Permissions(List<PermissionItem> items) {}

  record FactorsRequest(List<String> factorTypes) {}

  /** What the console shows or hides, in the words of {@code /session/info}. */
  record Factor(String factorName, String factorType) {}

  record MembersOfRole(@Required List<Long> memberIds, @Required Long roleId) {}

  @Operation(summary = "All roles")
  @PostMapping("/role/list")
  @Anybody
  Roles list(@RequestBody ListRequest request) {
    String word = request.orderby().filter(text -> !text.isEmpty()).orElse("created_at");
    Requests.oneOf("orderby", word, List.of("created_at", "updated_at"));
    Comparator<Role> order =
        Comparator.comparingLong(
                (Role role) -> word.equals("updated_at") ? role.updatedAt() : role.createdAt())
            .thenComparingLong(Role::id);
    List<RoleItem> items =
        people.book().roles().values().stream()
            .sorted(request.asc() ? order : order.reversed())
            .map(RoleItem::of)
            .toList();
    return new Roles(items.size(), items);
  }

  @Operation(summary = "One role")
  @PostMapping("/role/info")
  @Anybody
  RoleItem info(@RequestBody RoleId request) {
    return RoleItem.of(existing(request.roleId()));
  }

  @Operation(summary = "Make a role, or change one that people made")
  @PostMapping("/role/upsert")
  @Needs(Permission.ROLES_MANAGE)
  Saved upsert(@RequestBody RoleForm form, Caller caller) {
    return JSON.readValue(run("role.upsert", form.checked(), caller), Saved.class);
  }

  @Operation(summary = "Delete a role that nobody has")
  @PostMapping("/role/delete")
  @Needs(Permission.ROLES_MANAGE)
  Nothing delete(@RequestBody RoleId request, Caller caller) {
    run("role.delete", request, caller);
    return new Nothing();
  }

  @Operation(summary = "Let a role give its permissions again")
  @PostMapping("/role/enable")
  @Needs(Permission.ROLES_MANAGE)
  Nothing enable(@RequestBody RoleId request, Caller caller) {
    run("role.enable", request, caller);
    return new Nothing();
  }

  @Operation(summary = "Let a role give nothing, at once")
  @PostMapping("/role/disable")
  @Needs(Permission.ROLES_MANAGE)
  Nothing disable(@RequestBody RoleId request, Caller caller) {
    run("role.disable", request, caller);
    return new Nothing();
  }

  @Operation(summary = "What these roles let people do; of no role in particular: all there is")
  @PostMapping("/role/permission/list")
  @Anybody
  Permissions permissions(@RequestBody PermissionsRequest request) {
    List<Long> ids = Requests.list("role_ids", request.roleIds(), 0, MOST_AT_ONCE);
    ids.forEach(this::existing);
    Set<Permission> granted = people.book().permissions(ids);
    return new Permissions(
        Arrays.stream(Permission.values())
            .filter(one -> ids.isEmpty() || request.withAll() || granted.contains(one))
            .map(one ->
                PermissionItem.of(
                    one, request.withAll() ? Optional.of(granted.contains(one)) : Optional.empty()))
            .toList());
  }

  @Operation(summary = "What the caller may do, for whoever shows or hides buttons")
  @PostMapping("/role/permission/factor/list")
  @Anybody
  List<Factor> factors(@RequestBody FactorsRequest request, Caller caller) {
    List<String> types = request.factorTypes();
    types.forEach(type -> Requests.oneOf("factor_types", type, FACTORS));
    return caller.rights().permissions().stream()
        .sorted()
        .map(permission -> new Factor(permission.word(), "api"))
        .filter(factor -> types.isEmpty() || types.contains(factor.factorType()))
        .toList();
  }

  @Operation(summary = "Give a role to people; who has it keeps it")
  @PostMapping("/role/member/grant")
  @Needs(Permission.ROLES_MANAGE)
  Nothing grant(@RequestBody MembersOfRole request, Caller caller) {
    return move(request, MemberForms.RoleMove.GRANT, caller);
  }

  @Operation(summary = "Take a role from people")
  @PostMapping("/role/member/revoke")
  @Needs(Permission.ROLES_MANAGE)
  Nothing revoke(@RequestBody MembersOfRole request, Caller caller) {
    return move(request, MemberForms.RoleMove.REVOKE, caller);
  }

  private Nothing move(MembersOfRole request, MemberForms.RoleMove move, Caller caller) {
    Requests.list("member_ids", request.memberIds(), 1, MOST_AT_ONCE);
    existing(request.roleId());
    run(
        "member.roles",
        new MemberForms.RoleChange(request.memberIds(), List.of(request.roleId()), move),
        caller);
    return new Nothing();
  }

  private Role existing(long id) {
    return Optional.ofNullable(people.book().roles().get(id))
        .orElseThrow(() -> ApiException.notFound("role", id));
  }

  private String run(String kind, Object request, Caller caller) {
    return commands.run(kind, caller.personId(), JSON.writeValueAsString(request));
  }
}
