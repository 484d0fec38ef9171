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

/** A way to group by equal values that somebody may be offered. */
record GroupingDraft(List<Field> dimensions, int windowMinutes) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  GroupingDraft {
    dimensions = List.copyOf(dimensions);
  }

  List<String> names() {
    return dimensions.stream().map(Field::key).toList();
  }

  /** As the API spells it. */
  String settings() {
    ObjectNode settings = JSON.createObjectNode();
    ObjectNode group = settings.putObject("group").put("method", "p");
    ArrayNode together = group.putArray("equals").addArray();
    names().forEach(together::add);
    group
        .put("all_equals_required", true)
        .put("time_window", windowMinutes)
        .put("window_type", "tumbling");
    return settings.toString();
  }

  /** The channel as it would be with it. */
  Channel on(Channel channel) {
    ChannelSettings settings = channel.settings().with(settings());
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
  boolean isOf(Channel channel) {
    Grouping now = channel.settings().grouping();
    return now.method() == Grouping.Method.VALUES
        && now.branches().isEmpty()
        && now.dimensions().equals(List.of(dimensions))
        && now.window().equals(Optional.of(Duration.ofMinutes(windowMinutes)));
  }
}
