package dev.quell.pipeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quell.web.ConditionItem;
import java.util.List;
import java.util.Optional;

/**
 * One branch of a route, as the API spells it.
 *
 * @param conditions must all hold; none at all is met by every event
 * @param fallthrough whether the cases behind it are looked at, too, once it matched
 * @param routingMode {@code standard} when left out
 * @param nameMappingLabel with {@code name_mapping}: the label whose value names the channel
 */
public record RouteCase(
    @JsonProperty("if") List<ConditionItem> conditions,
    List<Long> channelIds,
    boolean fallthrough,
    Optional<String> routingMode,
    Optional<String> nameMappingLabel) {

  static final String STANDARD = "standard";
  static final String NAME_MAPPING = "name_mapping";

  /** Clients send an empty mode for the usual one. */
  boolean mapsNames() {
    return routingMode.filter(NAME_MAPPING::equals).isPresent();
  }
}
