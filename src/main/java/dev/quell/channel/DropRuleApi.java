package dev.quell.channel;

import dev.quell.channel.rule.ChannelRule.Kind;
import dev.quell.channel.rule.DropForm;
import dev.quell.channel.rule.RuleId;
import dev.quell.channel.rule.RuleOrder;
import dev.quell.web.Caller;
import dev.quell.web.Edits;
import dev.quell.web.Needs;
import dev.quell.web.Nothing;
import dev.quell.web.Permission;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Rules that take triggers away before anything else happens to them. */
@RestController
@Tag(
    name = "Noise rules",
    description = "What a channel drops, silences and inhibits before people hear of it")
public final class DropRuleApi {
  private static final Kind KIND = Kind.UNSUBSCRIBE;

  private final RuleDesk desk;

  public DropRuleApi(RuleDesk desk) {
    this.desk = desk;
  }

  record ListRequest(@Required Long channelId) {}

  record Items(List<DropItem> items) {}

  @Operation(summary = "Make a rule that drops what matches it")
  @PostMapping("/channel/unsubscribe/rule/create")
  @Needs(Permission.CHANNELS_MANAGE)
  @Edits("channel_id")
  RuleDesk.Created create(@RequestBody DropForm form, Caller caller) {
    return desk.create(KIND, form, caller);
  }

  @Operation(summary = "Change a rule; what is left out stays as it is")
  @PostMapping("/channel/unsubscribe/rule/update")
  @Needs(Permission.CHANNELS_MANAGE)
  @Edits("channel_id")
  Nothing update(@RequestBody DropForm form, Caller caller) {
    return desk.update(KIND, form, form.ruleId(), caller);
  }

  @Operation(summary = "Rules of a channel that drop, in the order they are asked")
  @PostMapping("/channel/unsubscribe/rule/list")
  @Needs(Permission.CHANNELS_READ)
  Items list(@RequestBody ListRequest request) {
    return new Items(
        desk.items(
            request.channelId(),
            (channel, around) ->
                channel.rules().drops().stream()
                    .map(rule -> DropItem.of(channel, rule, around))
                    .toList()));
  }

  @Operation(summary = "Let a rule be asked again")
  @PostMapping("/channel/unsubscribe/rule/enable")
  @Needs(Permission.CHANNELS_MANAGE)
  @Edits("channel_id")
  Nothing enable(@RequestBody RuleId id, Caller caller) {
    return desk.move(KIND, RuleDesk.Move.ENABLE, id, caller);
  }

  @Operation(summary = "Do not ask a rule any more; it stays")
  @PostMapping("/channel/unsubscribe/rule/disable")
  @Needs(Permission.CHANNELS_MANAGE)
  @Edits("channel_id")
  Nothing disable(@RequestBody RuleId id, Caller caller) {
    return desk.move(KIND, RuleDesk.Move.DISABLE, id, caller);
  }

  @Operation(summary = "Remove a rule")
  @PostMapping("/channel/unsubscribe/rule/delete")
  @Needs(Permission.CHANNELS_MANAGE)
  @Edits("channel_id")
  Nothing delete(@RequestBody RuleId id, Caller caller) {
    return desk.move(KIND, RuleDesk.Move.DELETE, id, caller);
  }

  @Operation(summary = "Say in which order the rules of a kind are asked")
  @PostMapping("/channel/rule/reorder")
  @Needs(Permission.CHANNELS_MANAGE)
  @Edits("channel_id")
  Nothing reorder(@RequestBody RuleOrder order, Caller caller) {
    desk.run("channel.rule.reorder", order, caller);
    return new Nothing();
  }
}
