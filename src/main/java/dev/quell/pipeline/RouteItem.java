package dev.quell.pipeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** A route as the API shows it; times are epoch seconds. */
record RouteItem(
    long integrationId,
    List<Map<String, Object>> cases,
    List<Map<String, Object>> sections,
    @JsonProperty("default") RouteApi.Fallback fallback,
    String status,
    long version,
    long updatedBy,
    long creatorId,
    long createdAt,
    long updatedAt) {

  static RouteItem of(Route route) {
    return new RouteItem(
        route.integrationId(),
        List.of(),
        List.of(),
        new RouteApi.Fallback(route.defaultChannels()),
        "enabled",
        route.version(),
        route.updatedBy(),
        route.updatedBy(),
        route.createdAt() / 1000,
        route.updatedAt() / 1000);
  }

  static RouteItem none(long integrationId) {
    return of(new Route(integrationId, 0, List.of(), "{}", 0, 0, 0));
  }
}
