package dev.quell.app;

import dev.quell.access.PeopleInUse;
import dev.quell.channel.ChannelOwners;
import dev.quell.escalation.EscalationRules;
import dev.quell.oncall.Calendars;
import dev.quell.oncall.Schedules;
import dev.quell.web.ApiException;
import dev.quell.webhook.Webhooks;
import java.util.ArrayList;
import java.util.List;

/** Asks whatever names people and teams. */
record PeopleReferences(
    ChannelOwners channels,
    Calendars calendars,
    Schedules schedules,
    EscalationRules rules,
    Webhooks webhooks)
    implements PeopleInUse {

  @Override
  public List<ApiException.Ref> ofPerson(long personId) {
    List<ApiException.Ref> refs = new ArrayList<>(schedules.naming(personId));
    refs.addAll(rules.naming(targets -> targets.people().contains(personId)));
    return refs;
  }

  @Override
  public List<ApiException.Ref> ofTeam(long teamId) {
    List<ApiException.Ref> refs = new ArrayList<>(channels.ofTeam(teamId));
    refs.addAll(schedules.ofTeam(teamId));
    refs.addAll(calendars.ofTeam(teamId));
    refs.addAll(rules.naming(targets -> targets.teams().contains(teamId)));
    refs.addAll(webhooks.ofTeam(teamId));
    return refs;
  }
}
