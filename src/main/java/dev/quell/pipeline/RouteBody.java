package dev.quell.pipeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quell.web.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import tools.jackson.databind.json.JsonMapper;

/** What people write into a route, kept as they wrote it. */
public record RouteBody(
    List<RouteCase> cases,
    List<RouteSection> sections,
    @JsonProperty("default") Optional<RouteFallback> fallback) {
  private static final JsonMapper JSON = Json.mapper();

  static RouteBody of(String json) {
    return JSON.readValue(json, RouteBody.class);
  }

  /** All goes to one channel. */
  static RouteBody to(long channelId) {
    RouteFallback fallback = new RouteFallback(List.of(channelId));
    return new RouteBody(List.of(), List.of(), Optional.of(fallback));
  }

  String json() {
    return JSON.writeValueAsString(this);
  }

  /** Every channel with its place. */
  void eachChannel(ObjLongConsumer<String> visit) {
    for (int i = 0; i < cases.size(); i++) {
      each("cases[" + i + "].channel_ids", cases.get(i).channelIds(), visit);
    }
    each("default.channel_ids", fallbackChannels(), visit);
  }

  Set<Long> channels() {
    Set<Long> channels = new HashSet<>();
    eachChannel((path, channel) -> channels.add(channel));
    return channels;
  }

  private static void each(String path, List<Long> channels, ObjLongConsumer<String> visit) {
    for (int i = 0; i < channels.size(); i++) {
      visit.accept(path + "[" + i + "]", channels.get(i));
    }
  }

  List<Long> fallbackChannels() {
    return fallback.map(RouteFallback::channelIds).orElse(List.of());
  }
}
