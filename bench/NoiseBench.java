import com.sun.management.OperatingSystemMXBean;
import dev.quell.channel.Grouping;
import dev.quell.flow.EventFlow;
import dev.quell.incident.Alert;
import dev.quell.incident.Incident;
import dev.quell.incident.Incidents;
import dev.quell.incident.KeyHistory;
import dev.quell.incident.MemoryRows;
import dev.quell.incident.Moment;
import dev.quell.incident.UnitOfWork;
import dev.quell.model.Event;
import dev.quell.model.Subject;
import dev.quell.noise.NoiseReduction;
import dev.quell.noise.inhibit.Sources;
import dev.quell.noise.judge.Candidate;
import dev.quell.noise.judge.ChannelState;
import dev.quell.noise.judge.Trigger;
import dev.quell.noise.judge.Verdict;
import dev.quell.noise.similar.Alike;
import dev.quell.noise.similar.TextPieces;
import dev.quell.pipeline.RouteBody;
import dev.quell.pipeline.RouteFallback;
import dev.quell.pipeline.RouteForm;
import dev.quell.pipeline.Router;
import dev.quell.pipeline.Rules;
import dev.quell.pipeline.enrich.EnrichRules;
import dev.quell.pipeline.enrich.Lookups;
import dev.quell.pipeline.transform.TransformRules;
import dev.quell.queue.LogRecord;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What noise reduction costs: through the stages alone, and with everything that follows from their
 * verdicts, in memory, as more and more alerts are open; and what an open alert takes.
 */
final class NoiseBench {
  private static final long LANE = 7;
  private static final Lookups UNKNOWN = (rule, question) -> Optional.empty();
  private static final long BEGIN = 1_790_000_000_000L;
  private static final int[] OPEN = {1_000, 10_000, 100_000, 1_000_000};
  private static final int ROUNDS = 15;
  private static final int ROUND = 20_000;
  private static final int PASSES = 10;
  private static final int UNIT = 500;
  private static final int WARM_UPS = 8;

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private NoiseBench() {}

  public static void main(String[] arguments) {
    stages();
    System.gc();
    growth();
  }

  // ── the stages alone ─────────────────────────────────────────────────────────────────────────

  private static void stages() {
    World world = new World(10_000);
    world.play(2 * ROUND);
    List<Event> all = new ArrayList<>();
    List<Event> fresh = new ArrayList<>();
    NoiseStream stream = world.stream;
    while (all.size() < ROUND) {
      Event event = stream.next();
      if (!event.recovered()) {
        all.add(event);
      }
    }
    for (int i = 0; i < ROUND; i++) {
      fresh.add(stream.fresh());
    }
    Map<String, Integer> tally = new TreeMap<>();
    Judge judge = new Judge(world);
    for (Event event : all) {
      tally.merge(judge.judge(event).getClass().getSimpleName(), 1, Integer::sum);
    }
    double[][] rounds = new double[2][ROUNDS];
    for (int round = -WARM_UPS; round < ROUNDS; round++) {
      for (int kind = 0; kind < 2; kind++) {
        long begin = processorNanos();
        for (int pass = 0; pass < PASSES; pass++) {
          judge.judgeAll(kind == 0 ? all : fresh);
        }
        if (round >= 0) {
          rounds[kind][round] = PASSES * ROUND * 1e9 / (processorNanos() - begin);
        }
      }
    }
    System.out.printf(
        "Through the stages, with %d silences, %d inhibition rules, %d branches, %,d open alerts:%n",
        NoiseWorld.SILENCES, NoiseWorld.INHIBITS, NoiseWorld.BRANCHES, 10_000);
    System.out.printf(Locale.ROOT, "  triggers/s                  %,12.0f%n", median(rounds[0]));
    System.out.printf(Locale.ROOT, "  new problems only, /s       %,12.0f%n", median(rounds[1]));
    System.out.println("  verdicts on the former      " + tally);
  }

  /** Asks for verdicts, none of which is carried out. */
  private static final class Judge {
    private final World world;
    private final UnitOfWork unit;
    private final Sources sources = new Sources();
    private long checksum;

    Judge(World world) {
      this.world = world;
      this.unit = world.incidents.begin();
    }

    void judgeAll(List<Event> events) {
      for (Event event : events) {
        checksum += judge(event).why().code().length();
      }
      if (checksum == 0) {
        throw new IllegalStateException("nothing was judged");
      }
    }

