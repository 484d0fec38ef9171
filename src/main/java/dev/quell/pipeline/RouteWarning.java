package dev.quell.pipeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * Something in a route that is allowed but hardly meant.
 *
 * @param number the case it is about, from 0; absent where it is about the default
 * @param code {@code unreachable}, {@code shadowed}, {@code never_matches}, {@code channel_off} or
 *     {@code mapping_without_default}
 * @param by the case that takes its events
 * @param message the same as a sentence; cases are counted from 1 there
 */
public record RouteWarning(
    @JsonProperty("case") Optional<Integer> number,
    String code,
    Optional<Integer> by,
    String message) {

  static RouteWarning of(int number, String code, String message) {
    return new RouteWarning(Optional.of(number), code, Optional.empty(), message);
  }

  static RouteWarning by(int number, int by, String code, String message) {
    return new RouteWarning(Optional.of(number), code, Optional.of(by), message);
  }

  static RouteWarning ofDefault(String code, String message) {
    return new RouteWarning(Optional.empty(), code, Optional.empty(), message);
  }
}
