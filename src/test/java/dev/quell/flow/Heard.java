package dev.quell.flow;

import dev.quell.incident.Incident;
import dev.quell.insight.Past;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything a replay told. */
class Heard implements Past.Audience {
  final List<Past.Judged> judged = new ArrayList<>();
  final Map<Past.World, Map<String, Incident>> incidents = new EnumMap<>(Past.World.class);
  final Map<Past.Note, Long> notes = new EnumMap<>(Past.Note.class);
  final List<String> opened = new ArrayList<>();
  long records;

  @Override
  public void reached(long done, long ofRecords, long events) {
    records = done;
  }

  @Override
  public void judged(Past.Judged one) {
    judged.add(one);
  }

  @Override
  public void opened(Past.World world, Incident incident, String founded) {
    opened.add(incident.id());
  }

  @Override
  public void forgotten(Past.World world, Incident incident) {
    // What it came to was told.
  }

  @Override
  public void changed(Past.World world, Incident incident) {
    incidents.computeIfAbsent(world, w -> new LinkedHashMap<>()).put(incident.id(), incident);
  }

  @Override
  public void noted(Past.Note note, long times) {
    notes.put(note, times);
  }

  Map<String, Incident> incidents(Past.World world) {
    return incidents.getOrDefault(world, Map.of());
  }
}
