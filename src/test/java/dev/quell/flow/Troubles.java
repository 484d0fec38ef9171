package dev.quell.flow;

import dev.quell.app.TestClock;
import dev.quell.model.Event;
import dev.quell.model.Severity;
import dev.quell.queue.LogRecord;
import dev.quell.web.ApiException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.json.JsonMapper;

/**
 * Random days of two channels and three senders, one of which reaches both: triggers, recoveries,
 * retries, refused bodies, what people do to incidents and to channels, and time that passes.
 */
final class Troubles {
  private static final List<String> KEYS = List.of("cpu", "disk", "net", "mem", "http", "dns");
  private static final List<Severity> LEVELS =
      List.of(Severity.CRITICAL, Severity.WARNING, Severity.INFO);
  private static final List<String> ZONES = List.of("", "east", "west", "north");
  private static final List<String> ACTS =
      List.of(
          "incident.ack",
          "incident.unack",
          "incident.resolve",
          "incident.reopen",
          "incident.comment");
  private static final List<String> SETTINGS =
      List.of(
          "\"group\": {\"method\": \"n\"}, \"merge_window_minutes\": 1440",
          "\"group\": {\"method\": \"p\", \"equals\": [[\"labels.zone\"]], \"time_window\": 10}",
          "\"group\": {\"method\": \"p\", \"equals\": [[\"severity\"], [\"labels.zone\"]], \"time_window\": 0}",
          "\"group\": {\"method\": \"i\", \"i_score_threshold\": 0.5, \"time_window\": 10, \"window_type\": \"sliding\"}",
          "\"group\": {\"method\": \"i\", \"i_keys\": [\"title\", \"severity\", \"labels.zone\"], \"time_window\": 0}",
          "\"merge_window_minutes\": 5, \"auto_resolve_timeout\": 420",
          "\"auto_resolve_timeout\": 600, \"auto_resolve_mode\": \"update\"",
          "\"auto_resolve_timeout\": 0, \"disable_auto_close\": true",
          "\"flapping\": {\"max_changes\": 2, \"in_mins\": 15, \"mute_mins\": 4}");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Random random;
  private final TestClock clock;
  private FlowStand stand;
  private final boolean oneByOne;
  private final List<CompletableFuture<Long>> waiting = new ArrayList<>();
  private final List<LogRecord.Callback> sent = new ArrayList<>();
  private List<Long> lanes = List.of();
  private String calendar = "";
  private String owners = "";
  private boolean left;

  /** One by one: each record is a batch of its own, in the order of the log. */
  Troubles(long seed, FlowStand stand, boolean oneByOne) {
    this.random = new Random(seed);
    this.stand = stand;
    this.clock = stand.clock;
    this.oneByOne = oneByOne;
  }

  /** Nobody does anything with incidents or the first channel. */
  Troubles leftToThemselves() {
    left = true;
    return this;
  }

  /** Channels 1 and 2, integrations 1, 2 and 3, and members 1 and 2. */
  void setUp() {
    Records.people(stand.database);
    long first = stand.lane("first", ", " + SETTINGS.get(random.nextInt(SETTINGS.size())));
    long second = stand.lane("second", ", " + SETTINGS.get(random.nextInt(SETTINGS.size())));
    long shared = stand.shared("shared", route(1));
    lanes = List.of(first, second, shared);
    calendar = made("calendar.create", "{\"cal_name\": \"work\", \"timezone\": \"UTC\"}", "cal_id");
    owners =
        made(
            "mapping.create",
            """
            {"schema_name": "owners", "source_labels": ["zone"], "result_labels": ["team"]}
            """,
            "schema_id");
  }

  private String made(String kind, String body, String id) {
    return JSON.readTree(stand.commands.run(kind, 1, body)).path(id).asString();
  }

  private static String route(long fallback) {
    return """
    "cases": [{"if": [{"key": "labels.zone", "oper": "IN", "vals": ["east"]}],
               "channel_ids": [1, 2], "fallthrough": false}],
    "default": {"channel_ids": [%d]}
    """
        .formatted(fallback);
  }

  void happen(int count) {
    for (int i = 0; i < count; i++) {
      clock.advance(Duration.ofMillis(step()));
      happen();
    }
    catchUp();
  }

  /** Nothing of it may show. */
  void restart() {
    catchUp();
    stand.close();
    stand = FlowStand.start(stand.database, clock);
  }

  FlowStand stand() {
    return stand;
  }

  private void happen() {
    switch (random.nextInt(20)) {
      case 0, 1 -> act();
      case 2 -> tick();
      case 3 -> change();
      case 4 -> again();
      case 5 -> rule();
      case 6 -> process();
      default -> push();
    }
  }

  private long step() {
    return switch (random.nextInt(15)) {
      case 0 -> Duration.ofMinutes(5).toMillis() - 1 + random.nextInt(3);
      case 1 -> Duration.ofMinutes(7).toMillis() - 1 + random.nextInt(3);
      case 2 -> Duration.ofMinutes(10).toMillis() - 1 + random.nextInt(3);
      default -> 1 + random.nextInt(20_000);
    };
  }

