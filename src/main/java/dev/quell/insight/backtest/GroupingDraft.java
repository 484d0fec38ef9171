package dev.quell.insight.backtest;

import dev.quell.channel.Channel;
import dev.quell.channel.ChannelSettings;
import dev.quell.channel.Grouping;
import dev.quell.model.Field;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A way to group that somebody may be offered. */
sealed interface GroupingDraft {
  JsonMapper JSON = JsonMapper.builder().build();

  int windowMinutes();

  /** The fields whose values or texts are compared. */
  List<Field> fields();

  /** What it says beside its window, into the settings of a group. */
  void write(ObjectNode group);

  /** Whether this is what it says, whatever the window. */
  boolean isLike(Grouping grouping);

  /** As the API spells it; what the channel says of storms stays. */
  default String settings(Channel channel) {
    ObjectNode settings = JSON.createObjectNode();
    ObjectNode group = settings.putObject("group");
    write(group);
    ArrayNode storms = group.putArray("storm_thresholds");
    channel.settings().grouping().stormThresholds().forEach(storms::add);
    group.put("time_window", windowMinutes()).put("window_type", "tumbling");
    return settings.toString();
  }

  default List<String> names() {
    return fields().stream().map(Field::key).toList();
  }

  /** The channel as it would be with it. */
  default Channel on(Channel channel) {
    ChannelSettings settings = channel.settings().with(settings(channel));
    return new Channel(
        channel.id(),
        channel.name(),
        channel.description(),
        channel.teamId(),
        settings,
        channel.rules(),
        channel.noiseVersion(),
        channel.origin());
  }

  /** Whether the channel groups so already. */
  default boolean isOf(Channel channel) {
    Grouping now = channel.settings().grouping();
    return isLike(now) && now.window().equals(Optional.of(Duration.ofMinutes(windowMinutes())));
  }

  /** What has equal values gathers. */
  record ByValues(List<Field> fields, int windowMinutes) implements GroupingDraft {
    public ByValues {
      fields = List.copyOf(fields);
    }

    @Override
    public void write(ObjectNode group) {
      ArrayNode together = group.put("method", "p").putArray("equals").addArray();
      names().forEach(together::add);
      group.put("all_equals_required", true);
    }

    @Override
    public boolean isLike(Grouping grouping) {
      return grouping.method() == Grouping.Method.VALUES
          && grouping.branches().isEmpty()
          && grouping.dimensions().equals(List.of(fields));
    }
  }

  /** What reads alike gathers. */
  record ByText(List<Field> fields, double threshold, int windowMinutes) implements GroupingDraft {
    public ByText {
      fields = List.copyOf(fields);
    }

    @Override
    public void write(ObjectNode group) {
      ArrayNode keys = group.put("method", "i").putArray("i_keys");
      names().forEach(keys::add);
      group.put("i_score_threshold", threshold);
    }

    @Override
    public boolean isLike(Grouping grouping) {
      return grouping.method() == Grouping.Method.SIMILARITY
          && grouping.likeness().equals(new Grouping.Likeness(fields, threshold));
    }
  }
}
