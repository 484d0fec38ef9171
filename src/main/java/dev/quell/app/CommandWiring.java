package dev.quell.app;

import dev.quell.access.MemberCommands;
import dev.quell.access.RoleCommands;
import dev.quell.access.TeamCommands;
import dev.quell.channel.Channels;
import dev.quell.escalation.EscalationRules;
import dev.quell.escalation.Escalations;
import dev.quell.escalation.NoticeCommands;
import dev.quell.escalation.Reach;
import dev.quell.escalation.ShiftCommands;
import dev.quell.incident.CustomFields;
import dev.quell.incident.IncidentCommands;
import dev.quell.incident.Incidents;
import dev.quell.intake.Integrations;
import dev.quell.notify.catalog.Templates;
import dev.quell.notify.outbox.Doorbell;
import dev.quell.oncall.Calendars;
import dev.quell.oncall.Schedules;
import dev.quell.oncall.ShiftNotices;
import dev.quell.pipeline.Pipeline;
import dev.quell.queue.CommandHandler;
import dev.quell.webhook.Webhooks;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Everything that people and timers change, in the order it hears of other areas. */
@Configuration(proxyBeanMethods = false)
class CommandWiring {

  @Bean
  CommandHandlers commandHandlers(
      Pipeline pipeline,
      Channels channels,
      Calendars calendars,
      Schedules schedules,
      EscalationRules escalationRules,
      Escalations escalations,
      Integrations integrations,
      Incidents incidents,
      CustomFields customFields,
      MemberCommands members,
      TeamCommands teams,
      RoleCommands roles,
      Templates templates,
      Webhooks webhooks,
      Reach reach,
      Doorbell doorbell) {
    List<CommandHandler> all = new ArrayList<>(pipeline.handlers());
    all.addAll(
        List.of(
            channels,
            calendars,
            schedules,
            escalationRules,
            integrations,
            members,
            teams,
            roles,
            templates,
            webhooks,
            customFields,
            new IncidentCommands(incidents, channels, escalationRules::nameOfLevel, customFields),
            new NoticeCommands(incidents, escalations, doorbell),
            new ShiftCommands(new ShiftNotices(schedules), reach, doorbell)));
    return new CommandHandlers(all);
  }
}
