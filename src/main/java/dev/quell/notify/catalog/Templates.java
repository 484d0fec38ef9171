package dev.quell.notify.catalog;

import dev.quell.model.ObjectId;
import dev.quell.notify.Markup;
import dev.quell.notify.template.Wording;
import dev.quell.queue.CommandHandler;
import dev.quell.queue.LogRecord;
import dev.quell.storage.Database;
import dev.quell.storage.Sql;
import dev.quell.web.ApiException;
import dev.quell.web.Json;
import dev.quell.web.Owner;
import dev.quell.web.Requests;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** The templates of the installation, kept in memory as the flow last left them. */
public final class Templates implements CommandHandler {
  /** Names of the words that come with Quell, as older clients send them. */
  private static final Set<String> PRESETS =
      Set.of("6321aad26c12104586a88916", "000000000000000000000001", "000000000000000000000000");

  private static final JsonMapper JSON = Json.mapper();
  private static final int MOST = 500;

  private final Database database;
  private final Wording wording;
  private final Function<String, Markup> markup;
  private final Uses uses;
  private volatile Map<String, Template> byId = Map.of();

  /** Knows where a template is in use. */
  @FunctionalInterface
  public interface Uses {
    List<ApiException.Ref> of(String templateId);
  }

  /**
   * @param markup what messages of a medium are written in
   */
  public Templates(Database database, Function<String, Markup> markup, Uses uses) {
    this.database = database;
    this.wording = new Wording();
    this.markup = markup;
    this.uses = uses;
    settled(true);
  }

  /** The source for a medium; empty where the preset has the word. */
  public String source(String templateId, String medium) {
    return Optional.ofNullable(byId.get(templateId)).map(one -> one.source(medium)).orElse("");
  }

  /** Whether a rule may name it: one of ours, a preset, or none. */
  public boolean isKnown(String templateId) {
    return templateId.isEmpty() || PRESETS.contains(templateId) || byId.containsKey(templateId);
  }

  /** Whose it is; empty when there is none. */
  public Optional<Owner> owner(String templateId) {
    return Optional.ofNullable(byId.get(templateId))
        .map(found -> Owner.of(found.creatorId(), found.body().teamId()));
  }

  Collection<Template> all() {
    return byId.values();
  }

  Template existing(String id) {
    return Optional.ofNullable(byId.get(id))
        .orElseThrow(() -> ApiException.notFound("template", id));
  }

  @Override
  public String area() {
    return "template";
  }

  @Override
  public String apply(Sql sql, LogRecord.Command command, long offset) {
    return switch (command.kind()) {
      case "template.create" -> create(sql, command, offset);
      case "template.update" -> update(sql, command);
      case "template.delete" -> delete(sql, command);
      default -> throw new IllegalArgumentException("command: " + command.kind());
    };
  }

  @Override
  public void settled(boolean kept) {
    Map<String, Template> read = new LinkedHashMap<>();
    database.read(TemplateStore::all).forEach(one -> read.put(one.id(), one));
    byId = read;
  }

  private String create(Sql sql, LogRecord.Command command, long offset) {
    if (byId.size() >= MOST) {
      throw Requests.invalid("template_name", MOST + " templates", "fewer; delete one first");
    }
    Template.Body body = body(command, "");
    String id = ObjectId.of(command.receivedAt(), offset, 0);
    TemplateStore.put(
        sql,
        new Template(
            id, body, command.by(), command.receivedAt(), command.by(), command.receivedAt()));
    return JSON.writeValueAsString(new TemplateApi.Created(id, body.name()));
  }

  private String update(Sql sql, LogRecord.Command command) {
    TemplateForm form = JSON.readValue(command.body(), TemplateForm.class);
    Template old = existing(form.templateId().orElse(""));
    TemplateStore.put(
        sql, old.changed(body(command, old.id()), command.by(), command.receivedAt()));
    return "{}";
  }

  private String delete(Sql sql, LogRecord.Command command) {
    Template old =
        existing(JSON.readValue(command.body(), TemplateApi.TemplateId.class).templateId());
    List<ApiException.Ref> refs = uses.of(old.id());
    if (!refs.isEmpty()) {
      throw ApiException.referenced(
          "template "
              + old.body().name()
              + ": used by rules "
              + String.join(", ", refs.stream().map(ApiException.Ref::name).toList())
              + " (expected: one that no rule uses)",
          refs);
    }
    TemplateStore.remove(sql, old.id());
    return "{}";
  }

  /** Every source must fill in a made-up incident. */
  private Template.Body body(LogRecord.Command command, String ownId) {
    Template.Body body = JSON.readValue(command.body(), TemplateForm.class).read();
    boolean taken =
        byId.values().stream()
            .anyMatch(one -> one.body().name().equals(body.name()) && !one.id().equals(ownId));
    if (taken) {
      throw Requests.invalid("template_name", '"' + body.name() + '"', "a name nobody has");
    }
    body.sources()
        .forEach((medium, source) ->
            wording
                .problem(source, markup.apply(medium))
                .ifPresent(why -> {
                  throw Requests.invalid(medium, why, "a template that fills in a sample incident");
                }));
    return body;
  }
}
