package dev.quell.app;

import dev.quell.access.AccountLetters;
import dev.quell.access.AppKeyApi;
import dev.quell.access.AppKeys;
import dev.quell.access.CodeSender;
import dev.quell.access.ContactApi;
import dev.quell.access.ContactCodes;
import dev.quell.access.InvitationApi;
import dev.quell.access.Invitations;
import dev.quell.access.LoginGuard;
import dev.quell.access.MemberApi;
import dev.quell.access.MemberCommands;
import dev.quell.access.Members;
import dev.quell.access.Passwords;
import dev.quell.access.People;
import dev.quell.access.PeopleInUse;
import dev.quell.access.PersonApi;
import dev.quell.access.PreferenceApi;
import dev.quell.access.RoleApi;
import dev.quell.access.RoleCommands;
import dev.quell.access.TeamApi;
import dev.quell.access.TeamCommands;
import dev.quell.access.audit.AuditApi;
import dev.quell.access.audit.AuditLog;
import dev.quell.channel.ChannelOwners;
import dev.quell.channel.Channels;
import dev.quell.escalation.EscalationRules;
import dev.quell.escalation.Reach;
import dev.quell.notify.Courier;
import dev.quell.oncall.Calendars;
import dev.quell.oncall.Schedules;
import dev.quell.queue.Commands;
import dev.quell.storage.Database;
import dev.quell.webhook.Webhooks;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** People: who they are, what they may do and how they come in. */
@Configuration(proxyBeanMethods = false)
class PeopleWiring {

  // ── what changes them, within the flow ───────────────────────────────────────────────────────

  @Bean
  ChannelOwners channelOwners(Channels channels) {
    return new ChannelOwners(channels);
  }

  @Bean
  PeopleInUse peopleInUse(
      ChannelOwners owners,
      Calendars calendars,
      Schedules schedules,
      EscalationRules rules,
      Webhooks webhooks) {
    return new PeopleReferences(owners, calendars, schedules, rules, webhooks);
  }

  @Bean
  MemberCommands memberCommands(People people, PeopleInUse inUse) {
    return new MemberCommands(people, inUse);
  }

  @Bean
  TeamCommands teamCommands(People people, PeopleInUse inUse) {
    return new TeamCommands(people, inUse);
  }

  @Bean
  RoleCommands roleCommands(People people) {
    return new RoleCommands(people);
  }

  // ── what is sent to them ─────────────────────────────────────────────────────────────────────

  @Bean
  PeopleMail peopleMail(Reach reach, Courier courier, InstantSource clock) {
    return new PeopleMail(reach.ways(), courier, clock);
  }

  @Bean
  Invitations invitations(
      Database database,
      People people,
      AccountLetters letters,
      InstantSource clock,
      MeterRegistry registry,
      Settings settings,
      Environment environment) {
    Invitations.Around around =
        new Invitations.Around(
            clock,
            () ->
                settings
                    .publicUrl()
                    .map(URI::toString)
                    .orElseGet(() ->
                        settings.localAddress(
                            environment.getRequiredProperty("local.server.port"))),
            registry);
    return new Invitations(database, people, letters, around);
  }

  // ── what they did ────────────────────────────────────────────────────────────────────────────

  @Bean(initMethod = "start")
  AuditLog auditLog(Database database, MeterRegistry registry) {
    return new AuditLog(database, registry);
  }

  @Bean
  AuditApi auditApi(
      AuditLog log,
      @Qualifier("requestMappingHandlerMapping")
          ObjectProvider<RequestMappingHandlerMapping> mappings,
      ChannelOwners owners) {
    return new AuditApi(
        log, () -> answered(mappings.getObject()), caller -> owners.hiddenFrom(caller).isEmpty());
  }

  private static Map<HandlerMethod, Collection<String>> answered(
      RequestMappingHandlerMapping mappings) {
    Map<HandlerMethod, Collection<String>> methods = new HashMap<>();
    mappings
        .getHandlerMethods()
        .forEach((mapping, method) -> methods.put(method, mapping.getPatternValues()));
    return methods;
  }

  // ── what they call ───────────────────────────────────────────────────────────────────────────

  @Bean
  MemberApi memberApi(People people, Commands commands, Invitations invitations) {
    return new MemberApi(people, commands, invitations);
  }

  @Bean
  TeamApi teamApi(People people, Commands commands) {
    return new TeamApi(people, commands);
  }

  @Bean
  RoleApi roleApi(People people, Commands commands) {
    return new RoleApi(people, commands);
  }

  @Bean
  PersonApi personApi(
      People people, Commands commands, Members members, Passwords passwords, LoginGuard guard) {
    return new PersonApi(people, commands, members, passwords, guard);
  }

  @Bean
  PreferenceApi preferenceApi(People people, Commands commands) {
    return new PreferenceApi(people, commands);
  }

  @Bean
  ContactApi contactApi(
      People people, Database database, CodeSender sender, InstantSource clock, Commands commands) {
    return new ContactApi(people, new ContactCodes(database, sender, clock), commands);
  }

  @Bean
  AppKeyApi appKeyApi(AppKeys keys, People people) {
    return new AppKeyApi(keys, people);
  }

  @Bean
  InvitationApi invitationApi(
      Invitations invitations, Passwords passwords, Commands commands, InstantSource clock) {
    return new InvitationApi(invitations, passwords, commands, clock);
  }
}
