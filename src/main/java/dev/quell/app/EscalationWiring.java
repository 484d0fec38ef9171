package dev.quell.app;

import dev.quell.channel.ChannelOwners;
import dev.quell.channel.Channels;
import dev.quell.escalation.AnswerApi;
import dev.quell.escalation.AnswerLinks;
import dev.quell.escalation.EscalationRuleApi;
import dev.quell.escalation.EscalationRules;
import dev.quell.escalation.Escalations;
import dev.quell.escalation.LetterWriter;
import dev.quell.escalation.Letterbox;
import dev.quell.escalation.NoticeApi;
import dev.quell.escalation.NoticeCommands;
import dev.quell.escalation.People;
import dev.quell.escalation.PreviewApi;
import dev.quell.escalation.Reach;
import dev.quell.escalation.ShiftLetters;
import dev.quell.escalation.ShiftWatch;
import dev.quell.escalation.Watchdog;
import dev.quell.flow.FlowWorker;
import dev.quell.incident.IncidentFacts;
import dev.quell.notify.Courier;
import dev.quell.notify.GuardedClient;
import dev.quell.notify.Heartbeat;
import dev.quell.notify.MailClient;
import dev.quell.notify.Markup;
import dev.quell.notify.Notifier;
import dev.quell.notify.NotifierDescriptor;
import dev.quell.notify.NotifierDescriptor.Limit;
import dev.quell.notify.catalog.TemplateApi;
import dev.quell.notify.catalog.Templates;
import dev.quell.notify.outbox.DispatchMetrics;
import dev.quell.notify.outbox.Dispatcher;
import dev.quell.notify.outbox.Doorbell;
import dev.quell.notify.outbox.Ways;
import dev.quell.notify.vendor.AllNotifiers;
import dev.quell.oncall.Schedules;
import dev.quell.oncall.ShiftNotices;
import dev.quell.queue.Commands;
import dev.quell.storage.Database;
import dev.quell.storage.SecretStore;
import dev.quell.web.Caller;
import dev.quell.web.Permission;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Who is told of incidents, and how. */
@Configuration(proxyBeanMethods = false)
class EscalationWiring {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String LINKS = "answer links";

  @Bean
  EscalationRuleApi escalationRuleApi(EscalationRules rules, Commands commands) {
    return new EscalationRuleApi(rules, commands);
  }

  // ── deciding ─────────────────────────────────────────────────────────────────────────────────

  @Bean
  Doorbell doorbell() {
    return new Doorbell();
  }

  @Bean
  People peopleToTell(dev.quell.access.People people, Settings settings) {
    return new PeopleToTell(people, settings.timeZone());
  }

  @Bean
  Reach reach(People people, Schedules schedules, Settings settings) {
    Ways ways = new Ways(AllNotifiers.list(), settings.notifying().providers());
    return new Reach(people, new DutyBook(schedules), ways);
  }

  @Bean
  Escalations escalations(
      Database database, EscalationRules rules, Reach reach, Doorbell doorbell) {
    return new Escalations(database, rules, reach, doorbell);
  }

  @Bean
  PreviewApi escalationPreviewApi(EscalationRules rules, Reach reach, InstantSource clock) {
    return new PreviewApi(rules, reach, clock);
  }

  @Bean
  NoticeApi noticeApi(Database database, IncidentFacts facts) {
    return new NoticeApi(database, facts);
  }

  @Bean
  ShiftWatch shiftWatch(Schedules schedules, Commands commands, InstantSource clock) {
    return new ShiftWatch(new ShiftNotices(schedules), commands, clock);
  }

  @Bean
  Watchdog watchdog(
      Database database,
      Commands commands,
      dev.quell.access.People people,
      InstantSource clock,
      MeterRegistry registry) {
    return new Watchdog(
        new Watchdog.Parts(database, commands, people::administrators, clock), registry);
  }

  @Bean
  Heartbeat heartbeat(
      Settings settings, GuardedClient client, Watchdog watchdog, InstantSource clock) {
    return new Heartbeat(settings.notifying().heartbeat(), client, watchdog::isWell, clock);
  }

