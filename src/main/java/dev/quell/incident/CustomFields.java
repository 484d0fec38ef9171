package dev.quell.incident;

import dev.quell.model.ObjectId;
import dev.quell.queue.CommandHandler;
import dev.quell.queue.LogRecord;
import dev.quell.storage.Database;
import dev.quell.storage.Sql;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import dev.quell.web.Json;
import dev.quell.web.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All custom fields of incidents, kept in memory as the flow last left them. */
public final class CustomFields implements CommandHandler, FieldsAsked {
  static final int MOST = 15;
  static final int MOST_OPTION = 200;
  private static final JsonMapper JSON = Json.mapper();

  private final Database database;
  private volatile List<CustomField> fields = List.of();

  public CustomFields(Database database) {
    this.database = database;
    settled(true);
  }

  /** The oldest first. */
  List<CustomField> all() {
    return fields;
  }

  CustomField existing(String id) {
    return fields.stream()
        .filter(field -> field.id().equals(id))
        .findFirst()
        .orElseThrow(() -> ApiException.notFound("field", id));
  }

  Optional<CustomField> named(String name) {
    return fields.stream().filter(field -> field.body().fieldName().equals(name)).findFirst();
  }

  /** What an incident says in each field it has a value of, by the names of these. */
  public Map<String, Object> of(Incident incident) {
    Map<String, Object> values = incident.handling().particulars().fields();
    Map<String, Object> named = new TreeMap<>();
    for (CustomField field : values.isEmpty() ? List.<CustomField>of() : fields) {
      Object value = values.get(field.id());
      if (value != null) {
        named.put(field.body().fieldName(), value);
      }
    }
    return named;
  }

  @Override
  public Optional<CustomField> toSet(String fieldName) {
    return Optional.of(named(fieldName).orElseThrow(() -> unknown("field_name", fieldName)));
  }

  @Override
  public Map<String, Object> values(String name, JsonNode given) {
    Map<String, Object> values = new TreeMap<>();
    for (Map.Entry<String, JsonNode> one : given.properties()) {
      CustomField field = named(one.getKey()).orElseThrow(() -> unknown(name, one.getKey()));
      values.put(field.id(), field.value(name + "." + one.getKey(), one.getValue()));
    }
    defaults().forEach(values::putIfAbsent);
    return values;
  }

  @Override
  public Map<String, Object> defaults() {
    Map<String, Object> usual = new TreeMap<>();
    fields.forEach(
        field -> field.body().defaultValue().ifPresent(value -> usual.put(field.id(), value)));
    return usual;
  }

  /**
   * Values to look for, by the ids of their fields: of each field one of these.
   *
   * @param given by the names of fields, a value or a list of them
   */
  Map<String, List<String>> wanted(Map<String, JsonNode> given) {
    Requests.between("fields (how many)", given.size(), 0, MOST);
    Map<String, List<String>> wanted = new TreeMap<>();
    given.forEach((name, values) -> {
      CustomField field = named(name).orElseThrow(() -> unknown("fields", name));
      if (!field.isSearchable()) {
        throw Requests.invalid("fields." + name, "a text field", "a select or a checkbox");
      }
      List<String> words = new ArrayList<>();
      if (values.isArray()) {
        values.forEach(value -> words.add(value.asString("")));
      } else {
        words.add(values.asString(""));
      }
      wanted.put(field.id(), Requests.list("fields." + name, words, 1, QueryWords.MOST_VALUES));
    });
    return wanted;
  }

  static ApiException unknown(String name, String fieldName) {
    return new ApiException(
        ErrorCode.RESOURCE_NOT_FOUND,
        Requests.invalid(name, fieldName, "the name of a custom field").sentence());
  }

  @Override
  public String area() {
    return "field";
  }

  @Override
  public String apply(Sql sql, LogRecord.Command command, long offset) {
    CustomFieldForm form = JSON.readValue(command.body(), CustomFieldForm.class);
    return switch (command.kind()) {
      case "field.create" ->
          create(sql, command, form, ObjectId.of(command.receivedAt(), offset, 0));
      case "field.update" -> update(sql, command, form);
      case "field.delete" -> delete(sql, form);
      default -> throw new IllegalArgumentException("command: " + command.kind());
    };
  }

  private String create(Sql sql, LogRecord.Command command, CustomFieldForm form, String id) {
    CustomField.Body body = form.body();
    if (fields.size() >= MOST) {
      throw Requests.invalid("field_name", MOST + " fields", "fewer; delete one first");
    }
    if (named(body.fieldName()).isPresent()) {
      throw Requests.invalid("field_name", body.fieldName(), "a name no field has");
    }
    long now = command.receivedAt();
    CustomFieldStore.put(sql, new CustomField(id, body, command.by(), now, command.by(), now));
    return JSON.writeValueAsString(new CustomFieldApi.Created(id, body.fieldName()));
  }

  private String update(Sql sql, LogRecord.Command command, CustomFieldForm form) {
    CustomField old = existing(form.fieldId().orElse(""));
    CustomField.Body body = form.over(old.body());
    if (!body.equals(old.body())) {
      CustomFieldStore.put(
          sql,
          new CustomField(
              old.id(),
              body,
              old.creatorId(),
              old.createdAt(),
              command.by(),
              command.receivedAt()));
    }
    return "{}";
  }

  private String delete(Sql sql, CustomFieldForm form) {
    CustomFieldStore.remove(sql, existing(form.fieldId().orElse("")).id());
    return "{}";
  }

  @Override
  public void settled(boolean kept) {
    fields = database.read(CustomFieldStore::all);
  }
}