    Verdict judge(Event event) {
      String key = event.alertKey();
      KeyHistory history = unit.history(LANE, key);
      List<Alert> open = unit.openAlerts(LANE, key);
      KeyHistory after = open.isEmpty() ? history.changedAt(world.now) : history;
      Subject subject = Subject.of(event, LANE);
      Candidate candidate =
          new Candidate(
              subject,
              "",
              LANE,
              key,
              world.noise.channel(),
              world.now,
              after.flaps(),
              new State(unit, world, sources));
      Moment moment = Moment.of(world.now, event.time());
      return NoiseReduction.judge(new Trigger(event, moment, history, open, false, candidate));
    }
  }

  private record State(UnitOfWork unit, World world, Sources sources) implements ChannelState {
    @Override
    public List<Incident> gathering(String hash) {
      return unit.gathering(NoiseWorld.CHANNEL, hash);
    }

    @Override
    public Optional<Alike> mostAlike(TextPieces text, Grouping.Likeness likeness) {
      return Optional.empty();
    }

    @Override
    public boolean isNovel(TextPieces text) {
      return false;
    }

    @Override
    public Optional<Alert> source(Wanted wanted) {
      return sources.find(unit, world.noise.channel(), wanted, world.now);
    }

    @Override
    public Optional<Boolean> dayOff(String calendarId, LocalDate day) {
      return Optional.empty();
    }
  }

  // ── as more is open ──────────────────────────────────────────────────────────────────────────

  private static void growth() {
    List<World> worlds = new ArrayList<>();
    double bytes = 0;
    for (int open : OPEN) {
      long before = used();
      World world = new World(open);
      bytes = (used() - before) / (double) open;
      worlds.add(world);
    }
    double[][] rounds = new double[OPEN.length][ROUNDS];
    for (int round = -WARM_UPS / 2; round < ROUNDS; round++) {
      for (int i = 0; i < OPEN.length; i++) {
        double nanos = worlds.get(i).play(ROUND);
        if (round >= 0) {
          rounds[i][round] = nanos;
        }
      }
    }
    System.out.println("Judged and carried out, in memory:");
    System.out.println("  open alerts   µs/event     events/s   to 1 k");
    double first = median(rounds[0]);
    for (int i = 0; i < OPEN.length; i++) {
      double nanos = median(rounds[i]);
      System.out.printf(
          Locale.ROOT, "  %,11d %10.2f %,12.0f %8.2f%n", OPEN[i], nanos / 1e3, 1e9 / nanos, nanos / first);
    }
    System.out.printf(Locale.ROOT, "Memory for one more open alert, of %,d: %.0f bytes%n", OPEN[OPEN.length - 1], bytes);
    System.out.println("Medians of " + ROUNDS + " rounds, per second of one core, events with 12 labels each.");
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** A channel with so many open alerts, and what goes on in it. */
  private static final class World {
    private final NoiseWorld noise = new NoiseWorld(BEGIN);
    private final MemoryRows rows = new MemoryRows();
    private final Incidents incidents = new Incidents(rows);
    private final EventFlow flow;
    private final NoiseStream stream;
    private long now = BEGIN;
    private long offset = 1;

    World(int open) {
      Router router =
          RouteForm.read(
              "",
              new RouteBody(
                  List.of(), List.of(), Optional.of(new RouteFallback(List.of(NoiseWorld.CHANNEL)))));
      Rules rules = new Rules(EnrichRules.NONE, TransformRules.NONE, router);
      this.flow =
          new EventFlow(
              integration -> rules,
              noise,
              incidents);
      this.stream = new NoiseStream(open, open);
      for (int number = 0; number < open; number += UNIT) {
        List<Event> events = new ArrayList<>();
        for (int i = number; i < Math.min(open, number + UNIT); i++) {
          events.add(stream.first(i));
        }
        take(events, 0, events.size());
      }
    }

    /** Nanoseconds per event. */
    double play(int count) {
      List<Event> events = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        events.add(stream.next());
      }
      long begin = processorNanos();
      for (int i = 0; i < count; i += UNIT) {
        take(events, i, i + UNIT);
      }
      return (processorNanos() - begin) / (double) count;
    }

    private void take(List<Event> events, int from, int to) {
      now += 1000;
      UnitOfWork unit = incidents.begin();
      unit.loadDue(now);
      flow.runDue(unit, now, offset);
      for (int i = from; i < to; i += 10) {
        flow.follow(unit, callback(events.subList(i, Math.min(to, i + 10))), offset++, event -> UNKNOWN);
      }
      incidents.keep(unit);
    }

    private LogRecord.Callback callback(List<Event> events) {
      return new LogRecord.Callback(
          LANE, now, new byte[16], "", "", "", "", Map.of(), new HashMap<>(), new byte[0], 0, false, events);
    }
  }

  /** What all threads took, also to collect garbage: what other programs do hardly counts. */
  private static long processorNanos() {
    return SYSTEM.getProcessCpuTime();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
