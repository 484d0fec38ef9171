package dev.quell.channel;

import dev.quell.channel.rule.ChannelRule.Kind;
import dev.quell.channel.rule.InhibitForm;
import dev.quell.channel.rule.RuleId;
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

/** Rules that keep back alerts which another, active alert explains. */
@RestController
@Tag(
    name = "Noise rules",
    description = "What a channel drops, silences and inhibits before people hear of it")
public final class InhibitRuleApi {
  private static final Kind KIND = Kind.INHIBIT;

  private final RuleDesk desk;

  public InhibitRuleApi(RuleDesk desk) {
    this.desk = desk;
  }

  record ListRequest(@Required Long channelId) {}

  record Items(List<InhibitItem> items) {}

  @Operation(summary = "Make a rule that keeps back what another alert explains")
  @PostMapping("/channel/inhibit/rule/create")
  @Needs(Permission.CHANNELS_MANAGE)
  @Edits("channel_id")
  RuleDesk.Created create(@RequestBody InhibitForm form, Caller caller) {
    return desk.create(KIND, form, caller);
  }

  @Operation(summary = "Change a rule; what is left out stays as it is")
  @PostMapping("/channel/inhibit/rule/update")
  @Needs(Permission.CHANNELS_MANAGE)
  @Edits("channel_id")
  Nothing update(@RequestBody InhibitForm form, Caller caller) {
    return desk.update(KIND, form, form.ruleId(), caller);
  }

  @Operation(summary = "Rules of a channel that inhibit, in the order they are asked")
  @PostMapping("/channel/inhibit/rule/list")
  @Needs(Permission.CHANNELS_READ)
  Items list(@RequestBody ListRequest request) {
    return new Items(
        desk.items(
            request.channelId(),
            (channel, around) ->
                channel.rules().inhibits().stream()
                    .map(rule -> InhibitItem.of(channel, rule, around))
                    .toList()));
  }

  @Operation(summary = "Let a rule be asked again")
  @PostMapping("/channel/inhibit/rule/enable")
  @Needs(Permission.CHANNELS_MANAGE)
  @Edits("channel_id")
  Nothing enable(@RequestBody RuleId id, Caller caller) {
    return desk.move(KIND, RuleDesk.Move.ENABLE, id, caller);
  }

  @Operation(summary = "Do not ask a rule; what it holds is judged again")
  @PostMapping("/channel/inhibit/rule/disable")
  @Needs(Permission.CHANNELS_MANAGE)
  @Edits("channel_id")
  Nothing disable(@RequestBody RuleId id, Caller caller) {
    return desk.move(KIND, RuleDesk.Move.DISABLE, id, caller);
  }

  @Operation(summary = "Remove a rule; what it holds is judged again")
  @PostMapping("/channel/inhibit/rule/delete")
  @Needs(Permission.CHANNELS_MANAGE)
  @Edits("channel_id")
  Nothing delete(@RequestBody RuleId id, Caller caller) {
    return desk.move(KIND, RuleDesk.Move.DELETE, id, caller);
  }
}