  // ── words ────────────────────────────────────────────────────────────────────────────────────

  @Bean
  Templates templates(Database database, EscalationRules rules) {
    return new Templates(database, EscalationWiring::markup, rules::usingTemplate);
  }

  @Bean
  TemplateApi templateApi(
      Templates templates,
      Commands commands,
      IncidentFacts facts,
      InstantSource clock,
      Settings settings) {
    return new TemplateApi(
        templates,
        commands,
        new TemplateApi.Parts(
            EscalationWiring::markup,
            EscalationWiring::limit,
            id -> facts.told(id).map(IncidentFacts.Told::variables),
            clock,
            settings.timeZone()));
  }

  private static Markup markup(String medium) {
    return notifiersOf(medium).map(NotifierDescriptor::markup).findFirst().orElse(Markup.PLAIN);
  }

  /** What fits whoever carries it. */
  private static Limit limit(String medium) {
    return notifiersOf(medium)
        .map(NotifierDescriptor::limit)
        .filter(one -> one.most() > 0)
        .min(Comparator.comparingInt(Limit::most))
        .orElse(Limit.NONE);
  }

  private static Stream<NotifierDescriptor> notifiersOf(String medium) {
    return AllNotifiers.list().stream()
        .map(Notifier::descriptor)
        .filter(one -> one.medium().equals(medium));
  }

  // ── sending ──────────────────────────────────────────────────────────────────────────────────

  @Bean
  GuardedClient notificationClient(Settings settings) {
    return new GuardedClient(settings.notifying().addresses(), NotifySettings.ADDRESSES, PATIENCE);
  }

  @Bean
  MailClient mailClient() {
    return new MailClient(PATIENCE);
  }

  @Bean
  Courier courier(GuardedClient client, MailClient mail, InstantSource clock) {
    return new Courier(client, mail, clock);
  }

  @Bean
  IncidentFacts incidentFacts(
      Database database, Channels channels, Settings settings, Environment environment) {
    return new IncidentFacts(database, channels, new ConsoleAddress(settings, environment));
  }

  @Bean
  AnswerLinks answerLinks(
      Database database,
      Settings settings,
      Environment environment,
      dev.quell.access.People people,
      ChannelOwners channels,
      InstantSource clock) {
    return new AnswerLinks(
        SecretStore.secret(database, LINKS),
        new ConsoleAddress(settings, environment),
        (personId, channelId) ->
            people
                .caller(personId, Caller.Means.SESSION)
                .filter(one -> one.rights().has(Permission.INCIDENTS_MANAGE))
                .filter(one -> !channels.hides(channelId, one))
                .isPresent(),
        clock);
  }

  @Bean
  AnswerApi answerApi(AnswerLinks links, IncidentFacts facts, People people, Commands commands) {
    return new AnswerApi(links, facts, people, commands);
  }

  @Bean
  ShiftLetters shiftLetters(
      Schedules schedules, People people, Settings settings, Environment environment) {
    return new ShiftLetters(
        new ShiftNotices(schedules),
        people,
        new ConsoleAddress(settings, environment),
        settings.timeZone());
  }

  /** Comes after the flow, so that it ends before it: its last words go into the log. */
  @Bean(initMethod = "start", destroyMethod = "close")
  Dispatcher dispatcher(
      Database database,
      IncidentFacts facts,
      AnswerLinks links,
      Reach reach,
      Courier courier,
      Commands commands,
      FlowWorker flow,
      Doorbell doorbell,
      Templates templates,
      ShiftLetters shifts,
      Settings settings,
      InstantSource clock,
      MeterRegistry registry) {
    Letterbox letters =
        new Letterbox(
            new LetterWriter(facts, templates::source, links, settings.timeZone(), clock), shifts);
    Dispatcher dispatcher =
        new Dispatcher(
            new Dispatcher.Parts(
                database,
                letters,
                reach.ways(),
                courier,
                results -> commands.run(NoticeCommands.SETTLE, 0, NoticeCommands.body(results)),
                clock,
                new DispatchMetrics(registry)),
            doorbell);
    return dispatcher;
  }
}
