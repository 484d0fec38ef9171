package dev.quell.flow;

import static org.awaitility.Awaitility.await;

import dev.quell.app.TestClock;
import dev.quell.channel.Channels;
import dev.quell.channel.KnownChannels;
import dev.quell.incident.IncidentCommands;
import dev.quell.incident.Incidents;
import dev.quell.intake.Integrations;
import dev.quell.oncall.Calendars;
import dev.quell.pipeline.Pipeline;
import dev.quell.pipeline.mapping.LookupDesk;
import dev.quell.queue.CommandHandler;
import dev.quell.queue.Commands;
import dev.quell.queue.Journal;
import dev.quell.queue.LogRecord;
import dev.quell.queue.RecordOutcome;
import dev.quell.queue.TableEventLog;
import dev.quell.source.vendor.AllSources;
import dev.quell.storage.Database;
import dev.quell.timer.TimerLoop;
import dev.quell.timer.Timers;
import dev.quell.web.AddressGuard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.json.JsonMapper;

/** The whole flow on a real store, without HTTP, with a clock turned by hand. */
final class FlowStand implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  final Database database;
  final TestClock clock;
  final TableEventLog log;
  final Journal journal;
  final Commands commands;
  final TimerLoop timers;
  private final LookupDesk desk;
  private final FlowWorker worker;

  private FlowStand(Database database, TestClock clock, Rules rules) {
    this.database = database;
    this.clock = clock;
    this.log = new TableEventLog(database);
    this.journal = new Journal(database);
    this.commands = new Commands(log, clock);
    Timers rows = new Timers(database);
    this.timers = new TimerLoop(rows, clock, () -> commands.leave(FlowWorker.TICK, "{}"));
    Calendars calendars = new Calendars(database);
    Channels channels = new Channels(database, calendars::dayOff);
    KnownChannels ruled = rules.over(channels);
    Integrations integrations = new Integrations(database, AllSources.list());
    Pipeline pipeline = new Pipeline(database);
    Incidents incidents = new Incidents(database, rows);
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    List<CommandHandler> handlers = new ArrayList<>(pipeline.handlers());
    handlers.addAll(
        List.of(channels, calendars, integrations, new IncidentCommands(incidents, ruled)));
    AddressGuard guard = new AddressGuard(List.of(), false);
    this.desk = new LookupDesk(pipeline.tables(), pipeline.apis(), guard, clock, registry);
    this.worker =
        new FlowWorker(
            new FlowWorker.Parts(
                database,
                log,
                journal,
                commands,
                rows,
                pipeline,
                ruled,
                incidents,
                handlers,
                desk,
                clock,
                new FlowMetrics(registry)));
  }

  /** A flow at work. */
  static FlowStand start(Database database, TestClock clock) {
    return start(database, clock, new Rules());
  }

  /** The same with channels that have rules. */
  static FlowStand start(Database database, TestClock clock, Rules rules) {
    FlowStand stand = new FlowStand(database, clock, rules);
    stand.work();
    return stand;
  }

  /** A flow that takes nothing before {@link #work}, so that what is appended makes one batch. */
  static FlowStand idle(Database database, TestClock clock) {
    return new FlowStand(database, clock, new Rules());
  }

  void work() {
    worker.start();
  }

  /** Makes a channel with these settings and an integration of it; the integration's id. */
  long lane(String name, String channelSettings) {
    String channel =
        commands.run(
            "channel.create", 1, "{\"channel_name\": \"" + name + "\"" + channelSettings + "}");
    long channelId = JSON.readTree(channel).path("channel_id").asLong();
    String integration =
        commands.run(
            "integration.create",
            1,
            """
            {"plugin_type": "volcengine.cm.metrics", "name": "%s", "channel_id": %d, "key": "key-%s"}
            """
                .formatted(name, channelId, name));
    return JSON.readTree(integration).path("integration_id").asLong();
  }

  /** Makes an integration of no channel, whose events go by this route. */
  long shared(String name, String route) {
    String integration =
        commands.run(
            "integration.create",
            1,
            """
            {"plugin_type": "volcengine.cm.metrics", "name": "%s", "key": "key-%s"}
            """
                .formatted(name, name));
    long id = JSON.readTree(integration).path("integration_id").asLong();
    commands.run("route.upsert", 1, "{\"integration_id\": %d, %s}".formatted(id, route));
    return id;
  }

  /** The channel an integration brings its alerts to. */
  long channelOf(long lane) {
    return database.read(
        sql -> sql.number("select channel_id from integration where integration_id = ?", lane));
  }

  CompletableFuture<Long> append(LogRecord record) {
    return log.append(record);
  }

  /** Appends, and waits until it had its effect. */
  long push(LogRecord record) {
    long offset = log.append(record).join();
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> worker.takenUpTo() > offset);
    return offset;
  }

  void awaitHead() {
    long head = log.head();
    await()
        .atMost(Duration.ofSeconds(30))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> worker.takenUpTo() >= head);
  }

  long takenUpTo() {
    return worker.takenUpTo();
  }

  RecordOutcome outcome(long offset) {
    return journal.outcome(offset).orElseThrow(() -> new AssertionError("no outcome of " + offset));
  }

  /** Stops the parts and leaves the store open, for the next stand. */
  @Override
  public void close() {
    worker.close();
    desk.close();
    log.close();
  }
}
