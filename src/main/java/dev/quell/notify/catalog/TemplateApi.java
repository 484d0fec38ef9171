package dev.quell.notify.catalog;

import dev.quell.notify.Cut;
import dev.quell.notify.Markup;
import dev.quell.notify.Message.Language;
import dev.quell.notify.NotifierDescriptor.Limit;
import dev.quell.notify.template.Circumstances;
import dev.quell.notify.template.Presets;
import dev.quell.notify.template.TemplateModel;
import dev.quell.notify.template.Wording;
import dev.quell.queue.Commands;
import dev.quell.web.Caller;
import dev.quell.web.Costly;
import dev.quell.web.Edits;
import dev.quell.web.Json;
import dev.quell.web.Needs;
import dev.quell.web.Nothing;
import dev.quell.web.PageRequest;
import dev.quell.web.Permission;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Templates of one's own for the words of messages. */
@RestController
@Tag(name = "Notification templates", description = "The words of messages")
public final class TemplateApi {
  private static final JsonMapper JSON = Json.mapper();
  private static final int LONGEST_CONTENT = 20_000;

  private final Templates templates;
  private final Commands commands;
  private final Parts parts;
  private final Wording wording = new Wording();

  /**
   * What previews go by.
   *
   * @param markup what messages of a medium are written in
   * @param limits how much text every provider of a medium takes
   * @param incidents what a template may name of an incident; empty: there is none
   */
  public record Parts(
      Function<String, Markup> markup,
      Function<String, Limit> limits,
      Function<String, Optional<Map<String, Object>>> incidents,
      InstantSource clock,
      ZoneId zone) {}

  public TemplateApi(Templates templates, Commands commands, Parts parts) {
    this.templates = templates;
    this.commands = commands;
    this.parts = parts;
  }

  record TemplateId(@Required String templateId) {}

  record Created(String templateId, String templateName) {}

  record ListRequest(
      int p,
      int limit,
      Optional<String> orderby,
      boolean asc,
      boolean isMyTeam,
      List<Long> teamIds,
      long creatorId,
      Optional<String> query) {}

  record Items(int total, boolean hasNextPage, List<TemplateItem> items) {}

  /**
   * A source to try.
   *
   * @param type the medium it is meant for
   * @param incidentId of whom it speaks; left out: of a made-up incident
   * @param language {@code en} or {@code zh}
   */
  record PreviewRequest(
      @Required String content,
      @Required String type,
      Optional<String> incidentId,
      Optional<String> language) {}

  /**
   * What came of it.
   *
   * @param message why it failed; empty when it did not
   * @param size of the content, in the unit of the limit
   * @param limit what a message of the medium may have of it, what is more is cut off; 0 for none
   * @param unit {@code bytes} of UTF-8 or {@code characters}
   */
  record Preview(
      boolean success, String content, String message, int size, int limit, String unit) {}

  record PresetRequest(@Required String type, Optional<String> language) {}

  record Preset(String content) {}

  @Operation(summary = "Templates, a page at a time")
  @PostMapping("/template/list")
  @Needs(Permission.TEMPLATES_READ)
  Items list(@RequestBody ListRequest request, Caller caller) {
    String order = request.orderby().filter(word -> !word.isEmpty()).orElse("created_at");
    Requests.oneOf("orderby", order, List.of("created_at", "updated_at"));
    Comparator<Template> by =
        order.equals("created_at")
            ? Comparator.comparingLong(Template::createdAt)
            : Comparator.comparingLong(Template::updatedAt);
    PageRequest page = PageRequest.of(request.p(), request.limit());
    String query = request.query().orElse("").strip().toLowerCase(Locale.ROOT);
    List<Template> found =
        templates.all().stream()
            .filter(one -> isWanted(one, request, caller))
            .filter(one -> one.body().name().toLowerCase(Locale.ROOT).contains(query))
            .sorted((request.asc() ? by : by.reversed()).thenComparing(Template::id))
            .toList();
    List<TemplateItem> items =
        found.stream().skip(page.offset()).limit(page.limit()).map(TemplateItem::of).toList();
    return new Items(found.size(), page.offset() + items.size() < found.size(), items);
  }

