package dev.quell.channel;

import dev.quell.channel.rule.ChannelRule;
import dev.quell.channel.rule.SilenceRule;
import dev.quell.channel.rule.SilenceTime;
import dev.quell.storage.Sql;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import dev.quell.web.Requests;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Refuses rules that name what does not exist. */
final class RuleChecks {
  private RuleChecks() {}

  static void refuseUnknown(Sql sql, Channel channel, ChannelRule rule) {
    if (rule instanceof SilenceRule silence) {
      boolean isNew = channel.rules().find(rule.head().id()).isEmpty();
      if (isNew && !silence.fromIncidentId().isEmpty()) {
        refuseStrangeIncident(sql, channel.id(), silence.fromIncidentId());
      }
      refuseMissingCalendars(sql, channel, silence);
    }
  }

  private static void refuseStrangeIncident(Sql sql, long channelId, String incidentId) {
    Optional<Long> found = ChannelRuleStore.channelOfIncident(sql, incidentId);
    if (found.isEmpty()) {
      throw new ApiException(
          ErrorCode.RESOURCE_NOT_FOUND,
          Requests.invalid("from_incident_id", incidentId, "of an existing incident").sentence());
    }
    if (found.get() != channelId) {
      throw Requests.invalid(
          "from_incident_id",
          incidentId + " of channel " + found.get(),
          "an incident of channel " + channelId);
    }
  }

  /** A calendar that went missing while a rule names it stays in it; nobody may name it anew. */
  private static void refuseMissingCalendars(Sql sql, Channel channel, SilenceRule rule) {
    List<String> wanted = calendars(rule);
    Set<String> known = ChannelRuleStore.calendars(sql, wanted);
    List<String> before =
        channel
            .rules()
            .find(rule.head().id())
            .map(old -> calendars((SilenceRule) old))
            .orElse(List.of());
    for (int i = 0; i < wanted.size(); i++) {
      String id = wanted.get(i);
      if (!id.isEmpty() && !known.contains(id) && !before.contains(id)) {
        throw new ApiException(
            ErrorCode.RESOURCE_NOT_FOUND,
            Requests.invalid("time_filters[" + i + "].cal_id", id, "an existing calendar")
                .sentence());
      }
    }
  }

  /** One for each span, empty where it asks none. */
  private static List<String> calendars(SilenceRule rule) {
    return switch (rule.time()) {
      case SilenceTime.Once once -> List.of();
      case SilenceTime.Recurring(var zone, var spans) ->
          spans.stream().map(SilenceTime.Span::calendarId).toList();
    };
  }
}
