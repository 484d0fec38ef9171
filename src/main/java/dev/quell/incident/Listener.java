package dev.quell.incident;

/**
 * Hears everything that timelines tell, in the unit of work that tells it. What it wants written
 * goes beside that, so that it is kept with what it heard or not at all.
 */
@FunctionalInterface
public interface Listener {
  /** Nobody listens, as when the past is tried again. */
  Listener NOBODY = (unit, channelId, entry) -> {};

  /**
   * The timeline of an alert or an incident tells something more.
   *
   * @param channelId of the subject; 0 for none
   */
  void told(UnitOfWork unit, long channelId, TimelineEntry entry);
}