  private void push() {
    long lane = lanes.get(random.nextInt(lanes.size()));
    int events = random.nextInt(6) == 0 ? random.nextInt(4) : 1;
    List<Event> told = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      told.add(event());
    }
    long retry = random.nextBoolean() ? 0 : 1 + sent.size();
    LogRecord.Callback callback = Records.callback(lane, clock.millis(), retry, told);
    sent.add(random.nextInt(4) == 0 ? Records.suppressing(callback) : callback);
    send(sent.getLast());
  }

  private Event event() {
    String zone = ZONES.get(random.nextInt(ZONES.size()));
    long now = clock.millis();
    Optional<Long> happened =
        switch (random.nextInt(4)) {
          case 0 -> Optional.of(now - random.nextInt(120_000));
          case 1 -> Optional.of(now + random.nextInt(60_000));
          default -> Optional.empty();
        };
    return Records.describe(
        Records.event(
            KEYS.get(random.nextInt(KEYS.size())),
            LEVELS.get(random.nextInt(LEVELS.size())),
            random.nextInt(3) == 0,
            happened,
            zone.isEmpty() ? Map.of() : Map.of("zone", zone)),
        "description " + random.nextInt(2));
  }

  private void again() {
    if (!sent.isEmpty()) {
      LogRecord.Callback old = sent.get(random.nextInt(sent.size()));
      LogRecord.Callback retried =
          new LogRecord.Callback(
              old.lane(),
              clock.millis(),
              old.retryId(),
              "delivery",
              random.nextInt(4) == 0 ? "not JSON" : "",
              "",
              old.remote(),
              old.headers(),
              old.query(),
              old.body(),
              old.size(),
              old.suppressEqual(),
              old.events());
      send(retried);
    }
  }

  private void send(LogRecord.Callback callback) {
    waiting.add(stand.append(callback));
    if (oneByOne || random.nextInt(8) == 0) {
      catchUp();
    }
  }

  private void act() {
    catchUp();
    if (left) {
      return;
    }
    List<String> incidents =
        stand.database.read(sql ->
            sql.list("select incident_id from incident order by 1", row -> row.getString(1)));
    if (!incidents.isEmpty()) {
      int newest = incidents.size() - 1;
      String one = incidents.get(Math.max(0, newest - random.nextInt(6)));
      String other = incidents.get(Math.max(0, newest - random.nextInt(6)));
      if (random.nextBoolean()) {
        MoveTexts.Move move = MoveTexts.of(stand.database, one, other, random);
        run(move.kind(), move.body());
        return;
      }
      run(
          ACTS.get(random.nextInt(ACTS.size())),
          random.nextInt(3) == 0
              ? "{\"incident_ids\": [\"%s\", \"%s\"], \"comment\": \"so\"}".formatted(one, other)
              : "{\"incident_ids\": [\"%s\"], \"comment\": \"so\"}".formatted(one));
    }
  }

  private void tick() {
    catchUp();
    if (left) {
      // What is due depends on settings; the log must not.
      stand.commands.leave(FlowWorker.TICK, "{}");
    } else {
      stand.timers.runDue();
    }
    catchUp();
  }

  private void change() {
    catchUp();
    int channel = left ? 2 : 1 + random.nextInt(2);
    switch (random.nextInt(6)) {
      case 0 -> run("channel.disable", "{\"channel_id\": %d}".formatted(channel));
      case 1 -> run("channel.update", "{\"channel_id\": 2, \"channel_name\": \"first\"}");
      case 2 ->
          run(
              "route.upsert",
              "{\"integration_id\": %d, %s}".formatted(lanes.get(2), route(channel)));
      case 3 -> run("channel.create", "{\"channel_name\": \"late %d\"}".formatted(clock.millis()));
      default -> {
        run("channel.enable", "{\"channel_id\": %d}".formatted(channel));
        run(
            "channel.update",
            "{\"channel_id\": %d, %s}"
                .formatted(channel, SETTINGS.get(random.nextInt(SETTINGS.size()))));
      }
    }
  }

  /** Rules of a channel come and go. */
  private void rule() {
    catchUp();
    int channel = left ? 2 : 1 + random.nextInt(2);
    List<String> known =
        stand.database.read(sql ->
            sql.list(
                "select kind, rule_id from channel_rule where channel_id = ? order by rule_id",
                row -> row.getString(1) + " " + row.getString(2),
                channel));
    int what = random.nextInt(known.size() < 2 ? 3 : 7);
    if (what < 3) {
      run(RuleTexts.KINDS.get(what), RuleTexts.of(what, channel, clock.millis() / 1000, random));
    } else if (what < 6) {
      String[] one = known.get(random.nextInt(known.size())).split(" ", -1);
      List<String> verbs = List.of("disable", "enable", "delete", "expire");
      String verb = verbs.get(random.nextInt(one[0].equals("silence") ? 4 : 3));
      run(
          "channel." + one[0] + "." + verb,
          "{\"channel_id\": %d, \"rule_id\": \"%s\"}".formatted(channel, one[1]));
    } else {
      run(
          "channel.version.restore",
          "{\"channel_id\": %d, \"version\": %d}".formatted(channel, 1 + random.nextInt(6)));
    }
  }

  /** What is done with events before they are routed, and what rules look up. */
  private void process() {
    catchUp();
    long lane = lanes.get(random.nextInt(lanes.size()));
    int channel = left ? 2 : 1 + random.nextInt(2);
    switch (random.nextInt(5)) {
      case 0 -> run("enrichment.upsert", ProcessingTexts.enrichment(lane, owners, random));
      case 1 -> run("pipeline.upsert", ProcessingTexts.pipeline(lane, random));
      case 2 -> run("mapping.put", ProcessingTexts.owners(owners, random));
      case 3 -> run("calendar.update", ProcessingTexts.workdays(calendar, random));
      default -> run("channel.silence.create", ProcessingTexts.silence(channel, calendar, random));
    }
  }

  private void run(String kind, String body) {
    try {
      stand.commands.run(kind, 1 + random.nextInt(2), body);
    } catch (ApiException refused) {
      // Refused changes are part of history.
      return;
    }
  }

  private void catchUp() {
    waiting.forEach(CompletableFuture::join);
    waiting.clear();
    stand.awaitHead();
  }
}
