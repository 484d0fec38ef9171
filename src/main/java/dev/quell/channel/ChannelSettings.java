package dev.quell.channel;

import java.time.Duration;

/**
 * What a channel was told about merging, grouping and closing.
 *
 * @param json the settings as the API spells them
 * @param mergeWindow how long after its first event an alert takes in more events; zero: until it
 *     ends
 * @param autoResolve closes an incident after this long; zero: never
 * @param autoResolveFromUpdate whether each joining alert restarts that time
 * @param closesWithItsAlerts whether an incident closes when the last of its alerts has recovered
 * @param flapping when a problem that comes and goes is called restless
 * @param marksNovel whether incidents unlike all of the last 30 days are marked
 */
public record ChannelSettings(
    String json,
    Grouping grouping,
    Duration mergeWindow,
    Duration autoResolve,
    boolean autoResolveFromUpdate,
    boolean closesWithItsAlerts,
    Flapping flapping,
    boolean marksNovel) {

  /** Those of JSON as the API spells them; refuses what they may not be. */
  public static ChannelSettings of(String json) {
    return SettingsReader.read(json);
  }

  /** These, with what a request says over them; refuses what they may not be. */
  public ChannelSettings with(String request) {
    return SettingsReader.merged(json, SettingsReader.JSON.readTree(request));
  }
}