  private static boolean isWanted(Template one, ListRequest request, Caller caller) {
    boolean ofTeam =
        request.isMyTeam()
            ? caller.rights().teamIds().contains(one.body().teamId())
            : request.teamIds().isEmpty() || request.teamIds().contains(one.body().teamId());
    return ofTeam && (request.creatorId() == 0 || request.creatorId() == one.creatorId());
  }

  @Operation(summary = "One template")
  @PostMapping("/template/info")
  @Needs(Permission.TEMPLATES_READ)
  TemplateItem info(@RequestBody TemplateId request) {
    return TemplateItem.of(templates.existing(request.templateId()));
  }

  @Operation(summary = "Make a template; each source is tried on a made-up incident")
  @PostMapping("/template/create")
  @Needs(Permission.TEMPLATES_MANAGE)
  Created create(@RequestBody TemplateForm form, Caller caller) {
    return JSON.readValue(run("template.create", form, caller), Created.class);
  }

  @Operation(summary = "Replace what a template says; what is left out is the preset's")
  @PostMapping("/template/update")
  @Needs(Permission.TEMPLATES_MANAGE)
  @Edits("template_id")
  Nothing update(@RequestBody TemplateForm form, Caller caller) {
    Requests.required("template_id", form.templateId().orElse(null));
    run("template.update", form, caller);
    return new Nothing();
  }

  @Operation(summary = "Delete a template that no rule uses")
  @PostMapping("/template/delete")
  @Needs(Permission.TEMPLATES_MANAGE)
  @Edits("template_id")
  Nothing delete(@RequestBody TemplateId request, Caller caller) {
    run("template.delete", request, caller);
    return new Nothing();
  }

  @Operation(summary = "What a source would say of an incident; nothing is sent")
  @PostMapping("/template/preview")
  @Costly
  @Needs(Permission.TEMPLATES_READ)
  Preview preview(@RequestBody PreviewRequest request) {
    String type = medium(request.type());
    String source = Requests.atMost("content", request.content(), LONGEST_CONTENT);
    TemplateModel model =
        request
            .incidentId()
            .filter(id -> !id.isEmpty())
            .map(id -> TemplateModel.of(incident(id)))
            .orElseGet(TemplateModel::sample);
    Circumstances circumstances =
        new Circumstances(
            parts.markup().apply(type),
            language(request.language()),
            parts.zone(),
            parts.clock().instant());
    Wording.Worded worded = wording.words(type, source, model, circumstances);
    Limit limit = parts.limits().apply(type);
    return new Preview(
        worded.problem().isEmpty(),
        worded.text(),
        worded.problem().orElse(""),
        Cut.length(worded.text(), limit.unit()),
        limit.most(),
        limit.unit().name().toLowerCase(Locale.ROOT));
  }

  @Operation(summary = "The words that come with Quell, to begin from")
  @PostMapping("/template/preset")
  @Needs(Permission.TEMPLATES_READ)
  Preset preset(@RequestBody PresetRequest request) {
    String type = medium(request.type());
    String known = Presets.MEDIA.contains(type) ? type : "sms";
    return new Preset(Presets.source(known, language(request.language())));
  }

  private Map<String, Object> incident(String id) {
    return parts
        .incidents()
        .apply(id)
        .orElseThrow(() -> dev.quell.web.ApiException.notFound("incident", id));
  }

  private static String medium(String type) {
    return Requests.oneOf("type", type, TemplateForm.MEDIA);
  }

  private static Language language(Optional<String> word) {
    String said = word.filter(one -> !one.isEmpty()).orElse("en");
    return Requests.oneOf("language", said, List.of("en", "zh")).equals("zh")
        ? Language.ZH
        : Language.EN;
  }

  private String run(String kind, Record request, Caller caller) {
    return commands.run(kind, caller.personId(), JSON.writeValueAsString(request));
  }
}
