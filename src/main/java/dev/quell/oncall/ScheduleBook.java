package dev.quell.oncall;

import dev.quell.web.ApiException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All schedules as they are, oldest first, and what roles are called. */
record ScheduleBook(Map<Long, Schedule> byId, Map<Long, String> roles) {

  static ScheduleBook of(List<Schedule> schedules, Map<Long, String> roles) {
    Map<Long, Schedule> byId = new LinkedHashMap<>();
    schedules.forEach(schedule -> byId.put(schedule.id(), schedule));
    return new ScheduleBook(byId, roles);
  }

  List<Schedule> all() {
    return List.copyOf(byId.values());
  }

  Optional<Schedule> find(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  Schedule existing(long id) {
    return find(id).orElseThrow(() -> ApiException.notFound("schedule", id));
  }

  Optional<Schedule> named(String name) {
    return byId.values().stream()
        .filter(schedule -> schedule.body().name().equals(name))
        .findFirst();
  }
}
