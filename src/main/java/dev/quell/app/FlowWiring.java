package dev.quell.app;

import dev.quell.access.audit.AuditStore;
import dev.quell.channel.ChannelHourStore;
import dev.quell.channel.ChannelOwners;
import dev.quell.channel.Channels;
import dev.quell.channel.SpentSilences;
import dev.quell.escalation.EscalationRules;
import dev.quell.escalation.Escalations;
import dev.quell.escalation.ShiftWatch;
import dev.quell.escalation.Watchdog;
import dev.quell.flow.DryRun;
import dev.quell.flow.DryRunApi;
import dev.quell.flow.FlowMetrics;
import dev.quell.flow.FlowWorker;
import dev.quell.flow.Replay;
import dev.quell.flow.TraceApi;
import dev.quell.incident.CustomFields;
import dev.quell.incident.Incidents;
import dev.quell.incident.SeenText;
import dev.quell.intake.Activities;
import dev.quell.intake.Deliveries;
import dev.quell.intake.DeliveryApi;
import dev.quell.intake.IntakeLimits;
import dev.quell.intake.IntakeMetrics;
import dev.quell.intake.Integration;
import dev.quell.intake.IntegrationApi;
import dev.quell.intake.Integrations;
import dev.quell.intake.PushServlet;
import dev.quell.intake.Replayer;
import dev.quell.intake.SignsOfLife;
import dev.quell.notify.Heartbeat;
import dev.quell.notify.outbox.NoticeStore;
import dev.quell.oncall.Calendars;
import dev.quell.oncall.Schedules;
import dev.quell.pipeline.Pipeline;
import dev.quell.pipeline.mapping.LookupDesk;
import dev.quell.queue.Checkpoints;
import dev.quell.queue.Commands;
import dev.quell.queue.EventLog;
import dev.quell.queue.Journal;
import dev.quell.queue.LogRetention;
import dev.quell.queue.RuleHitStore;
import dev.quell.queue.TableEventLog;
import dev.quell.source.vendor.AllSources;
import dev.quell.storage.Database;
import dev.quell.storage.Retention;
import dev.quell.timer.TimerLoop;
import dev.quell.timer.Timers;
import dev.quell.web.Caller;
import dev.quell.web.FailureWriter;
import dev.quell.webhook.Emission;
import dev.quell.webhook.HistoryStore;
import dev.quell.webhook.WebhookEventStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The way of an event, in the order it takes: in, through the log, through the flow. */
@Configuration(proxyBeanMethods = false)
class FlowWiring {
  private static final int SECONDS_AT_ONCE = 5;

  // ── the log ──────────────────────────────────────────────────────────────────────────────────

  @Bean
  EventLog eventLog(Database database) {
    return new TableEventLog(database);
  }

  @Bean
  Journal journal(Database database) {
    return new Journal(database);
  }

  @Bean
  Commands commands(EventLog log, InstantSource clock) {
    return new Commands(log, clock);
  }

  // ── what the flow goes by ────────────────────────────────────────────────────────────────────

  @Bean
  Timers timers(Database database) {
    return new Timers(database);
  }

  @Bean
  Calendars calendars(Database database, Timers timers) {
    return new Calendars(database);
  }

  @Bean
  Schedules schedules(Database database, Timers timers) {
    return new Schedules(database);
  }

  @Bean
  Channels channels(Database database, Calendars calendars) {
    return new Channels(database, calendars::dayOff);
  }

  @Bean
  EscalationRules escalationRules(Database database, Channels channels, Settings settings) {
    return new EscalationRules(database, channels, settings.timeZone().getId());
  }

  @Bean
  Integrations integrations(Database database) {
    return new Integrations(database, AllSources.list());
  }

  @Bean(initMethod = "start")
  Activities activities(Database database, InstantSource clock) {
    return new Activities(database, clock);
  }

  @Bean
  Pipeline pipeline(Database database) {
    return new Pipeline(database);
  }

  @Bean
  LookupDesk lookupDesk(
      Pipeline pipeline, InstantSource clock, MeterRegistry registry, Settings settings) {
    return new LookupDesk(
        pipeline.tables(), pipeline.apis(), settings.mappingAddresses(), clock, registry);
  }

  @Bean
  Incidents incidents(
      Database database,
      Timers timers,
      CustomFields fields,
      Escalations escalations,
      Emission emission) {
    Incidents incidents = new Incidents(database, timers);
    incidents.describedBy(fields);
    incidents.followedBy(escalations);
    incidents.heardBy(emission);
    return incidents;
  }

  @Bean
  CustomFields customFields(Database database, Timers timers) {
    return new CustomFields(database);
  }

  // ── the flow ─────────────────────────────────────────────────────────────────────────────────

  @Bean
  FlowMetrics flowMetrics(MeterRegistry registry) {
    return new FlowMetrics(registry);
  }

  @Bean(initMethod = "start")
  FlowWorker flowWorker(
      Database database,
      EventLog log,
      Journal journal,
      Commands commands,
      Timers timers,
      Pipeline pipeline,
      Channels channels,
      Incidents incidents,
      CommandHandlers handlers,
      LookupDesk desk,
      InstantSource clock,
      FlowMetrics metrics) {
    return new FlowWorker(
        new FlowWorker.Parts(
            database,
            log,
            journal,
            commands,
            timers,
            pipeline,
            channels,
            incidents,
            handlers.all(),
            desk,
            clock,
            metrics));
  }

