import dev.quell.channel.Channel;
import dev.quell.channel.ChannelSettings;
import dev.quell.channel.KnownChannels;
import dev.quell.channel.rule.InhibitRule;
import dev.quell.channel.rule.RuleHead;
import dev.quell.channel.rule.RuleLists;
import dev.quell.channel.rule.SilenceRule;
import dev.quell.channel.rule.SilenceTime;
import dev.quell.model.Condition;
import dev.quell.model.Condition.Written;
import dev.quell.model.Field;
import dev.quell.model.Filter;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One channel as a large team would have it: 100 silences, 50 inhibition rules and 20 branches of
 * grouping, whose conditions are of every form people write.
 */
final class NoiseWorld implements KnownChannels {
  static final long CHANNEL = 1;
  static final int SILENCES = 100;
  static final int INHIBITS = 50;
  static final int BRANCHES = 20;

  private final Channel channel;

  /** At this instant, epoch milliseconds, most of the silences hold. */
  NoiseWorld(long now) {
    RuleLists rules = new RuleLists(List.of(), silences(now), inhibits());
    Channel.Origin origin = new Channel.Origin(Channel.Status.ENABLED, 1, now, now, 0);
    ChannelSettings settings = ChannelSettings.of(settings());
    this.channel = new Channel(CHANNEL, "platform", "", 0, settings, rules, 1, origin);
  }

  Channel channel() {
    return channel;
  }

  @Override
  public Optional<Channel> find(long id) {
    return id == CHANNEL ? Optional.of(channel) : Optional.empty();
  }

  @Override
  public Optional<Channel> named(String name) {
    return Optional.empty();
  }

  private static String settings() {
    List<String> branches = new ArrayList<>();
    for (int i = 0; i < BRANCHES; i++) {
      branches.add(
          """
          {"if": [{"key": "labels.team", "oper": "IN", "vals": ["team-%d", "team-%d"]},
                  {"key": "severity", "oper": "NOTIN", "vals": ["Info"]}],
           "equals": ["labels.service", "labels.region"]}
          """
              .formatted(2 * i, 2 * i + 1));
    }
    return """
        {"group": {"method": "p", "cases": [%s], "equals": [["labels.check", "labels.region"]],
                   "time_window": 0, "storm_thresholds": [1000]},
         "flapping": {"is_disabled": false, "max_changes": 4, "in_mins": 60, "mute_mins": 0}}
        """
        .formatted(String.join(",", branches));
  }

  /** Of fifty, 40 ask for texts, 4 for a beginning, 2 each for an end, an expression, a block. */
  private static List<SilenceRule> silences(long now) {
    List<SilenceRule> silences = new ArrayList<>();
    for (int i = 0; i < SILENCES; i++) {
      Filter filter =
          switch (i % 50) {
            case 7, 17, 27, 37 -> where(in("labels.resource", "i-spare" + i + "-*"));
            case 11, 31 -> where(in("labels.resource_name", "*-canary-" + i));
            case 13, 33 -> where(in("title", "/backup-" + i + "\\b.*(slow|late)/"));
            case 19, 39 -> where(in("labels.ip", "cidr:10." + i + ".7.0/24"));
            default ->
                where(in("labels.service", "service-" + i), in("labels.env", "staging", "test"));
          };
      silences.add(
          new SilenceRule(head("silence", i), filter, time(i, now), i % 4 == 1, false, true, ""));
    }
    return silences;
  }

  private static SilenceTime time(int i, long now) {
    long hour = Duration.ofHours(1).toMillis();
    return switch (i % 5) {
      case 1 ->
          new SilenceTime.Recurring(
              ZoneId.of("Asia/Shanghai"),
              List.of(
                  new SilenceTime.Span(
                      LocalTime.of(1, 0), LocalTime.of(5, 0), Set.of(), "", false),
                  new SilenceTime.Span(
                      LocalTime.of(12, 0),
                      LocalTime.of(23, 0),
                      Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                      "",
                      false)));
      case 2 -> new SilenceTime.Once(now - 9 * hour, now - hour);
      default -> new SilenceTime.Once(now - hour, now + 1000 * hour);
    };
  }

  private static List<InhibitRule> inhibits() {
    List<InhibitRule> inhibits = new ArrayList<>();
    for (int i = 0; i < INHIBITS; i++) {
      String source = "check-" + i;
      String target = "check-" + (i + 50);
      Filter targets =
          i % 5 == 4
              ? where(in("labels.check", target + "*"), in("severity", "Warning", "Info"))
              : where(in("labels.check", target, "check-" + (i + 100)), notIn("severity", "Critical"));
      inhibits.add(
          new InhibitRule(
              head("inhibit", i),
              List.of(new Field.Label("region"), new Field.Label("service")),
              where(in("labels.check", source), in("severity", "Critical")),
              targets,
              Duration.ofMinutes(10),
              i % 10 == 9,
              true));
    }
    return inhibits;
  }

  private static RuleHead head(String kind, int number) {
    String id = String.format("%s%0" + (24 - kind.length()) + "d", kind, number);
    RuleHead.Stamps stamps = RuleHead.Stamps.first(1, 0);
    return new RuleHead(id, kind + " " + number, "", number, true, stamps);
  }

  private static Filter where(Condition... all) {
    return new Filter(List.of(new Filter.Group(List.of(all))));
  }

  private static Condition in(String key, String... values) {
    return Condition.read("", new Written(key, "IN", List.of(values)), Field.Named.OF_EVENTS);
  }

  private static Condition notIn(String key, String... values) {
    return Condition.read("", new Written(key, "NOTIN", List.of(values)), Field.Named.OF_EVENTS);
  }
}
