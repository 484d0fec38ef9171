package dev.quell.incident;

import dev.quell.queue.Commands;
import dev.quell.web.Caller;
import dev.quell.web.Json;
import dev.quell.web.Needs;
import dev.quell.web.Nothing;
import dev.quell.web.Permission;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people want to know of every incident. */
@RestController
@Tag(name = "Custom fields", description = "What incidents say beside what all have")
public final class CustomFieldApi {
  private static final JsonMapper JSON = Json.mapper();

  private final CustomFields fields;
  private final Commands commands;

  public CustomFieldApi(CustomFields fields, Commands commands) {
    this.fields = fields;
    this.commands = commands;
  }

  record FieldId(@Required String fieldId) {}

  record ListRequest() {}

  record Created(String fieldId, String fieldName) {}

  record Items(List<Item> items, int total) {}

  /** Times are epoch seconds. */
  record Item(
      String fieldId,
      long accountId,
      String fieldName,
      String displayName,
      String description,
      String fieldType,
      String valueType,
      List<String> options,
      Optional<JsonNode> defaultValue,
      String status,
      long creatorId,
      long updatedBy,
      long createdAt,
      long updatedAt) {

    static Item of(CustomField field) {
      CustomField.Body body = field.body();
      return new Item(
          field.id(),
          AlertItem.ACCOUNT,
          body.fieldName(),
          body.displayName(),
          body.description(),
          body.fieldType(),
          body.valueType(),
          body.options(),
          body.defaultValue().map(value -> JSON.valueToTree(value)),
          "enabled",
          field.creatorId(),
          field.updatedBy(),
          field.createdAt() / 1000,
          field.updatedAt() / 1000);
    }
  }

  @Operation(summary = "All custom fields, the oldest first")
  @PostMapping("/field/list")
  @Needs(Permission.FIELDS_READ)
  Items list(@RequestBody ListRequest request) {
    List<Item> items = fields.all().stream().map(Item::of).toList();
    return new Items(items, items.size());
  }

  @Operation(summary = "One custom field")
  @PostMapping("/field/info")
  @Needs(Permission.FIELDS_READ)
  Item info(@RequestBody FieldId id) {
    return Item.of(fields.existing(id.fieldId()));
  }

  @Operation(summary = "Add a custom field; 15 at most; incidents opened from now on have it")
  @PostMapping("/field/create")
  @Needs(Permission.FIELDS_MANAGE)
  Created create(@RequestBody CustomFieldForm form, Caller caller) {
    return JSON.readValue(run("field.create", form, caller), Created.class);
  }

  @Operation(summary = "Change a custom field; its name and types are for good")
  @PostMapping("/field/update")
  @Needs(Permission.FIELDS_MANAGE)
  Nothing update(@RequestBody CustomFieldForm form, Caller caller) {
    run("field.update", form, caller);
    return new Nothing();
  }

  @Operation(summary = "Delete a custom field with what incidents say in it")
  @PostMapping("/field/delete")
  @Needs(Permission.FIELDS_MANAGE)
  Nothing delete(@RequestBody FieldId id, Caller caller) {
    run("field.delete", id, caller);
    return new Nothing();
  }

  private String run(String kind, Object request, Caller caller) {
    return commands.run(kind, caller.personId(), JSON.writeValueAsString(request));
  }
}
