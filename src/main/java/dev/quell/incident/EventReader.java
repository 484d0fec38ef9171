package dev.quell.incident;

import dev.quell.model.Event;
import dev.quell.model.ObjectId;
import dev.quell.queue.EventLog;
import dev.quell.queue.LogRecord;
import dev.quell.queue.Segment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes events out of the log again; those that retention removed are left out. */
final class EventReader {
  private final EventLog log;

  EventReader(EventLog log) {
    this.log = log;
  }

  private record Place(EventItem.Wanted wanted, ObjectId.Address address) {}

  /** An event may count for alerts of several channels. */
  private record Key(String eventId, String alertId) {
    static Key of(EventItem.Wanted wanted) {
      return new Key(wanted.eventId(), wanted.alert().id());
    }
  }

  /** The events in the order they are asked for; each segment of the log is read once. */
  List<EventItem> read(List<EventItem.Wanted> wanted, Names names) {
    List<Place> places = new ArrayList<>();
    wanted.forEach(
        one -> ObjectId.parse(one.eventId()).ifPresent(found -> places.add(new Place(one, found))));
    places.sort(Comparator.comparingLong(place -> place.address().offset()));
    Map<Key, EventItem> found = new HashMap<>();
    Optional<Segment> segment = Optional.empty();
    long missingUpTo = -1;
    for (Place place : places) {
      long offset = place.address().offset();
      if (segment.isEmpty() || offset >= segment.get().end()) {
        if (offset == missingUpTo) {
          continue;
        }
        segment = log.segmentAt(offset);
        missingUpTo = segment.isEmpty() ? offset : missingUpTo;
      }
      segment.ifPresent(read ->
          item(place, read, names).ifPresent(item -> found.put(Key.of(place.wanted()), item)));
    }
    return wanted.stream()
        .flatMap(one -> Optional.ofNullable(found.get(Key.of(one))).stream())
        .toList();
  }

  private static Optional<EventItem> item(Place place, Segment segment, Names names) {
    int index = (int) (place.address().offset() - segment.firstOffset());
    if (!(segment.records().get(index) instanceof LogRecord.Callback callback)) {
      return Optional.empty();
    }
    List<Event> events = callback.events();
    int counter = place.address().counter();
    if (counter >= events.size()) {
      return Optional.empty();
    }
    String type = names.integration(callback.lane()).type();
    return Optional.of(EventItem.of(place.wanted(), callback, events.get(counter), type));
  }
}
