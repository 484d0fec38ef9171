package dev.quell.insight;

import dev.quell.storage.Database;

/**
 * How many of each there are, counted in the store.
 *
 * @param countedEvents events that count for an alert
 */
public record Tally(
    long countedEvents, long alerts, long openAlerts, long incidents, long openIncidents) {

  public static Tally of(Database database) {
    return database.read(sql ->
        new Tally(
            sql.number("select coalesce(sum(event_cnt), 0) from alert"),
            sql.number("select count(*) from alert"),
            sql.number("select count(*) from alert where is_open = 1"),
            sql.number("select count(*) from incident"),
            sql.number("select count(*) from incident where progress < 2")));
  }

  /** How much of the noise never reached people, in percent of the counted events. */
  public double noiseReduction() {
    return countedEvents == 0 ? 0 : 100.0 - 100.0 * incidents / countedEvents;
  }
}
