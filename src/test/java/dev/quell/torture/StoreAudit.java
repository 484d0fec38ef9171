package dev.quell.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.model.Event;
import dev.quell.model.ObjectId;
import dev.quell.queue.EventLog;
import dev.quell.queue.Journal;
import dev.quell.queue.LogRecord;
import dev.quell.queue.RecordOutcome;
import dev.quell.queue.RecordOutcome.Verdict;
import dev.quell.queue.Segment;
import dev.quell.storage.Database;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Looks at every row of a store that came to rest, beside the ledger of what was acknowledged. */
final class StoreAudit {
  private static final int EVENT_ID_CHARS = 24;

  private final Database database;
  private final EventLog log;
  private final Journal journal;
  private final EpisodeBook book = new EpisodeBook();
  private final Map<String, List<LogRecord.Callback>> byTrace = new HashMap<>();
  private long accepted;
  private long events;

  StoreAudit(Database database, EventLog log) {
    this.database = database;
    this.log = log;
    this.journal = new Journal(database);
  }

  /** Fails when anything is lost, doubled or torn; what it looked at, in a sentence. */
  String check(List<Storm.Sent> ledger) {
    walkTheLog();
    everyJournalRowIsAboutRecordsOfItsOwn();
    ledger.forEach(this::isThere);
    assertThat(ledger).extracting(Storm.Sent::trace).containsAll(byTrace.keySet());
    assertThat(alerts()).as("alerts").isEqualTo(book.lines());
    timelinesAreWhole();
    incidentsAgreeWithTheirAlerts();
    theHoursCountEveryCallbackOnce();
    return "%d callbacks acknowledged, %d records, %d alerts, %d incidents"
        .formatted(
            ledger.size(),
            log.head() - 1,
            count("select count(*) from alert"),
            count("select count(*) from incident"));
  }

  private void walkTheLog() {
    long expected = 1;
    for (EventLog.Head head : log.heads(1, Integer.MAX_VALUE)) {
      assertThat(head.firstOffset()).as("offsets without a gap").isEqualTo(expected);
      expected = head.end();
      Segment segment = log.segmentAt(head.firstOffset()).orElseThrow();
      Map<Long, RecordOutcome> outcomes = journal.outcomes(segment);
      assertThat(outcomes).as("outcomes of " + head).hasSize(head.count());
      for (int i = 0; i < head.count(); i++) {
        if (segment.records().get(i) instanceof LogRecord.Callback callback) {
          long offset = head.firstOffset() + i;
          callback(callback, offset, outcome(outcomes, offset));
        }
      }
    }
    assertThat(log.head()).isEqualTo(expected);
  }

  private static RecordOutcome outcome(Map<Long, RecordOutcome> outcomes, long offset) {
    return Optional.ofNullable(outcomes.get(offset))
        .orElseThrow(() -> new AssertionError("record " + offset + " has no outcome"));
  }

  private void callback(LogRecord.Callback callback, long offset, RecordOutcome outcome) {
    byTrace.computeIfAbsent(trace(callback), trace -> new ArrayList<>()).add(callback);
    boolean first = book.take(callback, offset);
    assertThat(outcome.verdict())
        .as("verdict of record %d: %s", offset, outcome.reason())
        .isEqualTo(first ? Verdict.ACCEPTED : Verdict.DUPLICATE);
    if (first) {
      accepted++;
      events += callback.events().size();
      assertThat(outcome.events()).hasSameSizeAs(callback.events());
      assertThat(outcome.events())
          .as("the trace of record " + offset)
          .allSatisfy(event -> assertThat(event.steps()).isNotEmpty());
    }
  }

  private void everyJournalRowIsAboutRecordsOfItsOwn() {
    List<long[]> ranges =
        database.read(sql ->
            sql.list(
                "select first_offset, record_count from flow_journal order by first_offset",
                row -> new long[] {row.getLong(1), row.getLong(1) + row.getLong(2)}));
    for (int i = 1; i < ranges.size(); i++) {
      assertThat(ranges.get(i)[0]).as("journal rows side by side").isEqualTo(ranges.get(i - 1)[1]);
    }
  }

  private void isThere(Storm.Sent sent) {
    List<LogRecord.Callback> records = byTrace.getOrDefault(sent.trace(), List.of());
    assertThat(records).as("records of " + sent).hasSizeBetween(1, sent.tries());
    assertThat(records)
        .allSatisfy(record -> {
          assertThat(new String(record.body(), StandardCharsets.UTF_8)).isEqualTo(sent.body());
          assertThat(record.events()).extracting(Event::alertKey).isEqualTo(sent.keys());
        });
  }