  @Bean
  Checkpoints checkpoints(Database database, InstantSource clock) {
    return new Checkpoints(database, clock, Replay.STATE);
  }

  @Bean(initMethod = "start")
  TimerLoop timerLoop(
      Timers timers,
      InstantSource clock,
      Commands commands,
      Checkpoints checkpoints,
      Channels channels,
      Database database,
      Settings settings,
      Watchdog watchdog,
      Heartbeat heartbeat,
      SignsOfLife signs,
      ShiftWatch shiftWatch,
      MeterRegistry registry) {
    List<BooleanSupplier> chores = retentions(database, settings, clock, registry);
    SpentSilences spent = new SpentSilences(channels, commands, clock);
    chores.addAll(
        List.of(
            spent::runDue,
            checkpoints::runDue,
            watchdog::runDue,
            signs::runDue,
            shiftWatch::runDue,
            heartbeat::runDue));
    return new TimerLoop(timers, clock, () -> commands.leave(FlowWorker.TICK, "{}"), chores);
  }

  /** What is old goes, a little at a time. */
  private static List<BooleanSupplier> retentions(
      Database database, Settings settings, InstantSource clock, MeterRegistry registry) {
    List<BooleanSupplier> chores = new ArrayList<>();
    List<Retention.Aged> ageing =
        List.of(
            ChannelHourStore.AGED,
            RuleHitStore.AGED,
            SeenText.AGED,
            NoticeStore.AGED,
            WebhookEventStore.AGED,
            HistoryStore.AGED,
            AuditStore.aged(settings.auditKeptDays()));
    for (Retention.Aged aged : ageing) {
      chores.add(new Retention(aged, database, clock, registry)::runDue);
    }
    Duration kept = Duration.ofDays(settings.deliveriesKeptDays());
    chores.add(new LogRetention(database, clock, kept, registry)::runDue);
    return chores;
  }

  // ── ways in, and what is told about them ─────────────────────────────────────────────────────

  @Bean
  SignsOfLife signsOfLife(
      Database database, Integrations integrations, EventLog log, InstantSource clock) {
    return new SignsOfLife(database, integrations, log, clock);
  }

  @Bean
  ServletRegistrationBean<PushServlet> pushServlet(
      Integrations integrations,
      EventLog log,
      Activities activities,
      SignsOfLife signs,
      InstantSource clock,
      FailureWriter failures,
      MeterRegistry registry,
      Settings settings) {
    PushServlet servlet =
        new PushServlet(
            new PushServlet.Parts(
                integrations,
                log,
                new IntakeLimits(
                    clock,
                    settings.callbacksPerSecond(),
                    SECONDS_AT_ONCE * settings.callbacksPerSecond()),
                new IntakeMetrics(registry),
                activities,
                signs,
                clock,
                failures));
    return new ServletRegistrationBean<>(servlet, "/event/push/*");
  }

  @Bean
  IntegrationApi integrationApi(
      Integrations integrations,
      Commands commands,
      Activities activities,
      InstantSource clock,
      ChannelOwners owners,
      Settings settings,
      Environment environment) {
    IntegrationApi.PushUrls urls =
        new IntegrationApi.PushUrls(
            settings.publicUrl(),
            () -> settings.localAddress(environment.getRequiredProperty("local.server.port")),
            channel -> Caller.current().filter(one -> owners.hides(channel, one)).isPresent());
    return new IntegrationApi(integrations, commands, activities, clock, urls);
  }

  @Bean
  DeliveryApi deliveryApi(
      EventLog log,
      Journal journal,
      Integrations integrations,
      Database database,
      InstantSource clock,
      Sights sights) {
    Deliveries deliveries = new Deliveries(log, journal, database);
    Replayer replayer =
        new Replayer(new Replayer.Parts(deliveries, integrations, log, journal, database, clock));
    return new DeliveryApi(deliveries, integrations, replayer, sights);
  }

  @Bean
  TraceApi traceApi(EventLog log, Journal journal, Sights sights) {
    return new TraceApi(log, journal, sights);
  }

  @Bean
  DryRunApi dryRunApi(
      Database database,
      EventLog log,
      Timers timers,
      Pipeline pipeline,
      LookupDesk desk,
      Channels channels,
      Integrations integrations,
      InstantSource clock,
      Sights sights) {
    return new DryRunApi(
        new DryRun(new DryRun.Parts(database, log, timers, pipeline, desk, channels)),
        new DryRunApi.Intake(
            AllSources.list(),
            id -> integrations.find(id).map(FlowWiring::sender),
            IntakeLimits::bounded,
            IntakeLimits.MAX_BODY_BYTES),
        clock,
        sights);
  }

  private static DryRunApi.Sender sender(Integration integration) {
    return new DryRunApi.Sender(
        integration.id(),
        integration.name(),
        integration.kind(),
        integration.settings(),
        integration.status() == Integration.Status.ENABLED);
  }
}
