package dev.quell.channel;

import dev.quell.channel.rule.ChannelRule.Kind;
import dev.quell.channel.rule.RuleId;
import dev.quell.channel.rule.SilenceBody;
import dev.quell.channel.rule.SilenceForm;
import dev.quell.channel.rule.SilenceRule;
import dev.quell.web.Caller;
import dev.quell.web.Edits;
import dev.quell.web.Needs;
import dev.quell.web.Nothing;
import dev.quell.web.Permission;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneId;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Rules that keep back alerts for some time. */
@RestController
@Tag(
    name = "Noise rules",
    description = "What a channel drops, silences and inhibits before people hear of it")
public final class SilenceRuleApi {
  private static final Kind KIND = Kind.SILENCE;

  private final RuleDesk desk;
  private final String usualZone;

  /** Rules that name no zone go by the clocks of {@code usualZone}. */
  public SilenceRuleApi(RuleDesk desk, ZoneId usualZone) {
    this.desk = desk;
    this.usualZone = usualZone.getId();
  }

  record ListRequest(@Required Long channelId) {}

  record Items(List<SilenceItem> items) {}

  @Operation(summary = "Make a rule that keeps back alerts for some time")
  @PostMapping("/channel/silence/rule/create")
  @Needs(Permission.CHANNELS_MANAGE)
  @Edits("channel_id")
  RuleDesk.Created create(@RequestBody SilenceForm form, Caller caller) {
    return desk.create(KIND, zoned(form), caller);
  }

  @Operation(summary = "Change a rule; what is left out stays as it is")
  @PostMapping("/channel/silence/rule/update")
  @Needs(Permission.CHANNELS_MANAGE)
  @Edits("channel_id")
  Nothing update(@RequestBody SilenceForm form, Caller caller) {
    return desk.update(KIND, zoned(form), form.ruleId(), caller);
  }

  @Operation(summary = "Rules of a channel that silence, in the order they are asked")
  @PostMapping("/channel/silence/rule/list")
  @Needs(Permission.CHANNELS_READ)
  Items list(@RequestBody ListRequest request) {
    return new Items(
        desk.items(
            request.channelId(),
            (channel, around) ->
                channel.rules().silences().stream()
                    .map(rule -> SilenceItem.of(channel, rule, around))
                    .toList()));
  }

  @Operation(summary = "Let a rule be asked again")
  @PostMapping("/channel/silence/rule/enable")
  @Needs(Permission.CHANNELS_MANAGE)
  @Edits("channel_id")
  Nothing enable(@RequestBody RuleId id, Caller caller) {
    return desk.move(KIND, RuleDesk.Move.ENABLE, id, caller);
  }

  @Operation(summary = "Do not ask a rule; what it holds is judged again")
  @PostMapping("/channel/silence/rule/disable")
  @Needs(Permission.CHANNELS_MANAGE)
  @Edits("channel_id")
  Nothing disable(@RequestBody RuleId id, Caller caller) {
    return desk.move(KIND, RuleDesk.Move.DISABLE, id, caller);
  }

  @Operation(summary = "Remove a rule; what it holds is judged again")
  @PostMapping("/channel/silence/rule/delete")
  @Needs(Permission.CHANNELS_MANAGE)
  @Edits("channel_id")
  Nothing delete(@RequestBody RuleId id, Caller caller) {
    return desk.move(KIND, RuleDesk.Move.DELETE, id, caller);
  }

  /** An existing rule keeps its zone. */
  private SilenceForm zoned(SilenceForm form) {
    return form.inZone(
        form.ruleId()
            .flatMap(id -> desk.channel(form.channelId()).rules().find(id))
            .filter(SilenceRule.class::isInstance)
            .map(rule -> SilenceBody.of((SilenceRule) rule).timeZone())
            .filter(zone -> !zone.isEmpty())
            .orElse(usualZone));
  }
}
