import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a real Alertmanager and a Quell of its own the same alerts, round by round, and compares
 * which alerts belong together, which are kept from people because of another, and which people
 * were told of. Every difference must have one of the reasons of docs/decisions/0015.
 */
final class AlertmanagerCompare {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int PROBLEMS = 60;
  private static final int ROUNDS = Integer.getInteger("compare.rounds", 8);
  private static final long SETTLED_MILLIS = 3_000;
  private static final long PATIENCE_MILLIS = 12_000;

  private final Server quell;
  private final Tally tally = new Tally();

  private AlertmanagerCompare(Server quell) {
    this.quell = quell;
  }

  /** Arguments: the binary, then seeds. */
  public static void main(String[] arguments) throws Exception {
    Path folder =
        Files.createTempDirectory(Path.of(System.getProperty("bench.folder", "target")), "compare");
    AlertmanagerCompare compare;
    try (Server quell = Server.start(Path.of(System.getProperty("bench.jar")), List.of("-Xmx512m"))) {
      compare = new AlertmanagerCompare(quell);
      for (int i = 1; i < arguments.length; i++) {
        compare.seed(arguments[0], Integer.parseInt(arguments[i]), folder);
      }
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    compare.tally.print();
    System.exit(compare.tally.unexplained.isEmpty() ? 0 : 1);
  }

  private void seed(String binary, int seed, Path folder) throws Exception {
    Random random = new Random(seed);
    ComparedSetup setup = ComparedSetup.random(random);
    Path own = Files.createDirectory(folder.resolve("seed" + seed));
    try (PeerAlertmanager peer = PeerAlertmanager.start(binary, own, setup)) {
      new Course(seed, random, setup, peer).run();
    }
  }

  /** An alert of Quell's, as it is at the end of a round. */
  private record Seen(
      String key, String alertId, String incidentId, boolean acknowledged, String source, String rule) {
    boolean isHeld() {
      return !source.isEmpty();
    }
  }

  /** What happens under one seed. */
  private final class Course {
    private final int seed;
    private final Random random;
    private final ComparedSetup setup;
    private final PeerAlertmanager peer;
    private final List<Map<String, String>> problems;
    private final Map<String, Map<String, String>> byKey = new HashMap<>();
    private final long channel;
    private final String push;

    /** What fires, since when. */
    private final Map<String, Instant> firing = new TreeMap<>();

    /** By alert id: the earliest step in which it may have found its incident, and the latest. */
    private final Map<String, Integer> notPlacedBefore = new HashMap<>();

    private final Map<String, Integer> placedUntil = new HashMap<>();
    private final Map<String, Integer> firedAt = new HashMap<>();
    private final Set<String> heldBefore = new HashSet<>();
    private final Map<String, Set<String>> incidentsOfGroup = new HashMap<>();
    private int step;

    Course(int seed, Random random, ComparedSetup setup, PeerAlertmanager peer) {
      this.seed = seed;
      this.random = random;
      this.setup = setup;
      this.peer = peer;
      this.problems = ComparedSetup.problems(random, PROBLEMS);
      problems.forEach(labels -> byKey.put(ComparedSetup.key(labels), labels));
      JsonNode made = data("/channel/create", setup.channel("compared " + seed));
      this.channel = made.path("channel_id").asLong();
      JsonNode integration =
          data(
              "/integration/create",
              "{\"plugin_type\": \"standard.alert\", \"name\": \"compared %d\", \"channel_id\": %d}"
                  .formatted(seed, channel));
      this.push =
          "/event/push/alert/standard?integration_key="
              + integration.path("integration_key").asString();
      for (int i = 0; i < setup.rules().size(); i++) {
        data("/channel/inhibit/rule/create", setup.rule(channel, i));
      }
    }

    void run() {
      for (int round = 0; round < ROUNDS; round++) {
        int first = step;
        for (Map<String, String> labels : problems) {
          boolean fires = firing.containsKey(ComparedSetup.key(labels));
          if (random.nextInt(10) < (fires ? 4 : 3)) {
            toggle(labels, fires);
          }
        }
        acknowledgeOne();
        compare(first);
      }
      incidentsOfGroup.values().forEach(all -> tally.regrouped += all.size() > 1 ? 1 : 0);
      tally.notifications += peer.notifications();
    }

    private void toggle(Map<String, String> labels, boolean fires) {
      String key = ComparedSetup.key(labels);
      Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      step++;
      if (fires) {
        peer.ends(labels, firing.remove(key), now);
      } else {
        firing.put(key, now);
        firedAt.put(key, step);
        peer.fires(labels, now);
      }
      tell(labels, key, fires);
      tally.events++;
    }

    private void tell(Map<String, String> labels, String key, boolean over) {
      String severity =
          switch (labels.get("severity")) {
            case "critical" -> "Critical";
            case "warning" -> "Warning";
            default -> "Info";
          };
      data(
          push,
          "{\"title_rule\": \"%s\", \"event_status\": \"%s\", \"alert_key\": \"%s\", \"labels\": %s}"
              .formatted(
                  labels.get("alertname"),
                  over ? "Ok" : severity,
                  key,
                  JSON.writeValueAsString(labels)));
    }

    /** Somebody looks after an incident, which only Quell knows of. */
    private void acknowledgeOne() {
      List<Seen> seen = List.copyOf(alerts().values());
      if (random.nextInt(3) == 0 && !seen.isEmpty()) {
        Seen one = seen.get(random.nextInt(seen.size()));
        if (!one.incidentId().isEmpty()) {
          step++;
          data("/incident/ack", "{\"incident_ids\": [\"" + one.incidentId() + "\"]}");
        }
      }
    }

    private Map<String, Seen> alerts() {
      Map<String, Seen> found = new TreeMap<>();
      JsonNode list =
          data(
              "/alert/list",
              "{\"limit\": 100, \"is_active\": true, \"channel_ids\": [%d]}".formatted(channel));
      for (JsonNode item : list.path("items")) {
        JsonNode incident = item.path("incident");
        String key = item.path("alert_key").asString();
        found.put(
            key,
            new Seen(
                key,
                item.path("alert_id").asString(),
                incident.path("incident_id").asString(""),
                incident.path("progress").asString("").equals("Processing"),
                item.path("hold").path("source_alert_id").asString(""),
                item.path("hold").path("rule_id").asString("")));
      }
      return found;
    }

    // ── comparing ──────────────────────────────────────────────────────────────────────────────

    private void compare(int first) {
      LockSupport.parkNanos(SETTLED_MILLIS * 1_000_000);
      long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
      Map<String, Boolean> muted = peer.mutedByFiring();
      while (System.currentTimeMillis() < deadline
          && !(muted.keySet().equals(firing.keySet())
              && alerts().keySet().equals(firing.keySet())
              && muted.entrySet().stream().allMatch(one -> one.getValue() || peer.told().containsKey(one.getKey())))) {
        LockSupport.parkNanos(200_000_000);
        muted = peer.mutedByFiring();
      }
      Map<String, Seen> seen = alerts();
      if (!seen.keySet().equals(firing.keySet()) || !muted.keySet().equals(firing.keySet())) {
        tally.differs(seed, step, "what fires", "");
        return;
      }
      notePlaces(seen, first);
      for (String key : firing.keySet()) {
        compareHeld(seen, seen.get(key), muted.get(key));
      }
      compareGroups(List.copyOf(seen.values()));
    }

    private boolean isTold(String key) {
      PeerAlertmanager.Told told = peer.told().get(key);
      return told != null && told.began().equals(firing.get(key));
    }

    /** One that was held at the end of a round is placed somewhere in a later one. */
    private void notePlaces(Map<String, Seen> seen, int first) {
      for (Seen one : seen.values()) {
        if (one.isHeld()) {
          heldBefore.add(one.alertId());
        } else if (!placedUntil.containsKey(one.alertId())) {
          boolean wasHeld = heldBefore.contains(one.alertId());
          int fired = firedAt.get(one.key());
          notPlacedBefore.put(one.alertId(), wasHeld ? first : fired);
          placedUntil.put(one.alertId(), wasHeld ? step : fired);
        }
      }
    }

    private void compareHeld(Map<String, Seen> seen, Seen one, boolean muted) {
      tally.judged++;
      if (muted == one.isHeld()) {
        tally.agreed++;
        tally.held += muted ? 1 : 0;
        if (!muted && !peer.told().containsKey(one.key())) {
          tally.differs(seed, step, "nobody was told by Alertmanager", one.key());
        } else if (!muted && !isTold(one.key())) {
          tally.explained("told before, and never that it was over");
        }
        return;
      }
      Optional<String> why = muted ? whyNotHeld(seen, one) : whyHeld(seen, one);
      why.ifPresentOrElse(
          tally::explained, () -> tally.differs(seed, step, muted ? "muted, not held" : "held", one.key()));
    }

    /** A reason for each alert that mutes it in Alertmanager; the reason of the first. */
    private Optional<String> whyNotHeld(Map<String, Seen> seen, Seen target) {
      Map<String, String> labels = byKey.get(target.key());
      List<Optional<String>> reasons = new ArrayList<>();
      for (ComparedSetup.Rule rule : setup.rules()) {
        for (Seen source : seen.values()) {
          Map<String, String> theirs = byKey.get(source.key());
          if (rule.explains(theirs, labels) && !(rule.isBoth(labels) && rule.isBoth(theirs))) {
            reasons.add(whyNot(rule, source, target));
          }
        }
      }
      return reasons.isEmpty() || reasons.stream().anyMatch(Optional::isEmpty)
          ? Optional.empty()
          : reasons.getFirst();
    }

    private Optional<String> whyNot(ComparedSetup.Rule rule, Seen source, Seen target) {
      if (rule.hasNoValue(byKey.get(target.key()))) {
        return Optional.of("no value in any of `equal`");
      }
      if (source.isHeld()) {
        return Optional.of("the source is itself inhibited");
      }
      if (source.acknowledged()) {
        return Optional.of("the source is acknowledged");
      }
      int placed = notPlacedBefore.get(target.alertId());
      return placed <= placedUntil.get(source.alertId())
          ? Optional.of("the target was there first")
          : Optional.empty();
    }

    private Optional<String> whyHeld(Map<String, Seen> seen, Seen target) {
      Map<String, String> labels = byKey.get(target.key());
      return seen.values().stream()
          .filter(source -> source.alertId().equals(target.source()))
          .map(source -> byKey.get(source.key()))
          .filter(theirs ->
              setup.rules().stream()
                  .anyMatch(rule ->
                      rule.explains(theirs, labels) && rule.isBoth(labels) && rule.isBoth(theirs)))
          .map(theirs -> "both match source and target")
          .findFirst();
    }

    private void compareGroups(List<Seen> seen) {
      List<Seen> placed =
          seen.stream().filter(one -> !one.isHeld() && isTold(one.key())).toList();
      for (Seen one : placed) {
        incidentsOfGroup
            .computeIfAbsent(groupOf(one), group -> new HashSet<>())
            .add(one.incidentId());
        for (Seen other : placed) {
          if (one.key().compareTo(other.key()) < 0) {
            comparePair(one, other);
          }
        }
      }
    }

    private void comparePair(Seen one, Seen other) {
      tally.pairs++;
      boolean together = groupOf(one).equals(groupOf(other));
      if (together == one.incidentId().equals(other.incidentId())) {
        tally.pairsAgreed++;
        tally.pairsTogether += together ? 1 : 0;
      } else if (together && setup.hasNoDimension(byKey.get(one.key()))) {
        tally.explained("pairs without any value to group by");
      } else {
        tally.differs(seed, step, "grouping", one.key() + " and " + other.key());
      }
    }

    private String groupOf(Seen one) {
      return peer.told().get(one.key()).group();
    }
  }

  private JsonNode data(String path, String body) {
    JsonNode answer = JSON.readTree(quell.call(path, body));
    if (!answer.path("error").isMissingNode() && !answer.path("error").isNull()) {
      throw new IllegalStateException(path + " " + body + ": " + answer);
    }
    return answer.path("data");
  }

  /** Counts what agrees and what does not. */
  private static final class Tally {
    private final Map<String, Integer> explained = new TreeMap<>();
    private final List<String> unexplained = new ArrayList<>();
    private int events;
    private int notifications;
    private int judged;
    private int agreed;
    private int held;
    private int pairs;
    private int pairsAgreed;
    private int pairsTogether;
    private int regrouped;

    void explained(String why) {
      explained.merge(why, 1, Integer::sum);
    }

    void differs(int seed, int step, String what, String who) {
      unexplained.add("seed %d, step %d: %s: %s".formatted(seed, step, what, who));
    }

    void print() {
      System.out.printf("%-46s %8d%n", "events told to both", events);
      System.out.printf("%-46s %8d%n", "notifications of Alertmanager", notifications);
      System.out.printf("%-46s %8d%n", "firing alerts compared, at the ends of rounds", judged);
      System.out.printf("%-46s %8d%n", "  kept from people by both, or by neither", agreed);
      System.out.printf("%-46s %8d%n", "    by both", held);
      System.out.printf("%-46s %8d%n", "pairs of alerts in incidents compared", pairs);
      System.out.printf("%-46s %8d%n", "  together in both, or in neither", pairsAgreed);
      System.out.printf("%-46s %8d%n", "    in both", pairsTogether);
      System.out.printf("%-46s %8d%n", "groups that became several incidents in turn", regrouped);
      System.out.println("differences with a known reason");
      explained.forEach((why, count) -> System.out.printf("  %-44s %8d%n", why, count));
      System.out.printf("%-46s %8d%n", "differences without one", unexplained.size());
      unexplained.stream().limit(20).forEach(line -> System.out.println("  " + line));
    }
  }
}