  /** As the episode book writes them. */
  private List<String> alerts() {
    Map<String, List<String>> events = eventIds();
    record Row(String problem, long offset, String text) {}
    List<Row> rows =
        database.read(sql ->
            sql.list(
                "select integration_id, alert_key, is_open, status, severity, alert_id, event_cnt"
                    + " from alert",
                row -> {
                  List<String> ids = events.getOrDefault(row.getString(6), List.of());
                  assertThat(ids).as("indexed events").hasSize(row.getInt(7));
                  return new Row(
                      row.getString(1) + " " + row.getString(2),
                      ObjectId.parse(row.getString(6)).orElseThrow().offset(),
                      "%s, status %d, severity %d, events %s"
                          .formatted(
                              row.getInt(3) == 1 ? "open" : "over",
                              row.getInt(4),
                              row.getInt(5),
                              String.join(" ", ids)));
                }));
    return rows.stream()
        .sorted(Comparator.comparing(Row::problem).thenComparingLong(Row::offset))
        .map(row -> row.problem() + ": " + row.text())
        .toList();
  }

  /** By alert, numbered without a gap; no event counts for two alerts, or twice for one. */
  private Map<String, List<String>> eventIds() {
    record Row(String alert, long first, List<String> ids) {}
    Map<String, List<String>> found = new HashMap<>();
    List<Row> rows =
        database.read(sql ->
            sql.list(
                "select alert_id, first_no, event_ids from alert_event order by alert_id, first_no",
                row -> new Row(row.getString(1), row.getLong(2), ids(row.getBytes(3)))));
    for (Row row : rows) {
      List<String> ids = found.computeIfAbsent(row.alert, alert -> new ArrayList<>());
      assertThat(row.first).as("events numbered without a gap").isEqualTo(ids.size() + 1L);
      ids.addAll(row.ids);
    }
    assertThat(found.values().stream().flatMap(List::stream)).doesNotHaveDuplicates();
    return found;
  }

  private static List<String> ids(byte[] bytes) {
    String hex = HexFormat.of().formatHex(bytes);
    List<String> ids = new ArrayList<>();
    for (int from = 0; from < hex.length(); from += EVENT_ID_CHARS) {
      ids.add(hex.substring(from, from + EVENT_ID_CHARS));
    }
    return ids;
  }

  private void timelinesAreWhole() {
    for (String table : List.of("alert", "incident")) {
      assertThat(
              count(
                  """
                  select count(*) from %1$s subject where feed_cnt <> (
                    select count(*) from timeline where subject_id = subject.%1$s_id)
                  or feed_cnt <> (
                    select max(entry_no) from timeline where subject_id = subject.%1$s_id)
                  """
                      .formatted(table)))
          .as(table + "s whose timeline has a gap or a double")
          .isZero();
    }
  }

  private void incidentsAgreeWithTheirAlerts() {
    String alerts = "(select count(*) from alert where alert.incident_id = incident.incident_id";
    assertThat(
            count(
                ("select count(*) from incident where alert_cnt <> %1$s) or alert_cnt = 0"
                        + " or active_critical <> %1$s and status = 0)"
                        + " or active_warning <> %1$s and status = 1)"
                        + " or active_info <> %1$s and status = 2)")
                    .formatted(alerts)))
        .as("incidents whose counts are not those of their alerts")
        .isZero();
    assertThat(
            count(
                "select count(*) from alert where incident_id not in"
                    + " (select incident_id from incident)"))
        .as("alerts without their incident")
        .isZero();
    assertThat(
            count(
                "select count(*) from incident_group where incident_id not in"
                    + " (select incident_id from incident where progress < 2)"))
        .as("closed incidents that still gather")
        .isZero();
  }

  private void theHoursCountEveryCallbackOnce() {
    long callbacks = byTrace.values().stream().mapToLong(List::size).sum();
    assertThat(count("select sum(accepted) from integration_hour")).isEqualTo(accepted);
    assertThat(count("select sum(events) from integration_hour")).isEqualTo(events);
    assertThat(count("select sum(accepted + duplicate) from integration_hour"))
        .isEqualTo(callbacks);
  }

  private long count(String statement) {
    return database.read(sql -> sql.number(statement));
  }

  private static String trace(LogRecord.Callback callback) {
    return callback.headers().getOrDefault(Storm.TRACE.toLowerCase(Locale.ROOT), "");
  }
}
