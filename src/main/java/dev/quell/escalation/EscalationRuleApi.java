package dev.quell.escalation;

import dev.quell.channel.Channel;
import dev.quell.queue.Commands;
import dev.quell.web.Caller;
import dev.quell.web.Edits;
import dev.quell.web.Json;
import dev.quell.web.Needs;
import dev.quell.web.Nothing;
import dev.quell.web.Permission;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Who is told of the incidents of a channel, and who next if nobody answers. */
@RestController
@Tag(
    name = "Escalation rules",
    description = "Who is told of an incident, when, and who next if nobody answers")
public final class EscalationRuleApi {
  private static final JsonMapper JSON = Json.mapper();

  private final EscalationRules rules;
  private final Commands commands;

  public EscalationRuleApi(EscalationRules rules, Commands commands) {
    this.rules = rules;
    this.commands = commands;
  }

  record RuleRequest(@Required Long channelId, @Required String ruleId) {}

  record ListRequest(@Required Long channelId) {}

  /** {@code ruleIds}: all of the channel, the first to be asked first. */
  record OrderRequest(@Required Long channelId, @Required List<String> ruleIds) {}

  record Created(String ruleId, String ruleName) {}

  record Items(List<EscalationItem> items) {}

  @Operation(summary = "Make an escalation rule")
  @PostMapping("/channel/escalate/rule/create")
  @Needs(Permission.CHANNELS_MANAGE)
  @Edits("channel_id")
  Created create(@RequestBody EscalationForm form, Caller caller) {
    return JSON.readValue(run("escalation.create", form, caller), Created.class);
  }

  @Operation(summary = "Replace what an escalation rule says")
  @PostMapping("/channel/escalate/rule/update")
  @Needs(Permission.CHANNELS_MANAGE)
  @Edits("channel_id")
  Nothing update(@RequestBody EscalationForm form, Caller caller) {
    Requests.required("rule_id", form.ruleId().orElse(null));
    run("escalation.update", form, caller);
    return new Nothing();
  }

  @Operation(summary = "One escalation rule")
  @PostMapping("/channel/escalate/rule/info")
  @Needs(Permission.CHANNELS_READ)
  EscalationItem info(@RequestBody RuleRequest request) {
    Channel channel = rules.channel(request.channelId());
    return EscalationItem.of(rules.existing(channel.id(), request.ruleId()), channel.name());
  }

  @Operation(summary = "The escalation rules of a channel, in the order they are asked")
  @PostMapping("/channel/escalate/rule/list")
  @Needs(Permission.CHANNELS_READ)
  Items list(@RequestBody ListRequest request) {
    Channel channel = rules.channel(request.channelId());
    return new Items(
        rules.of(channel.id()).stream()
            .map(kept -> EscalationItem.of(kept, channel.name()))
            .toList());
  }

  @Operation(summary = "Let a rule be asked again")
  @PostMapping("/channel/escalate/rule/enable")
  @Needs(Permission.CHANNELS_MANAGE)
  @Edits("channel_id")
  Nothing enable(@RequestBody RuleRequest request, Caller caller) {
    run("escalation.enable", request, caller);
    return new Nothing();
  }

  @Operation(summary = "Do not ask a rule")
  @PostMapping("/channel/escalate/rule/disable")
  @Needs(Permission.CHANNELS_MANAGE)
  @Edits("channel_id")
  Nothing disable(@RequestBody RuleRequest request, Caller caller) {
    run("escalation.disable", request, caller);
    return new Nothing();
  }

  @Operation(summary = "Remove a rule")
  @PostMapping("/channel/escalate/rule/delete")
  @Needs(Permission.CHANNELS_MANAGE)
  @Edits("channel_id")
  Nothing delete(@RequestBody RuleRequest request, Caller caller) {
    run("escalation.delete", request, caller);
    return new Nothing();
  }

  @Operation(summary = "Say in which order the rules of a channel are asked")
  @PostMapping("/channel/escalate/rule/reorder")
  @Needs(Permission.CHANNELS_MANAGE)
  @Edits("channel_id")
  Nothing reorder(@RequestBody OrderRequest request, Caller caller) {
    run("escalation.reorder", request, caller);
    return new Nothing();
  }

  private String run(String kind, Object request, Caller caller) {
    return commands.run(kind, caller.personId(), JSON.writeValueAsString(request));
  }
}
