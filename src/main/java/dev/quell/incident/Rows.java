package dev.quell.incident;

import dev.quell.incident.Committed.GroupId;
import dev.quell.incident.Committed.Known;
import dev.quell.incident.IncidentStore.GroupMember;
import dev.quell.timer.WakeUp;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where a unit of work begins: everything as the units before it left it. What is asked for is
 * always asked for by name, so that it costs the same however much there is.
 */
interface Rows {

  /** Readies in few steps what the events of one integration will ask for. */
  void prefetch(long integration, Collection<String> alertKeys);

  Known known(KeyId key);

  Optional<Alert> alert(String id);

  Optional<Incident> incident(String id);

  /** Incidents of a channel that gather these values, newest first; some may be closed. */
  List<String> gathering(GroupId group);

  /** Hands over the open incidents of a channel that take in what reads like them. */
  void gatheringByText(GroupId group, Consumer<Incident> taker);

  /**
   * What incidents of a channel said that were opened after the instant, the oldest first; the
   * newest when they are too many.
   */
  List<SeenText> seenTexts(long channelId, long after, int most);

  /** Some alerts of an incident, by their ids, the newest first. */
  List<Alert> alertsOf(AlertsAsked asked);

  /** Wake-ups due at or before the instant. */
  Collection<WakeUp> dueBy(long instant);

  /** What is held, as it was when the last unit was kept. */
  Holds holds();

  /** Takes over what a unit changed. */
  void keep(Changes changes);

  /** What was kept may be wrong: the next unit begins with what is stored. */
  void forget();

  /**
   * What one unit of work changed.
   *
   * @param groups who gathers what, where the unit added somebody; complete lists, newest first
   * @param joined the new members of groups
   * @param left incidents that gather nothing any more
   * @param regrouped whether an incident gathers again that {@code groups} does not tell of
   * @param events new events of alerts, by alert
   * @param removed incidents that are gone for good
   * @param texts that incidents opened with
   * @param wakeUps new or moved; what {@code cancelled} says is gone, of its kind and subject
   */
  record Changes(
      Map<KeyId, Known> keys,
      Map<String, Alert> alerts,
      Map<String, Incident> incidents,
      Map<GroupId, List<String>> groups,
      List<GroupMember> joined,
      Set<String> left,
      boolean regrouped,
      Map<String, AlertStore.NewEvents> events,
      Set<String> removed,
      List<SeenText> texts,
      Collection<WakeUp> wakeUps,
      Collection<WakeUp> cancelled) {}
}
