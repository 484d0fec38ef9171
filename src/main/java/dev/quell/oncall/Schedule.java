package dev.quell.oncall;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Who is on call when, as people arranged it. */
record Schedule(long id, Body body, Stamps stamps) {

  /**
   * What a schedule says, as it is kept.
   *
   * @param timeZone by whose wall clock it goes
   * @param layers overrides come last
   * @param notice who is told of shifts to come, as published
   */
  record Body(
      String name,
      String description,
      long teamId,
      String timeZone,
      List<Layer> layers,
      Optional<ScheduleNotice> notice) {
    Body {
      layers = List.copyOf(layers);
    }

    Body withLayers(List<Layer> others) {
      return new Body(name, description, teamId, timeZone, others, notice);
    }
  }

  WallClock clock() {
    return new WallClock(ZoneId.of(body.timeZone()));
  }

  Roster roster() {
    return new Roster(body.layers(), ZoneId.of(body.timeZone()));
  }

  RosterCheck check() {
    return new RosterCheck(body.layers(), clock());
  }

  Optional<Layer> layer(String layerId) {
    return body.layers().stream().filter(layer -> layer.id().equals(layerId)).findFirst();
  }

  /** Whether this person has a turn in any layer, now or ever. */
  boolean names(long personId) {
    return body.layers().stream()
        .flatMap(layer -> layer.groups().stream())
        .flatMap(group -> group.people().stream())
        .anyMatch(person -> person.personId() == personId);
  }
}
