package dev.quell.flow;

import java.util.List;
import java.util.Random;

/** Random rules of every kind, as commands make them. */
final class RuleTexts {
  static final List<String> KINDS =
      List.of("channel.unsubscribe.create", "channel.silence.create", "channel.inhibit.create");

  private static final List<String> FILTERS =
      List.of(
          in("severity", "Info"),
          in("severity", "Warning\", \"Info"),
          in("labels.zone", "east"),
          in("labels.zone", "west\", \"north"),
          in("alert_key", "cpu\", \"net"));

  private RuleTexts() {}

  private static String in(String key, String values) {
    return "[[{\"key\": \"%s\", \"oper\": \"IN\", \"vals\": [\"%s\"]}]]".formatted(key, values);
  }

  /** One of the kind with this number; {@code now} in seconds. */
  static String of(int kind, int channel, long now, Random random) {
    String head = "{\"channel_id\": %d, \"rule_name\": \"rule\", ".formatted(channel);
    boolean discards = random.nextInt(4) == 0;
    String fate =
        "\"is_directly_discard\": %s, \"judge_again\": %s, "
            .formatted(discards, random.nextInt(4) != 0);
    String filter = FILTERS.get(random.nextInt(FILTERS.size()));
    return switch (kind) {
      case 0 -> head + "\"filters\": " + in("alert_key", "dns") + "}";
      case 1 ->
          head
              + fate
              + "\"filters\": %s, \"is_auto_delete\": %s, \"time_filter\": {\"start_time\": %d, \"end_time\": %d}}"
                  .formatted(
                      filter,
                      random.nextBoolean(),
                      now - 60 + random.nextInt(120),
                      now + 90 + random.nextInt(1500));
      default ->
          head
              + fate
              + "\"equals\": [\"labels.zone\"], \"source_filters\": %s, \"target_filters\": %s, \"look_back_minutes\": %d}"
                  .formatted(in("severity", "Critical"), filter, 3 + random.nextInt(20));
    };
  }
}
