package dev.quell.oncall;

import dev.quell.queue.Commands;
import dev.quell.web.Caller;
import dev.quell.web.Edits;
import dev.quell.web.Json;
import dev.quell.web.Needs;
import dev.quell.web.Nothing;
import dev.quell.web.Permission;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** One override at a time, so that nobody has to send a whole schedule to stand in for a friend. */
@RestController
@Tag(name = "Schedules")
public final class OverrideApi {
  private static final JsonMapper JSON = Json.mapper();

  private final Commands commands;

  public OverrideApi(Commands commands) {
    this.commands = commands;
  }

  /** {@code layerId}: an override is a layer. */
  record Created(long scheduleId, String layerId) {}

  record OverrideId(@Required Long scheduleId, @Required String layerId) {}

  @Operation(summary = "Put people on call for a while instead of whoever would be")
  @PostMapping("/schedule/override/create")
  @Needs(Permission.SCHEDULES_MANAGE)
  @Edits("schedule_id")
  Created create(@RequestBody OverrideForm form, Caller caller) {
    String answer =
        commands.run("schedule.override_create", caller.personId(), JSON.writeValueAsString(form));
    return JSON.readValue(answer, Created.class);
  }

  @Operation(summary = "Take an override back")
  @PostMapping("/schedule/override/delete")
  @Needs(Permission.SCHEDULES_MANAGE)
  @Edits("schedule_id")
  Nothing delete(@RequestBody OverrideId id, Caller caller) {
    commands.run("schedule.override_delete", caller.personId(), JSON.writeValueAsString(id));
    return new Nothing();
  }
}
