package dev.quell.model;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** The zones people may name, as in {@code Europe/Berlin}; asking for all of them copies them. */
public final class TimeZones {
  private static final Set<String> NAMES = Set.copyOf(ZoneId.getAvailableZoneIds());

  private TimeZones() {}

  public static boolean isKnown(String name) {
    return NAMES.contains(name);
  }

  /** Empty when there is none of that name. */
  public static Optional<ZoneId> named(String name) {
    return isKnown(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
  }
}
