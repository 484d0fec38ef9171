package dev.quell.escalation;

import dev.quell.model.Severity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom one level tells, and how.
 *
 * @param people ids of members
 * @param teams all of whose members are told
 * @param schedules those on call there, by schedule the roles that count, in the order named; 0 is
 *     any role
 * @param mails addresses of people who are no members
 * @param media by which people are told
 * @param robots group chats
 */
public record Targets(
    List<Long> people,
    List<Long> teams,
    Map<Long, List<Long>> schedules,
    List<String> mails,
    Media media,
    List<Robot> robots) {
  public Targets {
    people = List.copyOf(people);
    teams = List.copyOf(teams);
    schedules = Collections.unmodifiableMap(new LinkedHashMap<>(schedules));
    mails = List.copyOf(mails);
    robots = List.copyOf(robots);
  }

  /**
   * By which media people are told.
   *
   * @param ownPreference each person's own settings decide
   * @param bySeverity the media otherwise; none: nobody is told in person
   */
  public record Media(boolean ownPreference, Map<Severity, List<String>> bySeverity) {
    public Media {
      bySeverity = Map.copyOf(bySeverity);
    }
  }

  /**
   * A group chat that is written to.
   *
   * @param medium one of those that take group messages
   * @param settings as the medium asks for them; some are secret
   */
  public record Robot(String medium, Map<String, Object> settings) {}
}
