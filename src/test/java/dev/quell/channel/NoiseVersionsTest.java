package dev.quell.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.queue.LogRecord;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever changes a rule lets what it holds be judged again, at the instant of the change. */
class NoiseVersionsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void whatAChangedRuleHoldsIsJudgedAgain(TestDatabases kind) {
    try (Database database = kind.open(folder)) {
      Channels channels = new Channels(database);
      apply(database, channels, "channel.create", "{\"channel_name\": \"shop\"}", 1);
      apply(database, channels, "channel.silence.create", silence("", "quiet", "Info"), 2);
      String rule = channels.find(1).orElseThrow().rules().silences().getFirst().head().id();

      apply(database, channels, "channel.silence.update", silence(rule, "quiet", "Warning"), 3);
      assertThat(wakeUps(database)).as("it holds nothing").isEmpty();

      hold(database, rule);
      apply(database, channels, "channel.silence.update", silence(rule, "calm", "Warning"), 4);
      assertThat(wakeUps(database)).as("it is only called otherwise").isEmpty();

      apply(database, channels, "channel.silence.update", silence(rule, "calm", "Critical"), 5);
      assertThat(wakeUps(database)).containsExactly("silence_end 1/" + rule + " at 5000");

      String id = "{\"channel_id\": 1, \"rule_id\": \"" + rule + "\"}";
      apply(database, channels, "channel.silence.delete", id, 6);
      assertThat(wakeUps(database)).containsExactly("silence_end 1/" + rule + " at 6000");
      assertThat(channels.find(1).orElseThrow().noiseVersion()).isEqualTo(6);
      assertThat(new Channels(database).find(1)).isEqualTo(channels.find(1));
    }
  }

  private static String silence(String id, String name, String severity) {
    return """
    {"channel_id": 1, "rule_id": "%s", "rule_name": "%s", "filters":
      [[{"key": "severity", "oper": "IN", "vals": ["%s"]}]],
     "time_filter": {"start_time": 1, "end_time": 9000}}
    """
        .formatted(id, name, severity);
  }

  /** A command at its place in the log, a second after the one before. */
  private static void apply(
      Database database, Channels channels, String kind, String body, long offset) {
    LogRecord.Command command = new LogRecord.Command(offset * 1000, "c", kind, 1, body);
    database.writeAll(sql -> channels.apply(sql, command, offset));
    channels.settled(true);
  }

  private static void hold(Database database, String rule) {
    database.writeAll(sql ->
        sql.update(
            """
            insert into alert (alert_id, channel_id, integration_id, alert_key, incident_id,
              is_open, title, title_rule, description, severity, status, labels, images,
              start_time, last_time, newest_trigger, end_time, close_time, event_cnt, feed_cnt,
              ever_muted, created_at, updated_at, hold_kind, hold_rule_id)
            values ('a', 1, 1, 'k', '', 1, 't', '', '', 2, 2, '{}', '[]', 1, 1, 1, 0, 0, 1, 1, 1,
              1, 1, 'silence', ?)
            """,
            rule));
  }

  private static List<String> wakeUps(Database database) {
    return database.read(sql ->
        sql.list(
            "select kind, subject, due_at from wake_up",
            row -> row.getString(1) + " " + row.getString(2) + " at " + row.getLong(3)));
  }
}
