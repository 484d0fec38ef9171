package dev.quell.flow;

import dev.quell.app.TestClock;
import dev.quell.model.Event;
import dev.quell.model.Severity;
import dev.quell.model.Step;
import dev.quell.queue.RecordOutcome.EventOutcome;
import dev.quell.storage.Database;
import dev.quell.storage.Sql;
import dev.quell.timer.Timers;
import dev.quell.timer.WakeUp;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One channel with rules, told minute by minute; alerts and incidents are read back as lines. */
final class HeldWorld implements AutoCloseable {
  final TestClock clock = new TestClock("2026-03-01T10:00:00Z");
  final Rules rules = new Rules();
  final Database database;
  FlowStand stand;
  final long lane;
  final long channel;

  HeldWorld(Database database, String settings) {
    this.database = database;
    this.stand = FlowStand.start(database, clock, rules);
    this.lane = stand.lane("lane", settings);
    this.channel = stand.channelOf(lane);
  }

  /** Time passes, and the timers look as they do every half second. */
  void wait(Duration time) {
    clock.advance(time);
    stand.timers.runDue();
    stand.awaitHead();
  }

  void restart() {
    stand.close();
    stand = FlowStand.start(database, clock, rules);
  }

  EventOutcome trigger(String key, Severity severity, Map<String, String> labels) {
    return push(Records.event(key, severity, false, java.util.Optional.empty(), labels));
  }

  EventOutcome recover(String key) {
    EventOutcome outcome = push(Records.recovery(key, java.util.Optional.empty()));
    wait(Duration.ZERO);
    return outcome;
  }

  private EventOutcome push(Event event) {
    long offset = stand.push(Records.callback(lane, clock.millis(), event));
    return stand.outcome(offset).events().getFirst();
  }

  void act(String command, String alertKey) {
    String incident = text("select incident_id from alert where alert_key = ?", alertKey);
    stand.commands.run(command, 1, "{\"incident_ids\": [\"" + incident + "\"]}");
    wait(Duration.ZERO);
  }

  /** What a command that changes a rule leaves behind. */
  void changed(WakeUp wakeUp) {
    database.writeAll(sql -> Timers.put(sql, List.of(wakeUp)));
    wait(Duration.ZERO);
  }

  /** The alert of a key: {@code held by silence s1}, {@code in incident}, or {@code over}. */
  String alert(String key) {
    return text(
        """
        select case when is_open = 0 then 'over ' else '' end
          || case when incident_id <> '' then 'in incident'
                  when hold_kind <> '' then 'held by ' || hold_kind || ' ' || hold_rule_id
                  else 'nowhere' end
        from alert where alert_key = ? order by created_at desc
        """,
        key);
  }

  long incidents() {
    return database.read(sql -> sql.number("select count(*) from incident"));
  }

  /**
   * The timeline of the newest alert of a key, or of its incident: types, and why it was released.
   */
  List<String> timeline(String column, String key) {
    return database.read(sql ->
        sql.list(
            "select type, detail from timeline where subject_id = (select "
                + column
                + " from alert where alert_key = ? order by created_at desc limit 1)"
                + " order by entry_no",
            row -> {
              String detail = row.getString(2);
              int at = detail.indexOf("released_because\":\"");
              String why =
                  at < 0 ? "" : " " + detail.substring(at + 19, detail.indexOf('"', at + 19));
              return row.getString(1) + why;
            },
            key));
  }

  static List<String> codes(EventOutcome outcome) {
    return outcome.steps().stream()
        .filter(step -> step.hop().equals("noise"))
        .map(Step::code)
        .toList();
  }

  String text(String query, Object... arguments) {
    return database
        .read((Sql sql) -> sql.list(query, row -> row.getString(1), arguments))
        .getFirst();
  }

  @Override
  public void close() {
    stand.close();
  }
}
