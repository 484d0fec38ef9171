package dev.quell.flow;

import dev.quell.incident.Incidents;
import dev.quell.incident.UnitOfWork;
import dev.quell.queue.CommandHandler;
import dev.quell.queue.Commands;
import dev.quell.queue.LogRecord;
import dev.quell.queue.RecordOutcome;
import dev.quell.queue.Segment;
import dev.quell.storage.Database;
import dev.quell.storage.Sql;
import dev.quell.storage.StorageException;
import dev.quell.web.ApiException;
import java.util.List;
import java.util.function.BiConsumer;

/** Applies one command: what is due by then first, then the handler, all in one transaction. */
final class CommandStep {
  private static final String TICK = FlowWorker.TICK;

  private final Database database;
  private final EventFlow flow;
  private final Incidents incidents;
  private final Commands commands;
  private final List<CommandHandler> handlers;

  CommandStep(FlowWorker.Parts parts, EventFlow flow) {
    this.flow = flow;
    this.database = parts.database();
    this.incidents = parts.incidents();
    this.commands = parts.commands();
    this.handlers = parts.handlers();
  }

  void take(Segment segment, BiConsumer<Sql, RecordOutcome> journal) {
    LogRecord.Command command = (LogRecord.Command) segment.records().getFirst();
    if (command.kind().equals(TICK)) {
      tick(command, segment.firstOffset(), journal);
    } else {
      handle(command, segment.firstOffset(), journal);
    }
  }

  /** The command was set aside: its caller must not wait for ever. */
  void failed(LogRecord record, Throwable why) {
    if (record instanceof LogRecord.Command command) {
      commands.refused(command, new StorageException("the change was set aside: " + why, why));
    }
  }

  private void tick(
      LogRecord.Command command, long offset, BiConsumer<Sql, RecordOutcome> journal) {
    ChannelTally passed = letTimePass(command.receivedAt(), offset);
    database.writeAll(sql -> {
      passed.writeWithUnit(sql);
      journal.accept(sql, RecordOutcome.of(RecordOutcome.Verdict.DONE));
    });
    incidents.keep(passed.unit());
  }

  private void handle(
      LogRecord.Command command, long offset, BiConsumer<Sql, RecordOutcome> journal) {
    String area = command.kind().substring(0, command.kind().indexOf('.'));
    CommandHandler handler =
        handlers.stream()
            .filter(candidate -> candidate.area().equals(area))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("command: " + command.kind()));
    ChannelTally before = letTimePass(command.receivedAt(), offset);
    if (before.unit().hasChanged()) {
      database.writeAll(before::writeWithUnit);
      incidents.keep(before.unit());
    }
    try {
      String answer =
          database.write(sql -> {
            String result = handler.apply(sql, command, offset);
            journal.accept(sql, RecordOutcome.of(RecordOutcome.Verdict.DONE));
            return result;
          });
      settle(area, true);
      commands.done(command, answer);
    } catch (ApiException e) {
      settle(area, false);
      RecordOutcome refused =
          new RecordOutcome(
              RecordOutcome.Verdict.REFUSED, String.valueOf(e.getMessage()), List.of());
      database.writeAll(sql -> journal.accept(sql, refused));
      commands.refused(command, e);
    } catch (RuntimeException e) {
      settle(area, false);
      throw e;
    }
  }

  /**
   * A person's move comes after whatever was due before it, however late the timers look. Of much
   * that is due the last part is returned, still to be written.
   */
  private ChannelTally letTimePass(long now, long offset) {
    while (true) {
      UnitOfWork unit = incidents.begin();
      unit.loadDue(now);
      ChannelTally tally = new ChannelTally(unit);
      flow.runDue(unit, now, offset, tally::judgedAgain);
      if (!unit.isDue(now)) {
        return tally;
      }
      database.writeAll(tally::writeWithUnit);
      incidents.keep(unit);
    }
  }

  private void settle(String area, boolean kept) {
    handlers.stream()
        .filter(handler -> handler.concernedBy(area))
        .forEach(handler -> handler.settled(kept));
  }
}
