package dev.quell.pipeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A route as the API shows it; times are epoch seconds.
 *
 * @param warnings what is allowed but hardly meant
 */
record RouteItem(
    long integrationId,
    List<RouteCase> cases,
    List<RouteSection> sections,
    @JsonProperty("default") RouteFallback fallback,
    String status,
    long version,
    long updatedBy,
    String updatedByName,
    long creatorId,
    long createdAt,
    long updatedAt,
    List<RouteWarning> warnings) {

  static RouteItem of(Route route, String updatedByName, List<RouteWarning> warnings) {
    return new RouteItem(
        route.integrationId(),
        route.body().cases(),
        route.body().sections(),
        new RouteFallback(route.body().fallbackChannels()),
        "enabled",
        route.version(),
        route.stamps().updatedBy(),
        updatedByName,
        route.stamps().creatorId(),
        route.stamps().createdAt() / 1000,
        route.stamps().updatedAt() / 1000,
        warnings);
  }
}
